import { closestMatch } from 'leven';
import { validate } from '../http/validation.ts';
import { checkStrings } from '../i18n/check-strings.ts';
import { attempt } from '../problem.ts';
import { knownNamesAt, schemaUrl } from '../settings/json-schema.ts';
import { readSettings, writeSettings } from '../settings/queries.ts';
import { checkSettings, Settings } from '../settings/settings.ts';
import type { CliContext, Terminal } from './command.ts';

/** More differences than these are another word. */
const MAX_TYPOS = 3;

export async function showSettings({ database, url }: CliContext, { out }: Terminal): Promise<number> {
  const settings = { $schema: schemaUrl(url), ...(await readSettings(database)) };
  await out(`${JSON.stringify(settings, null, 2)}\n`);
  return 0;
}

/**
 * Changes single values (`title=…`, `schedule.weekday=friday`), or all keys of a JSON document on the input. Returns
 * the exit code.
 */
export async function setSettings(
  { database, clock }: CliContext,
  terminal: Terminal,
  changes: string[],
): Promise<number> {
  const settings: unknown = structuredClone(await readSettings(database));
  const fault = changes.length > 0 ? change(settings, changes) : await merge(settings, terminal);
  if (fault !== undefined) {
    await terminal.writeStatus(`${fault}\n`);
    return 1;
  }
  const { value: valid, problem } = await attempt(async () => validate(Settings, settings));
  const errors = problem ? (problem.reasons.errors ?? []) : [...checkSettings(valid), ...checkStrings(valid)];
  if (problem || errors.length > 0) {
    for (const { field, detail } of errors)
      await terminal.writeStatus(`${field}: ${suggestion(field) ?? detail}\n`);
    await terminal.writeStatus('Nothing has changed.\n');
    return 1;
  }
  await writeSettings(database, valid, clock.now());
  await terminal.writeStatus('Saved.\n');
  return 0;
}

/** For a name that no setting has, the name that was probably meant. */
function suggestion(field: string): string | undefined {
  const path = field.split('.');
  const name = path.at(-1)!;
  const known = knownNamesAt(path);
  if (known.length === 0 || known.includes(name) || /^\d+$/.test(name)) return undefined;
  const nearest = closestMatch(name, known, { maxDistance: MAX_TYPOS });
  return nearest
    ? `there is no such setting; did you mean ${nearest}?`
    : `there is no such setting, only ${known.join(', ')}`;
}

type Branch = Record<string, unknown>;

function change(settings: unknown, changes: string[]): string | undefined {
  for (const assignment of changes) {
    const equals = assignment.indexOf('=');
    if (equals < 1) return `"${assignment}" must be key=value, as in title="The Thursday letter"`;
    const path = assignment.slice(0, equals).split('.');
    const last = path.pop()!;
    let branch = settings as Branch;
    for (const name of path) {
      if (!Object.hasOwn(branch, name))
        Object.defineProperty(branch, name, { value: {}, enumerable: true, writable: true });
      const next = branch[name];
      if (next === null || typeof next !== 'object')
        return `${assignment.slice(0, equals)}: ${name} has no settings below it`;
      branch = next as Branch;
    }
    const value = meant(assignment.slice(equals + 1), Object.hasOwn(branch, last) ? branch[last] : undefined);
    Object.defineProperty(branch, last, { value, enumerable: true, writable: true, configurable: true });
  }
  return undefined;
}

/**
 * Parses a value as JSON if possible, except where the setting is text: a title that looks like a number stays text.
 */
function meant(text: string, before: unknown): unknown {
  if (typeof before === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return before === undefined && typeof value !== 'object' ? text : value;
  } catch {
    return text;
  }
}

async function merge(settings: unknown, { input }: Terminal): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  try {
    const given: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (given === null || typeof given !== 'object' || Array.isArray(given))
      return 'The settings must be one JSON object.';
    const { $schema: _schema, ...changes } = given as Branch;
    Object.assign(settings as Branch, changes);
    return undefined;
  } catch (error) {
    return `The settings aren’t valid JSON: ${(error as Error).message}`;
  }
}
