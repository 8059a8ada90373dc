/** Letters of right-to-left scripts. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * `message` with its `{name}`s filled in. A value that runs in the other direction is wrapped in FSI … PDI, so that it does not
 * reorder the sentence around it, where no markup can say so: in attributes, subjects and plain text.
 */
export const fill = (message: string, values: Record<string, string | number>): string =>
  message.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = String(values[name] ?? placeholder);
    return RIGHT_TO_LEFT.test(value) === RIGHT_TO_LEFT.test(message) ? value : `\u2068${value}\u2069`;
  });
