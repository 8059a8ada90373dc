import { expect } from '@open-wc/testing';
import { getSession } from '../../src/community/session-controller.ts';
import { memberEndpoints } from '../../src/contract/members.ts';
import { listenTo } from '../support/heard.ts';
import { openAsMember, PASSWORD, type Person } from './page.ts';

const WRONG = 'Something went wrong. Please try again.';
const UNREACHABLE = 'We couldn’t reach the server. Check your connection and try again.';
const ENDED = 'Signed out on that device.';

const buttons = (person: Person) => [
  ...person.login.shadowRoot!.querySelectorAll<HTMLElement>('.sessions button'),
];
const focused = (person: Person) => person.login.shadowRoot!.activeElement;

/** A member, with the list of their devices open: this one and some others. */
async function withDevices(others: number): Promise<Person> {
  const person = await openAsMember();
  const { email } = person;
  const session = await getSession(person.community.api);
  // Each session of before is then that of another device.
  for (let device = 0; device < others; device++)
    await session.signIn(memberEndpoints.signIn, { email, password: PASSWORD });
  await person.choose('sessions');
  await person.sees(() => buttons(person).length === others);
  return person;
}

function press(button: HTMLElement): void {
  button.focus();
  button.click();
}

describe('another device', () => {
  const faults = { error: WRONG, drop: UNREACHABLE } as const;
  for (const [kind, sentence] of Object.entries(faults) as ['error' | 'drop', string][])
    it(`that can’t be signed out stays in the list, with "${sentence}" beside it, each time`, async () => {
      const person = await withDevices(1);
      const [button] = buttons(person);
      const heard = listenTo(person.login);
      await person.community.fault({ kind, path: '/member/sessions', times: 1000 });
      press(button!);
      await person.sees(() => person.error === sentence);
      expect(person.part('error')!.closest('.asked')).to.exist;
      expect(focused(person)).to.equal(button);
      expect(buttons(person)).to.deep.equal([button]);
      press(button!);
      await person.sees(() => heard.filter((it) => it === sentence).length === 2);
      await person.community.clearFaults();
      press(button!);
      await person.sees(() => heard.includes(ENDED));
      expect(person.error).to.equal('');
      expect(buttons(person)).to.deep.equal([]);
      await person.sees(() => focused(person) === person.part('heading'));
    });

  it('that was signed out already is said to be', async () => {
    const person = await withDevices(1);
    const session = await getSession(person.community.api);
    const { email } = person as Person & { email: string };
    await person.community.endSessions();
    await session.signIn(memberEndpoints.signIn, { email, password: PASSWORD });
    const heard = listenTo(person.login);
    press(buttons(person)[0]!);
    await person.sees(() => heard.includes(ENDED));
    expect(person.error).to.equal('');
  });

  it('that is signed out is off the list, and each time that is said', async () => {
    const person = await withDevices(2);
    const [first] = buttons(person);
    const heard = listenTo(person.login);
    press(first!);
    await person.sees(() => buttons(person).length === 1);
    press(buttons(person)[0]!);
    await person.sees(() => heard.filter((it) => it === ENDED).length === 2);
    expect(buttons(person)).to.deep.equal([]);
  });

  it('stays signed in if signing out everywhere fails, with the reason below the button, each time', async () => {
    const person = await withDevices(1);
    const heard = listenTo(person.login);
    await person.community.fault({ kind: 'error', path: '/member/sessions', times: 1000 });
    const button = person.part('sign-out-everywhere')!;
    press(button);
    await person.sees(() => person.error === WRONG);
    expect(person.part('error')!.closest('.asked')).to.exist;
    press(button);
    await person.sees(() => heard.filter((it) => it === WRONG).length === 2);
    expect(focused(person)).to.equal(button);
    expect(buttons(person)).to.have.length(1);
  });
});
