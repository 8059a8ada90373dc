import { html } from 'lit';
import { fill } from '../../contract/fill.ts';
import {
  type ImportedMember,
  MAX_MEMBER_IMPORT_BYTES,
  memberFileEndpoints,
  MemberImportEvent,
  memberImportOutcomes,
  type MemberImportSummary,
} from '../../contract/member-files.ts';
import { format } from '../format.ts';
import { ImportPage } from '../import/import-page.ts';
import { strings as common } from '../import/import.strings.ts';
import type { ImportedList } from '../import/imported-list.ts';
import { outcomeHints, outcomeWords, strings } from './import.strings.ts';
import { roleWords, strings as members } from './members.strings.ts';

const list: ImportedList<ImportedMember, MemberImportSummary> = {
  section: 'members',
  endpoint: memberFileEndpoints.importMembers,
  event: MemberImportEvent,
  maxBytes: MAX_MEMBER_IMPORT_BYTES,
  outcomes: memberImportOutcomes.map((it) => [it, outcomeWords[it], outcomeHints[it]]),
  changing: ['invited', 'changed'],
  words: strings,
  submit: ({ rows: { invited } }) =>
    invited ? format(strings.invite, { count: invited }) : common.importAll,
  note: ({ role }) =>
    role ? html`<p class="hint">${fill(strings.role, { role: roleWords[role] })}</p>` : undefined,
  failures: { conflict: members.noMembersPage },
};

/** Invites everyone in a file. */
class MemberImport extends ImportPage<ImportedMember, MemberImportSummary> {
  protected readonly list = list;
}

customElements.define('console-member-import', MemberImport);
