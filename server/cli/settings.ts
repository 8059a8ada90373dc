import { lockSettings, saveSettings } from '../console/settings.ts';
import { inTransaction } from '../database/transaction.ts';
import { validate } from '../http/validation.ts';
import { attempt, ProblemError } from '../problem.ts';
import { schemaUrl } from '../settings/json-schema.ts';
import { knownNamesAt } from '../settings/known-names.ts';
import { readSettings } from '../settings/queries.ts';
import { Settings } from '../settings/settings.ts';
import { type CliContext, contextFor, type Terminal } from './command.ts';

export async function showSettings({ database, url }: CliContext, { out }: Terminal): Promise<number> {
  const settings = { $schema: schemaUrl(url), ...(await readSettings(database)) };
  await out(`${JSON.stringify(settings, null, 2)}\n`);
  return 0;
}

/**
 * Changes single values (`title=…`, `schedule.weekday=friday`), or all keys of a JSON document on the input. Returns
 * the exit code.
 */
export async function setSettings(cli: CliContext, terminal: Terminal, changes: string[]): Promise<number> {
  const given = changes.length > 0 ? undefined : await documentIn(terminal);
  if (typeof given === 'string') {
    await terminal.writeStatus(`${given}\n`);
    return 1;
  }
  const { problem } = await attempt(() =>
    inTransaction(contextFor(cli), async (ctx) => {
      const settings: unknown = structuredClone(await lockSettings(ctx.db));
      if (given) Object.assign(settings as Branch, given);
      const fault = change(settings, changes);
      if (fault !== undefined) throw new ProblemError('malformed', { detail: fault });
      await saveSettings(ctx, validate(Settings, settings));
    }),
  );
  const { errors = [] } = problem?.reasons ?? {};
  for (const { field, detail } of errors)
    await terminal.writeStatus(`${field}: ${suggestion(field) ?? detail}\n`);
  if (problem)
    await terminal.writeStatus(errors.length > 0 ? 'Nothing has changed.\n' : `${problem.message}\n`);
  else await terminal.writeStatus('Saved.\n');
  return problem ? 1 : 0;
}

/** For a name that no setting has, the name that was probably meant. */
function suggestion(field: string): string | undefined {
  const known = knownNamesAt(Settings, field.split('.'));
  if (!known) return undefined;
  return known.nearest
    ? `there is no such setting; did you mean ${known.nearest}?`
    : `there is no such setting, only ${known.all.join(', ')}`;
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

/** The JSON document on the input, or what is wrong with it. */
async function documentIn({ input }: Terminal): Promise<Branch | string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  try {
    const given: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (given === null || typeof given !== 'object' || Array.isArray(given))
      return 'The settings must be one JSON object.';
    const { $schema: _schema, ...changes } = given as Branch;
    return changes;
  } catch (error) {
    return `The settings aren’t valid JSON: ${(error as Error).message}`;
  }
}
