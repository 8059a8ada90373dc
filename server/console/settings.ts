import type { FieldError, SettingsChangeRequest, SettingsDocument } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import type { Database } from '../database/tables.ts';
import { checkStrings } from '../i18n/check-strings.ts';
import { ProblemError } from '../problem.ts';
import { sha256 } from '../secret.ts';
import { readSettings, writeSettings } from '../settings/queries.ts';
import { checkSettings, type Settings } from '../settings/settings.ts';

/** Reads the settings, and holds a lock until the transaction ends, so that no other write comes between. */
export async function lockSettings(transaction: Database): Promise<Settings> {
  await advisoryLock(transaction, 'settings');
  return readSettings(transaction);
}

/** Saves valid settings. Throws a problem that names what the schema cannot see to be wrong. */
export async function saveSettings({ db, clock }: AppContext, settings: Settings): Promise<void> {
  const errors = [...checkSettings(settings), ...checkStrings(settings)];
  if (errors.length > 0) throw new ProblemError('validation-failed', { errors });
  await writeSettings(db, settings, clock.now());
}

export const settingsDocument = async ({ db }: AppContext): Promise<SettingsDocument> => {
  const settings = await readSettings(db);
  return { version: await versionOf(settings), settings };
};

/** Replaces the settings. Saving what they already are is no conflict, so that the request can be repeated. */
export async function changeSettings(
  ctx: AppContext,
  { version, settings }: SettingsChangeRequest,
): Promise<SettingsDocument> {
  const current = await versionOf(await lockSettings(ctx.db));
  if (current !== version && current !== (await versionOf(settings)))
    throw new ProblemError('conflict', {
      detail: 'Someone else has changed the settings in the meantime. Load them again.',
      errors: [{ field: 'version', detail: `It is ${current} now.` }],
    });
  try {
    await saveSettings(ctx, settings);
  } catch (error) {
    throw error instanceof ProblemError ? inRequest(error) : error;
  }
  return settingsDocument(ctx);
}

/** The problem with fields as they are named in the request. */
const inRequest = ({ code, reasons }: ProblemError) =>
  new ProblemError(code, {
    ...reasons,
    errors: (reasons.errors ?? []).map(({ field, detail }): FieldError => ({
      field: `settings.${field}`,
      detail,
    })),
  });

/** A hash of the content: it needs no column, and every change to the settings changes it. */
const versionOf = async (settings: Settings) => (await sha256(JSON.stringify(sorted(settings)))).slice(0, 32);

/** The same value with the names of objects in one order: the database keeps another than requests have. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]),
  );
}
