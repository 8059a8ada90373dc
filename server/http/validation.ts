import * as z from 'zod/mini';
import type { FieldError } from '../../src/contract/index.ts';
import { ProblemError } from '../problem.ts';
import { knownNamesAt } from '../settings/known-names.ts';
import { readJson } from './body.ts';

z.config(z.locales.en());

/** Returns the parsed value, or a problem that names each invalid field. */
export function validate<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const unstorable = textFaults(value, []);
  if (unstorable.length > 0) throw new ProblemError('validation-failed', { errors: unstorable });
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError('validation-failed', { errors: fieldErrors(schema, result.error) });
}

/** Reads and validates the JSON body of a request. */
export async function readValid<S extends z.ZodMiniType>(
  request: Request,
  schema: S,
  maxBytes?: number,
): Promise<z.output<S>> {
  const body = await readJson(request, maxBytes);
  return validate(schema, body);
}

function fieldErrors(schema: z.ZodMiniType, error: z.core.$ZodError): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField(schema, [...issue.path.map(String), key]))
      : { field: issue.path.join('.') || 'body', detail: issue.message },
  );
}

function unknownField(schema: z.ZodMiniType, path: string[]): FieldError {
  const { nearest, all = [] } = knownNamesAt(schema, path) ?? {};
  const hint = nearest ? `Did you mean ${nearest}?` : all.length > 0 && `There are: ${all.join(', ')}.`;
  return { field: path.join('.'), detail: `There is no such field. ${hint || ''}`.trim() };
}

/**
 * Finds text that can't be stored or displayed: PostgreSQL doesn't accept NUL, UTF-8 has no lone surrogates, and
 * other control characters are never part of what people write. Consent wordings and long texts may contain line
 * breaks.
 */
function textFaults(value: unknown, path: (string | number)[]): FieldError[] {
  if (typeof value === 'string') {
    const detail = textFault(value, path.includes('consents') || LONG.includes(path.join('.')));
    return detail === undefined ? [] : [{ field: path.join('.') || 'body', detail }];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textFaults(inner, [...path, key]));
}

const LONG = ['bio', 'excerpt', 'reason', 'content'];

function textFault(text: string, lines: boolean): string | undefined {
  if (!text.isWellFormed()) return 'Take out the broken characters: this is not Unicode text.';
  // PGlite reads each value with a TextDecoder, which drops a byte order mark (Encoding Standard, "BOM sniffing").
  if (lines && text.startsWith('\uFEFF')) return 'Take out the byte order mark at the start.';
  const control = lines ? /[^\P{Cc}\t\r\n]/u : /\p{Cc}/u;
  return control.test(text) ? 'Take out the line breaks and control characters.' : undefined;
}
