import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { memberEndpoints } from '../src/contract/members.ts';
import type { Role } from '../src/contract/members.ts';
import { getSession } from '../src/community/session-controller.ts';
import { hintSignedIn } from '../src/community/signed-in-hint.ts';
import '../src/group-board/group-board.ts';
import type { GroupBoard } from '../src/group-board/group-board.ts';
import { clearShowcase, drop, never, openCommunity, type Community } from './community.ts';
import { bootstrapPage, uglyPage } from './pages.ts';

interface Args {
  event: string;
  group: string;
  login: string;
  strings: Record<string, string>;
}
type Story = StoryObj<Args>;

const password = 'three blue herons';
const patience = { timeout: 20_000 };
const DAY = 24 * 3600_000;

/** Of the Swifts, and stuck. */
const henrik = 'person-7@example.org';
/** Who runs the Swifts. */
const gita = 'person-6@example.org';
/** Somebody who does not take part. */
const ada = 'ada@example.org';
const hanna = 'hanna@example.org';

const meta: Meta<Args> = {
  title: 'group-board',
  component: 'group-board',
  // All stories share one database, and a page with all of them would show the groups of one.
  tags: ['!autodocs'],
  globals: { width: '76rem' },
  args: { event: 'current', group: '', login: '', strings: {} },
  loaders: [
    async ({ parameters }) => {
      const { empty = false, as, role } = parameters as { empty?: boolean; as?: string; role?: Role };
      history.replaceState(null, '', location.pathname + location.search);
      await clearShowcase();
      const community = await openCommunity();
      if (!empty) await community.liveDay();
      if (as) await signIn(community, as, role);
      const prepare = parameters['prepare'] as ((community: Community) => Promise<void>) | undefined;
      await prepare?.(community);
      return { community };
    },
  ],
  render: ({ event, group, login, strings }, { loaded, parameters }) =>
    html`<group-board
      api=${(loaded as { community: Community }).community.api}
      event=${event}
      group=${group}
      login=${login}
      .strings=${strings}
      >${parameters['own'] ?? ''}</group-board
    >`,
};
export default meta;

async function signIn(community: Community, email: string, role?: Role): Promise<void> {
  await community.member({
    email,
    password,
    name: email === hanna ? 'Hanna Example' : 'Ada Example',
    ...(role && { role }),
  });
  const session = await getSession(community.api);
  await session.signIn(memberEndpoints.signIn, { email, password });
  hintSignedIn(community.api, true);
}

/** Somebody before the board of a story. */
class Visitor {
  readonly board: GroupBoard;
  readonly community: Community;

  constructor(canvas: HTMLElement, loaded: unknown) {
    this.board = canvas.querySelector('group-board')!;
    this.community = (loaded as { community: Community }).community;
  }

  find<Found extends HTMLElement>(selector: string): Promise<Found> {
    return waitFor(() => {
      const found = this.board.shadowRoot!.querySelector<Found>(selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found;
    }, patience);
  }

  async press(text: string): Promise<void> {
    const button = await waitFor(() => {
      const found = [...this.board.shadowRoot!.querySelectorAll('button')].find(
        (it) => it.textContent.trim().startsWith(text) || it.ariaLabel?.startsWith(text),
      );
      if (!found) throw new Error(`"${text}" is not there`);
      return found;
    }, patience);
    await userEvent.click(button);
  }

  says(text: string): Promise<void> {
    return waitFor(() => expect(this.board.shadowRoot!.textContent).toContain(text), patience);
  }

  async open(group: string): Promise<void> {
    await this.says(group);
    const all = [...this.board.shadowRoot!.querySelectorAll<HTMLElement>('h3 a')];
    await userEvent.click(all.find((it) => it.textContent.includes(group))!);
    await this.find('.person');
  }

  async type(selector: string, text: string): Promise<void> {
    const field = await this.find<HTMLInputElement>(selector);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

const reached = (reach: (visitor: Visitor) => Promise<unknown>, more: Story = {}): Story => ({
  ...more,
  play: async ({ canvasElement, loaded }) => {
    await reach(new Visitor(canvasElement, loaded));
  },
});

const prepared = (prepare: (community: Community) => Promise<void> | void, more: object = {}) => ({
  parameters: { prepare: async (community: Community) => prepare(community), ...more },
});

const as = (email: string, role?: Role): Story => ({ parameters: { as: email, role } });

/** In a group, with something pressed. */
const inSwifts =
  (...presses: string[]) =>
  async (visitor: Visitor) => {
    await visitor.open('Swifts');
    for (const press of presses) await visitor.press(press);
  };

export const ToAStranger: Story = {};
export const ToAMember: Story = as(henrik);
export const BeforeTheDay: Story = prepared((community) =>
  community.changeEvent({ state: 'open', starts_at: new Date(Date.now() + 3 * DAY) }),
);
export const Closed: Story = prepared((community) =>
  community.changeEvent({ state: 'closed', closed_at: new Date() }),
);
export const NoEvent: Story = { parameters: { empty: true } };
export const Loading: Story = prepared((community) => void (community.fault = never));
export const CannotBeLoaded: Story = prepared((community) => void (community.fault = drop));
export const TheOwnersWords: Story = prepared((community) => void (community.fault = drop), {
  own: html`<p>Groups meet on the first Saturday of the month.</p>`,
});
export const AsItWas = reached(async (visitor) => {
  await visitor.says('Swifts');
  visitor.community.fault = drop;
  const place = visitor.board.parentElement!;
  visitor.board.remove();
  place.append(visitor.board);
  await visitor.says('Last updated');
});
export const NotTakingPartYet: Story = as(ada);
export const TakingPart = reached(async (visitor) => {
  await visitor.press('Take part');
  await visitor.says('Open a group and join it.');
}, as(ada));

export const AGroupToAStranger = reached((visitor) => visitor.open('Swifts'));
export const AnotherGroup = reached((visitor) => visitor.open('Night owls'), as(henrik));
export const MyGroup = reached(inSwifts(), as(henrik));
export const ProposeADate = reached(inSwifts('Propose another date'), as(henrik));
export const ADateIsProposed = reached(async (visitor) => {
  await visitor.open('Swifts');
  await visitor.press('Propose another date');
  await visitor.press('Propose a date');
  await visitor.says('You agree');
}, as(henrik));
export const ChangeAPiece = reached(inSwifts('Edit your piece'), as(henrik));
export const ALinkThatIsNone = reached(async (visitor) => {
  await inSwifts('Edit your piece')(visitor);
  await visitor.type('#piece-link', 'somewhere');
  await visitor.press('Save');
  await visitor.find('.community-error');
}, as(henrik));
export const AReply = reached(inSwifts('Reply to Lior'), as(henrik));
export const AReport = reached(inSwifts('Report: Lior'), as(henrik));
export const Leaving = reached(inSwifts('Leave event'), as(henrik));
export const TwoHaveChangedTheSame = reached(async (visitor) => {
  await inSwifts('Edit your piece')(visitor);
  await visitor.community.changePiece(henrik, { title: 'A map of where we got lost' });
  await visitor.type('#piece-title', 'A map of one wrong turn');
  await visitor.press('Save');
  await visitor.find('.conflict');
}, as(henrik));
export const WaitingToBeSent = reached(async (visitor) => {
  await visitor.open('Swifts');
  await visitor.type('[name="text"]', 'Written in a tunnel.');
  visitor.community.fault = drop;
  await visitor.press('Check in');
  await visitor.says('Not sent yet');
}, as(henrik));
export const TheDateHasPassed = reached(
  inSwifts('Promise a new date'),
  prepared((community) => community.changeDates(new Date(Date.now() - DAY)), { as: henrik }),
);
export const RunningAGroup = reached(inSwifts(), as(gita));
export const RenamingAGroup = reached(inSwifts('Rename group'), as(gita));
export const ToAHost: Story = as(hanna, 'host');

const host = as(hanna, 'host');
const tool = (...presses: string[]) =>
  reached(async (visitor) => {
    for (const press of presses) await visitor.press(press);
    await visitor.find('.tools');
  }, host);
export const TheEvent = tool('Event');
export const ClosingTheEvent = tool('Event', 'Close event');
export const ANewEvent = tool('New event');
export const SplittingPeople = tool('Groups');
export const TheRollCall = tool('Roll-call', 'Start with');
export const NothingWasReported = tool('Reports');

const dark: Story = { globals: { theme: 'dark' } };
const phone: Story = { globals: { width: '18rem' } };
const rtl: Story = { globals: { direction: 'rtl' } };

export const Dark: Story = { ...ToAMember, ...dark };
export const DarkGroup: Story = { ...MyGroup, ...dark };
export const NarrowPhone: Story = { ...ToAMember, ...phone };
export const NarrowPhoneGroup: Story = { ...MyGroup, ...phone };
export const NarrowPhoneRollCall: Story = { ...TheRollCall, ...phone };
export const DarkSplittingPeople: Story = { ...SplittingPeople, ...dark };
export const NarrowPhoneConflict: Story = { ...TwoHaveChangedTheSame, ...phone };
export const German: Story = { ...MyGroup, globals: { language: 'de' } };
export const RightToLeft: Story = { ...ToAMember, ...rtl };
export const RightToLeftGroup: Story = { ...MyGroup, ...rtl };
export const InABootstrapPage: Story = { ...MyGroup, decorators: [bootstrapPage] };
export const InAnUglyPage: Story = { ...MyGroup, decorators: [uglyPage] };
