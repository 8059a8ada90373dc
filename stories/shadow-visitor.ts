import type { StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { memberEndpoints, type Role } from '../src/contract/members.ts';
import { getSession } from '../src/community/session-controller.ts';
import { hintSignedIn } from '../src/community/signed-in-hint.ts';
import type { Community } from './community.ts';

const password = 'three blue herons';
const patience = { timeout: 20_000 };

export const dark = { globals: { theme: 'dark' } } satisfies StoryObj;
export const phone = { globals: { width: '18rem' } } satisfies StoryObj;

/** Parameters of a story whose community is changed before it is shown. */
export const prepared = (prepare: (community: Community) => Promise<void> | void, more: object = {}) => ({
  parameters: { prepare: async (community: Community) => prepare(community), ...more },
});

/** Signs in as a member; adds the member to the community if necessary. */
export async function signIn(
  community: Community,
  member: { email: string; name: string; role?: Role },
): Promise<void> {
  await community.member({ ...member, password });
  const session = await getSession(community.api);
  await session.signIn(memberEndpoints.signIn, { email: member.email, password });
  hintSignedIn(community.api, true);
}

/** Uses the element of a story, whose content is in its shadow tree, as a person does. */
export class ShadowVisitor<Shown extends HTMLElement> {
  element: Shown;
  readonly community: Community;

  constructor(element: Shown, loaded: unknown) {
    this.element = element;
    this.community = (loaded as { community: Community }).community;
  }

  find<Found extends HTMLElement>(selector: string): Promise<Found> {
    return waitFor(() => {
      const found = this.element.shadowRoot!.querySelector<Found>(selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found;
    }, patience);
  }

  async press(text: string): Promise<void> {
    const button = await waitFor(() => {
      const found = [...this.element.shadowRoot!.querySelectorAll('button')].find(
        (it) => it.textContent.trim().startsWith(text) || it.ariaLabel?.startsWith(text),
      );
      if (!found) throw new Error(`"${text}" is not there`);
      return found;
    }, patience);
    await userEvent.click(button);
  }

  says(text: string): Promise<void> {
    return waitFor(() => expect(this.element.shadowRoot!.textContent).toContain(text), patience);
  }

  /** Follows the link in a heading, and waits for what it opens. */
  protected async follow(title: string, opened: string): Promise<void> {
    await this.says(title);
    const all = [...this.element.shadowRoot!.querySelectorAll<HTMLElement>('h3 a')];
    await userEvent.click(all.find((it) => it.textContent.includes(title))!);
    await this.find(opened);
  }
}
