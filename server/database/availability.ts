/**
 * Whether the database only cannot just now: no connection, too many of them, shutting down, a deadlock, a lock or query timeout,
 * no room on its disk (25006: the embedded database takes no writes then).
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return PASSING_CODES.test(code) || (code === '' && PASSING_MESSAGES.test(error.message));
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and those of Node. */
const PASSING_CODES =
  /^(08...|53...|57...|40...|55P03|25006|ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE)$/;
/** node-postgres gives these no code. */
const PASSING_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
