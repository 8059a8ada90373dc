import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { press } from '../support/keys.ts';
import { signIn } from './member.ts';
import { cleanAddress, numbered, openFeed, visit, type Visitor } from './page.ts';

const focused = ({ feed }: Visitor) => feed.shadowRoot!.activeElement as HTMLElement | null;

/** A host before some pieces to review, with a panel open. */
async function panel(button: string, count = 2): Promise<Visitor> {
  const community = await startCommunity();
  const ids = await community.posts(...numbered(count));
  for (const id of ids) await community.setState(id, 'pending');
  await signIn(community, 'Hanna', 'host');
  const visitor = await visit(community);
  await visitor.sees(() => visitor.text.includes(`Review (${count})`));
  visitor.button(button).click();
  await visitor.sees(() => focused(visitor)?.id === 'panel');
  return visitor;
}

/** Opens a form or a question and closes it, by Cancel and by Escape; the focus goes to where `back` says. */
async function expectToClose(
  visitor: Visitor,
  { opener, place, back = opener }: { opener: () => HTMLElement; place: string; back?: () => HTMLElement },
): Promise<void> {
  const cancel = () =>
    [...visitor.all(`${place} button`)].find((it) => it.textContent.trim() === 'Cancel')!.click();
  for (const close of [cancel, () => press('Escape')]) {
    opener().focus();
    opener().click();
    await visitor.sees(() => visitor.all(place)[0]?.contains(focused(visitor)), `${place} has the focus`);
    close();
    await visitor.sees(() => visitor.all(place).length === 0, `${place} is closed`);
    await visitor.sees(() => focused(visitor) === back(), 'the focus is back');
  }
  expect(visitor.part('panel')).not.to.equal(undefined);
}

describe('Cancel and Escape close, and return the focus', () => {
  afterEach(cleanAddress);

  it('a host’s reason, for one and for many', async () => {
    const visitor = await panel('Review');
    await visitor.sees(() => visitor.all('.asked').length === 2);
    const [row] = visitor.all('.asked');
    const [, decline] = row!.querySelectorAll<HTMLElement>('.actions button');
    await expectToClose(visitor, { opener: () => decline!, place: '.asked form', back: () => row! });
    for (const box of visitor.all<HTMLInputElement>('.asked [type="checkbox"]')) box.click();
    await visitor.sees(() => visitor.all('.many').length);
    await expectToClose(visitor, {
      opener: () => visitor.all('.many [aria-expanded]')[0]!,
      place: '.many form',
    });
  });

  it('the removal of a feed', async () => {
    const visitor = await panel('Feeds');
    visitor.all<HTMLInputElement>('#feed')[0]!.value = 'https://ada.example/feed.xml';
    visitor.button('Add feed').click();
    await visitor.sees(() => visitor.all('[data-source]').length === 1);
    await expectToClose(visitor, {
      opener: () => visitor.button('Remove'),
      place: '[data-source] :has(> .sure)',
    });
  });

  it('a member’s own piece, edited and withdrawn', async () => {
    const visitor = await panel('Share your work');
    visitor.all<HTMLInputElement>('#link')[0]!.value = 'https://ada.example/heron';
    visitor.button('Preview').click();
    await visitor.sees(() => visitor.text.includes('Fill in the card yourself'));
    visitor.button('Fill in the card yourself').click();
    await visitor.sees(() => visitor.all('#title').length);
    visitor.all<HTMLInputElement>('#title')[0]!.value = 'A heron';
    visitor.button('Submit').click();
    await visitor.sees(() => visitor.text.includes('in the showcase now'));
    visitor.button('My pieces').click();
    await visitor.sees(() => visitor.all('.rows .state').length === 1);
    await expectToClose(visitor, { opener: () => visitor.button('Edit'), place: '.rows form' });
    await expectToClose(visitor, {
      opener: () => visitor.button('Withdraw'),
      place: '.rows :has(> .sure)',
    });
  });

  it('a report: Escape or its button closes the form, and the piece stays open', async () => {
    const visitor = await openFeed(numbered(1));
    await visitor.open('Piece 1');
    const report = () => visitor.button('Report');
    for (const close of [() => press('Escape'), () => report().click()]) {
      report().click();
      await visitor.sees(() => focused(visitor)?.matches('.report textarea'));
      expect(report().ariaExpanded).to.equal('true');
      close();
      await visitor.sees(() => visitor.all('.report').length === 0);
      await visitor.sees(() => focused(visitor) === report());
      expect(visitor.dialog!.open).to.equal(true);
    }
  });
});

describe('what has the focus in the queue', () => {
  afterEach(cleanAddress);

  it('is never under the bar of what is selected', async () => {
    const visitor = await panel('Review', 12);
    await visitor.sees(() => visitor.all('.asked').length === 12);
    visitor.all<HTMLInputElement>('.asked [type="checkbox"]')[0]!.click();
    await visitor.sees(() => visitor.all('.many').length);
    const root = visitor.feed.shadowRoot!;
    const hidden: string[] = [];
    const look = (control: HTMLElement) => {
      control.focus();
      const { left, top, width, height } = control.getBoundingClientRect();
      const middle = [left + width / 2, top + Math.min(height, innerHeight) / 2] as const;
      if (root.elementFromPoint(...middle)?.closest('.many')) hidden.push(control.outerHTML.slice(0, 80));
    };
    scrollTo(0, 0);
    visitor.all('.asked :is(a, button, input)').forEach(look);
    expect(hidden, 'under the bar').to.deep.equal([]);
    for (const decline of visitor.all('.asked [aria-expanded]')) {
      decline.focus();
      decline.click();
      await visitor.sees(() => focused(visitor)?.id === 'reason');
      look(focused(visitor)!);
      press('Escape');
      await visitor.sees(() => visitor.all('#reason').length === 0);
    }
    expect(hidden, 'under the bar').to.deep.equal([]);
  });
});
