import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { importedRowFields, importEvent, ImportQuery } from './file-import.ts';
import { subscriberStates } from './subscribers.ts';

/** Bytes of a file that is imported over HTTP: about 50,000 people. The command line takes any. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

/**
 * What becomes of a row. `unsubscribed`: added, so that no later import subscribes them. `left`: they are on the list,
 * and unsubscribed now, because the file says that they left. `known`: they are on the list, and stay as they are.
 * `skipped`: they bounced, never confirmed or were erased. `invalid`: the row cannot be read.
 */
export const importOutcomes = ['confirmed', 'unsubscribed', 'left', 'known', 'skipped', 'invalid'] as const;

export const ImportedRow = z.object({ ...importedRowFields, outcome: z.enum(importOutcomes) });
export type ImportedRow = z.infer<typeof ImportedRow>;

export const ImportSummary = z.object({
  rows: z.record(z.enum(importOutcomes), z.number()),
  /** How many of the confirmed have no time of consent in the file. */
  undated: z.number(),
  /** Whether times without a zone were read as UTC. */
  withoutZone: z.boolean(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** A line of the response to `POST /newsletter/imports`. */
export const ImportEvent = importEvent(ImportedRow, ImportSummary);
export type ImportEvent = z.infer<typeof ImportEvent>;

export const ExportQuery = z.object({ state: z.optional(z.enum(subscriberStates)) });

/** The endpoints of hosts for the whole list as a file. */
export const subscriberFileEndpoints = {
  exportSubscribers: endpoint({
    method: 'GET',
    path: '/newsletter/subscribers.csv',
    role: 'host',
    scope: 'subscribers:read',
    summary: 'The subscribers and unconfirmed signups as CSV, with their records of consent',
    query: ExportQuery,
    status: 200,
    responseType: 'text/csv',
    recorded: true,
  }),
  importSubscribers: endpoint({
    method: 'POST',
    path: '/newsletter/imports',
    role: 'host',
    scope: 'subscribers:write',
    summary: 'Imports a list as CSV, of this server or another service, and tells what becomes of each row',
    query: ImportQuery,
    requestType: 'text/csv',
    maxBytes: MAX_IMPORT_BYTES,
    idempotencyKey: 'none',
    // Not of a dry run.
    recorded: false,
    status: 200,
    responseType: 'application/x-ndjson',
  }),
} as const;
