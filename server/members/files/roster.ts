import type { ImportedMember, Role } from '../../../src/contract/index.ts';
import type { Database } from '../../database/tables.ts';
import { membersToImport } from '../queries/member-list.ts';
import type { Person } from './row.ts';

interface Entry {
  id: string;
  role: Role;
  hasJoined: boolean;
}

/** What becomes of a person, and whom it changes. */
export interface Decision extends Pick<ImportedMember, 'outcome' | 'detail' | 'role'> {
  id?: string;
}

/** Those among the people of a file who are members or invited, and all hosts. */
export class Roster {
  readonly #entries = new Map<string, Entry>();

  /** Those who were read before stay as they are, because a dry run changes them only here. */
  async read(database: Database, people: readonly Person[]): Promise<void> {
    const addresses = people.map(({ address }) => address.canonical);
    for (const { canonical_email, id, role, joined_at } of await membersToImport(database, addresses)) {
      if (!this.#entries.has(canonical_email))
        this.#entries.set(canonical_email, { id, role, hasJoined: joined_at !== null });
    }
  }

  /** Decides on a person. `self`: id of the host who imports. */
  decide({ address, role }: Person, self: string | undefined): Decision {
    const known = this.#entries.get(address.canonical);
    if (!known) return { outcome: 'invited', detail: null, role: role ?? 'member' };
    const before = known.role;
    if (role === undefined || role === before) return { outcome: 'known', detail: null, role: before };
    const reason = this.#reasonAgainst(known, self);
    if (reason) return { outcome: 'refused', detail: `${address.typed} ${reason}`, role: before };
    known.role = role;
    return { outcome: 'changed', detail: `${address.typed} was a ${before}`, role, id: known.id };
  }

  #reasonAgainst(member: Entry, self: string | undefined): string | undefined {
    if (member.id === self) return 'is you: another host can change your role';
    if (member.role === 'host' && !this.#hasOtherHost(member))
      return 'is the last host: make another member a host first';
    return undefined;
  }

  /** An invited host who has never signed in cannot stand in for one who has. */
  #hasOtherHost(member: Entry): boolean {
    return [...this.#entries.values()].some(
      (it) => it !== member && it.role === 'host' && (it.hasJoined || !member.hasJoined),
    );
  }
}
