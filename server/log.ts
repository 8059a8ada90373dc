/** From the fewest lines to the most. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * What a line of the log says besides its message. Never an email address, a name, a token, an IP address, or a path
 * or query that may contain one.
 */
export type LogFields = Record<string, string | number | undefined>;

/** Writes lines: `log.info({ request, status }, 'Request')`. Pino has the same methods. */
export type Logger = Record<LogLevel, (fields: LogFields, message: string) => void>;

/** Called with unexpected errors, and the id of the request that has failed, if one has. */
export type Report = (error: unknown, about?: { request?: string | undefined }) => void;
