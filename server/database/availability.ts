/**
 * Whether the error means that the database is temporarily unavailable: no connection, too many connections, a
 * shutdown, a deadlock, a lock or query timeout, or a full disk (25006: the embedded database is read-only then).
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return PASSING_CODES.test(code) || (code === '' && PASSING_MESSAGES.test(error.message));
}

/** PostgreSQL codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), and those of Node. */
const PASSING_CODES =
  /^(08...|53...|57...|40...|55P03|25006|ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE)$/;
/** Messages of node-postgres errors that have no code. */
const PASSING_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;
