import { expect, waitUntil } from '@open-wc/testing';
import '../../src/group-board/group-board.ts';
import '../../src/member-login/member-login.ts';
import '../../src/newsletter-signup/newsletter-signup.ts';
import '../../src/showcase-feed/showcase-feed.ts';
import { signIn } from '../showcase-feed/member.ts';
import { startCommunity } from '../support/community.ts';

type Listener = EventListenerOrEventListenerObject;

/** What listens to window and document from now on, by event. */
function watchListeners(): { all: () => string[]; stop: () => void } {
  const listening = new Map<string, Set<Listener>>();
  const restore = [window, document].map((target) => {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (type: string, listener: Listener, options?: AddEventListenerOptions) => {
      const listeners = listening.get(type) ?? new Set();
      listening.set(type, listeners.add(listener));
      options?.signal?.addEventListener('abort', () => listeners.delete(listener));
      addEventListener.call(target, type, listener, options);
    };
    target.removeEventListener = (type: string, listener: Listener, options?: EventListenerOptions) => {
      listening.get(type)?.delete(listener);
      removeEventListener.call(target, type, listener, options);
    };
    return () => Object.assign(target, { addEventListener, removeEventListener });
  });
  return {
    all: () => [...listening].flatMap(([type, { size }]) => (size ? [`${type} ${size}`] : [])).sort(),
    stop: () => restore.forEach((it) => it()),
  };
}

type Loaded = HTMLElement & { api: string; controller?: object; login?: object; signup?: object };
const isLoaded = ({ controller, login, signup }: Loaded) => !!(controller ?? login ?? signup);

// As single-page apps and page swappers (Turbo, htmx, Swup, Barba) do it: the page stays, the element goes.
for (const tag of ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'])
  it(`a <${tag}> of a member leaves nothing that listens, however early it goes`, async () => {
    const community = await startCommunity();
    const { api } = community;
    await signIn(community, 'Ada');
    const element = () => Object.assign(document.createElement(tag) as Loaded, { api });
    const whole = async () => {
      const shown = element();
      document.body.append(shown);
      await waitUntil(() => isLoaded(shown), `${tag} is loaded`);
      shown.remove();
      await Promise.resolve();
    };
    // The first loads the modules, which listen for the page's whole life, as does the stream of changes.
    await whole();
    const hasStream = async () => (await community.received('GET', '/live')).length > 0;
    if (tag !== 'newsletter-signup') await waitUntil(hasStream, 'the stream');
    const listeners = watchListeners();
    try {
      for (let frames = 0; frames < 4; frames++) {
        const early = element();
        document.body.append(early);
        for (let passed = 0; passed < frames; passed++)
          await new Promise((next) => requestAnimationFrame(next));
        early.remove();
      }
      await whole();
      await waitUntil(() => !listeners.all().length, `none listens, but ${listeners.all().join(', ')}`);
      expect(listeners.all()).to.deep.equal([]);
    } finally {
      listeners.stop();
    }
  });
