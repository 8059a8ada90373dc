import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { importedRowFields, importEvent, ImportQuery } from './file-import.ts';
import { roles } from './roles.ts';

/** Bytes of a file of members that is imported over HTTP: about 20,000 people. The command line takes any. */
export const MAX_MEMBER_IMPORT_BYTES = 1024 * 1024;

/**
 * What becomes of a row. `invited`: they get an email with a link. `changed`: they are a member or invited, and get the
 * role in the file. `known`: they are a member or invited, and stay as they are; they get no email. `refused`: the role
 * of a member can't be changed as the file says. `invalid`: the row cannot be read.
 */
export const memberImportOutcomes = ['invited', 'changed', 'known', 'refused', 'invalid'] as const;

export const ImportedMember = z.object({
  ...importedRowFields,
  outcome: z.enum(memberImportOutcomes),
  /** The role that they have after the import; null if the row is invalid. */
  role: z.nullable(z.enum(roles)),
});
export type ImportedMember = z.infer<typeof ImportedMember>;

export const MemberImportSummary = z.object({ rows: z.record(z.enum(memberImportOutcomes), z.number()) });
export type MemberImportSummary = z.infer<typeof MemberImportSummary>;

/** A line of the response to `POST /members/imports`. */
export const MemberImportEvent = importEvent(ImportedMember, MemberImportSummary);
export type MemberImportEvent = z.infer<typeof MemberImportEvent>;

/** The endpoints of hosts for all members as a file. */
export const memberFileEndpoints = {
  exportMembers: endpoint({
    method: 'GET',
    path: '/members.csv',
    role: 'host',
    scope: 'members:read',
    summary: 'The members and invited people as CSV, with their role and when they joined and last signed in',
    status: 200,
    responseType: 'text/csv',
    recorded: true,
  }),
  // For sessions only, like invitations: a token that leaks must not make anyone a host.
  importMembers: endpoint({
    method: 'POST',
    path: '/members/imports',
    role: 'host',
    summary:
      'Invites everyone in a CSV file, gives members the role in it, and tells what becomes of each row',
    query: ImportQuery,
    requestType: 'text/csv',
    maxBytes: MAX_MEMBER_IMPORT_BYTES,
    idempotencyKey: 'none',
    // Not of a dry run.
    recorded: false,
    status: 200,
    responseType: 'application/x-ndjson',
    problems: ['conflict'],
  }),
} as const;
