import { memberListEndpoints } from '../../src/contract/member-list.ts';
import type { Role } from '../../src/contract/members.ts';
import { memberEndpoints } from '../../src/contract/members.ts';
import { getSession } from '../../src/community/session-controller.ts';
import { withRetries, type Community } from '../support/community.ts';

const PASSWORD = 'three blue herons';

/** Signs a member in, as a `<member-login>` anywhere on the site does. */
export async function signIn(community: Community, name: string, role: Role = 'member'): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  await community.member({ email, name, role, password: PASSWORD });
  await signInAgain(community, name);
}

/** Signs in somebody who is a member already. */
export async function signInAgain(community: Community, name: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  const session = await getSession(community.api);
  await withRetries(async () => {
    const result = await session.signIn(memberEndpoints.signIn, { email, password: PASSWORD });
    if (!result.ok) throw new Error(result.failure.code);
  });
  // As a `<member-login>` leaves it for the next page, and says it on this one.
  localStorage.setItem(`community-widgets signed in ${community.api}`, '');
  document.dispatchEvent(new CustomEvent('community-signed-in'));
}

/** Makes the host who is signed in a member, as another host does on another device. */
export async function loseRole(community: Community): Promise<void> {
  await community.member({ email: 'other.host@example.org', role: 'host' });
  const session = await getSession(community.api);
  const options = { params: { member: session.member!.id }, body: { role: 'member' as const } };
  const result = await session.call(memberListEndpoints.changeMember, options);
  if (!result.ok) throw new Error(result.failure.code);
}
