import { type DestinationStream, destination, pino } from 'pino';
import type { Logger, LogLevel } from '../log.ts';

export interface LoggerOptions {
  level: LogLevel;
  /** `json` for programs, `text` for people. */
  format: 'json' | 'text';
  /** Default: standard output. */
  to?: DestinationStream;
}

/** A logger that writes each line before it returns, so that none is lost when the process ends. */
export function createLogger({
  level,
  format,
  to = destination({ dest: 1, sync: true }),
}: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    format === 'json' ? to : { write: (line) => to.write(textOf(line)) },
  );
}

/** `15:04:05 warn The message status=503`, with the stack on lines of its own. */
function textOf(line: string): string {
  const { time, level, message, stack, ...fields } = JSON.parse(line) as Record<string, string | number>;
  const words = [
    new Date(time!).toTimeString().slice(0, 8),
    ...(level === 'info' ? [] : [level]),
    message,
    ...Object.entries(fields).map(([name, value]) => `${name}=${value}`),
  ];
  return `${words.join(' ')}\n${stack === undefined ? '' : `${stack}\n`}`;
}
