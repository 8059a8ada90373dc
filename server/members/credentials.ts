import type { Member, PasswordRequest, SignedIn, SignInRequest } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { count, countAll, giveBack } from '../http/middleware/rate-limit.ts';
import { addressFrom } from '../email/address.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { sentAway } from './password-queue.ts';
import { checkPassword, hashPassword, setPassword } from './accounts.ts';
import { passwordFault } from './passwords.ts';
import { profileOf } from './profile.ts';
import { announce } from '../realtime/publish.ts';
import { deleteOtherSessions } from './queries/sessions.ts';
import { beginSession, type Caller, cameByMail } from './sessions.ts';
import { type Attempt, passwordLimits } from './sign-in-limits.ts';

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
  return beginSession(database, office, { member, thumbprint, by: 'password', device, client });
}

interface Try extends Attempt {
  password: string;
  /** The member who is signed in already. */
  by?: string;
}

/** One try at a password. What holds it comes before the slow comparison, so that a flood of guesses costs next to nothing. */
async function tried(
  database: Database,
  office: Office,
  { password, by, ...attempt }: Try,
): Promise<MemberRow | Refusal> {
  const away = sentAway();
  if (away) return away;
  const counted = await passwordLimits(database, office, attempt);
  const limited = await countAll(database, office, counted);
  if (limited) return limited;
  const member = await checkPassword(database, office, { address: attempt.address, password, by });
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
  const limited = await count(database, office, 'passwordChanges', member.id);
  if (limited) return limited;
  const { hasPassword } = await profileOf(database, office, member);
  if (hasPassword && !cameByMail(office, session)) {
    if (current === undefined) return currentMissing;
    const checked = await tried(database, office, {
      address: member.address,
      password: current,
      client,
      by: member.id,
    });
    if (checked instanceof Refusal) return checked;
  }
  const hash = await hashPassword(database, office, password, member.id);
  if (hash instanceof Refusal) return hash;
  return database.transaction().execute(async (transaction) => {
    await setPassword(transaction, office, member.id, hash);
    await deleteOtherSessions(transaction, session);
    // What the other sessions have open ends at once, not at the next look whether they are alive.
    await announce(transaction, office, 'member', member.id);
    return profileOf(transaction, office, member);
  });
}

const currentMissing = new Refusal('invalid', {
  errors: [{ field: 'current', detail: 'Type the password you have now.' }],
});
