/** A configuration error that the operator can fix. Its message is printed without the stack. */
export class ConfigError extends Error {}
