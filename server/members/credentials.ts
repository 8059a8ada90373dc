import type { Member, PasswordRequest, SignedIn, SignInRequest } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { type Counted, clientNetwork, countAll, giveBack } from '../http/limits.ts';
import { addressFrom } from '../newsletter/address.ts';
import { readSettings } from '../newsletter/rows/settings.ts';
import { newsletterIn } from '../newsletter/settings.ts';
import type { Office } from '../office.ts';
import { Refusal } from '../refusal.ts';
import { sentAway } from './hashing.ts';
import { checkPassword, hashPassword, setPassword } from './identity.ts';
import { passwordFault } from './passwords.ts';
import { profileOf } from './profile.ts';
import { deleteOtherSessions } from './rows/sessions.ts';
import { beginSession, type Caller, cameByMail } from './sessions.ts';

/** What a browser shows besides what was typed. */
interface Visitor {
  client: string | undefined;
  thumbprint: string;
  device: string;
}

/** Opens a session for whoever knows the password. Says the same of a wrong one and of an address that nobody has. */
export async function signInByPassword(
  database: Database,
  office: Office,
  { email, password }: SignInRequest,
  { client, thumbprint, device }: Visitor,
): Promise<SignedIn | Refusal> {
  const address = addressFrom(email)?.canonical ?? email;
  const member = await tried(database, office, { address, password, client });
  if (member instanceof Refusal) return member;
  return beginSession(database, office, { member, thumbprint, by: 'password', device });
}

interface Try {
  address: string;
  password: string;
  client: string | undefined;
}

/** One try at a password. What holds it comes before the slow comparison, so that a flood of guesses costs next to nothing. */
async function tried(
  database: Database,
  office: Office,
  { address, password, client }: Try,
): Promise<MemberRow | Refusal> {
  const away = sentAway();
  if (away) return away;
  const counted: Counted[] = [
    ['signIns', address],
    ...(client === undefined ? [] : [['signInsClient', clientNetwork(client)] satisfies Counted]),
    ['signInsAll', ''],
  ];
  const limited = await countAll(database, office, counted);
  if (limited) return limited;
  const member = await checkPassword(database, office, address, password);
  const wrong = member instanceof Refusal && member.code === 'credentials-wrong';
  if (!wrong) await giveBack(database, office, counted);
  return member;
}

/** Sets another password: every other session ends. A token is worth nothing without its key, so this one goes on with its own. */
export async function choosePassword(
  database: Database,
  office: Office,
  caller: Caller,
  { password, current, client }: PasswordRequest & { client: string | undefined },
): Promise<Member | Refusal> {
  const { member, session } = caller;
  const { title } = newsletterIn(await readSettings(database), [member.locale]);
  const fault = await passwordFault(password, { ...member, title });
  if (fault) return fault;
  const { hasPassword } = await profileOf(database, office, member);
  if (hasPassword && !cameByMail(office, session)) {
    if (current === undefined) return currentMissing;
    const checked = await tried(database, office, { address: member.address, password: current, client });
    if (checked instanceof Refusal) return checked;
  }
  const hash = await hashPassword(database, office, password);
  if (hash instanceof Refusal) return hash;
  return database.transaction().execute(async (transaction) => {
    await setPassword(transaction, office, member.id, hash);
    await deleteOtherSessions(transaction, session);
    return profileOf(transaction, office, member);
  });
}

const currentMissing = new Refusal('invalid', {
  errors: [{ field: 'current', detail: 'Type the password you have now.' }],
});
