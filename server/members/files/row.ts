import { Locale, type Role, roles } from '../../../src/contract/index.ts';
import { type Line, plainCell, UNREADABLE, unreadableColumn } from '../../csv.ts';
import { addressFrom } from '../../email/address.ts';
import { nameIn } from '../../newsletter/import/columns.ts';
import { meaningOf } from '../../newsletter/import/providers.ts';
import type { MeantCell } from '../../newsletter/import/status.ts';
import type { Invitation } from '../invitations.ts';

const MAX_NAME_LENGTH = 200;

/** What the columns of a role and of a language are named, as `headings` normalizes them. */
const ROLE = ['role', 'rolle', 'rol', 'ruolo', 'papel', 'funcao', 'rola'];
const LANGUAGE = ['locale', 'language', 'lang', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'jezyk'];
/** Of our own export, for people to read. */
const UNUSED = ['invited', 'joined', 'last_sign_in'];

/** A person in a file. Without a role: as a member, or with the role that they have. */
export type Person = Omit<Invitation, 'role'> & { line: number; role: Role | undefined };

/** A row that cannot be read. */
export interface InvalidPerson {
  line: number;
  email: string | null;
  /** The column that is wrong; null if the row is no CSV. */
  field: string | null;
  /** What to put there. */
  detail: string;
}

/** Which of a file's columns are not imported. */
export const ignoredColumns = (columns: readonly string[]): string[] =>
  columns.filter((name) => ![...ROLE, ...LANGUAGE, ...UNUSED].includes(name) && !isOfPerson(name));

const isOfPerson = (column: string): boolean => {
  const meaning = meaningOf(column, undefined);
  return meaning === 'email' || meaning === 'name' || meaning === 'first-name' || meaning === 'last-name';
};

export function readPerson({ number: line, cells }: Line): Person | InvalidPerson {
  const invalid = (field: string, must: string, email: string | null = null) => ({
    ...{ line, email, field },
    detail: `${field} ${must}`,
  });
  const unreadable = unreadableColumn(cells);
  if (unreadable !== undefined) return invalid(unreadable, UNREADABLE);
  const text = plainCell(cells['email']).trim();
  const address = addressFrom(text);
  if (!address)
    return invalid('email', `must be an address like ada@example.org, not "${text.slice(0, 80)}"`);
  const email = address.typed;
  const name = nameIn(namesOf(cells));
  if (name.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name))
    return invalid('name', `must be one line of at most ${MAX_NAME_LENGTH} letters`, email);
  const role = firstOf(cells, ROLE);
  const known = roles.find((it) => it === role.text.toLowerCase());
  if (role.text && !known)
    return invalid(role.column, `must be one of ${roles.join(', ')}, not "${role.text.slice(0, 40)}"`, email);
  const locale = firstOf(cells, LANGUAGE);
  if (locale.text && !Locale.safeParse(locale.text).success)
    return invalid(locale.column, 'must be a language tag like en or de-AT', email);
  return { line, address, name, role: known, locale: locale.text || undefined };
}

const namesOf = (cells: Line['cells']): MeantCell[] =>
  Object.entries(cells).flatMap(([column, text = '']) => {
    const meaning = meaningOf(column, undefined);
    return meaning ? [{ column, meaning, text }] : [];
  });

/** The first of these columns that isn't empty. */
function firstOf(cells: Line['cells'], columns: readonly string[]): { column: string; text: string } {
  for (const column of columns) {
    const text = plainCell(cells[column]).trim();
    if (text) return { column, text };
  }
  return { column: columns[0]!, text: '' };
}
