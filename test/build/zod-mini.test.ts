import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import { accountCalls } from '../../src/contract/account-calls.ts';
import { memberCalls } from '../../src/contract/member-calls.ts';
import { pageCalls } from '../../src/contract/page-calls.ts';
import { newsletterCalls as calls } from '../../src/contract/newsletter-calls.ts';
import { ownPostCalls } from '../../src/contract/own-post-calls.ts';
import { showcaseCalls } from '../../src/contract/showcase-calls.ts';
import { Failure } from '../../src/contract/failure.ts';

// The same contract once more, with the part of zod that pages get in the place of zod.
registerHooks({
  resolve(specifier, context, next) {
    const part = context.parentURL?.endsWith('?part');
    if (part && specifier === 'zod/mini')
      return next('../../scripts/build/zod-mini.ts', { ...context, parentURL: import.meta.url });
    const found = next(specifier, context);
    return part && specifier.startsWith('.') ? { ...found, url: `${found.url}?part` } : found;
  },
});
const partOf = (file: string) => import(`../../src/contract/${file}.ts?part`) as Promise<unknown>;
const part = {
  ...((await partOf('newsletter-calls')) as typeof import('../../src/contract/newsletter-calls.ts')),
  ...((await partOf('account-calls')) as typeof import('../../src/contract/account-calls.ts')),
  ...((await partOf('page-calls')) as typeof import('../../src/contract/page-calls.ts')),
  ...((await partOf('member-calls')) as typeof import('../../src/contract/member-calls.ts')),
  ...((await partOf('showcase-calls')) as typeof import('../../src/contract/showcase-calls.ts')),
  ...((await partOf('own-post-calls')) as typeof import('../../src/contract/own-post-calls.ts')),
  ...((await partOf('failure')) as typeof import('../../src/contract/failure.ts')),
};

const newsletter = {
  locale: 'en',
  title: 'The Thursday letter',
  promise: '',
  schedule: { weekday: 'thursday', time: '08:00', zone: 'Europe/London' },
  askName: true,
  topics: [{ id: 'drawing', label: 'Drawing' }],
  consents: [{ purpose: 'newsletter', wording: 'Yes, write to me.', required: true }],
  archive: null,
};

const picture = {
  width: 640,
  height: 360,
  color: '#aabbcc',
  alt: '',
  variants: [{ width: 320, source: 'https://example.org/showcase/pictures/p/320.webp' }],
};
const post = {
  id: 'p',
  kind: 'video',
  title: 'A chair',
  excerpt: '',
  link: 'https://example.org/chair',
  author: { name: 'Ada', link: null, picture: null },
  picture,
  media: null,
  event: 'autumn',
  group: null,
  topics: ['wood'],
  language: null,
  date: '2026-11-23T10:00:00.000Z',
  cheers: 2,
};

const answers: [name: string, whole: object, real: Checked, ours: Checked][] = [
  ['newsletter', newsletter, calls.newsletter.answer, part.newsletterCalls.newsletter.answer],
  [
    'form token',
    { token: 't', minimumFill: 2, expiresIn: 3600 },
    calls.formToken.answer,
    part.newsletterCalls.formToken.answer,
  ],
  [
    'pending',
    { subscription: 's', resendAfter: 60, codeExpiresIn: 600 },
    calls.resend.answer,
    part.newsletterCalls.resend.answer,
  ],
  ['state', { state: 'pending' }, calls.subscription.answer, part.newsletterCalls.subscription.answer],
  [
    'signed in',
    {
      token: 't',
      rotateAfter: 86400,
      member: {
        id: 'm',
        name: 'Ada',
        email: 'ada@example.org',
        role: 'host',
        picture: null,
        bio: '',
        link: 'https://ada.example',
        hasPassword: false,
      },
      mayChoosePassword: true,
    },
    memberCalls.signIn.answer!,
    part.memberCalls.signIn.answer!,
  ],
  [
    'sessions',
    { sessions: [{ id: 's', current: true, device: 'Firefox', startedAt: 'then', usedAt: 'now' }] },
    accountCalls.sessions.answer,
    part.accountCalls.sessions.answer,
  ],
  [
    'page',
    {
      id: 'month',
      title: 'A month',
      intro: [{ kind: 'paragraph', runs: [{ text: 'Hello', bold: true, link: 'https://example.org' }] }],
      lessons: [{ id: 'one', title: 'One', opensOn: '2026-11-23', open: true, done: false }],
    },
    pageCalls.page.answer,
    part.pageCalls.page.answer,
  ],
  [
    'lesson',
    {
      id: 'one',
      title: 'One',
      content: [
        { kind: 'list', items: [{ level: 0, ordered: true, runs: [] }] },
        { kind: 'image', source: 'https://example.org/a.png', title: '' },
      ],
    },
    pageCalls.lesson.answer,
    part.pageCalls.lesson.answer,
  ],
  [
    'posts',
    { posts: [post], next: null, newest: 'then' },
    showcaseCalls.showcase.answer,
    part.showcaseCalls.showcase.answer,
  ],
  [
    'preview',
    {
      id: 'p',
      link: 'https://example.org',
      kind: 'article',
      title: 'A',
      excerpt: '',
      author: '',
      language: null,
      picture,
      media: null,
      atOnce: false,
    },
    ownPostCalls.preview.answer!,
    part.ownPostCalls.preview.answer!,
  ],
  [
    'own posts',
    { posts: [{ post, state: 'pending', reason: '', reports: 0, complaints: [''] }], next: 'more' },
    ownPostCalls.ownPosts.answer,
    part.ownPostCalls.ownPosts.answer,
  ],
  [
    'problem',
    {
      type: 't',
      title: 'Too many',
      status: 429,
      code: 'limited',
      errors: [{ field: 'email', detail: 'mend it' }],
      retryAfter: 5,
    },
    Failure,
    part.Failure,
  ],
];

interface Checked {
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

const hostile: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  '',
  'x',
  '\0',
  '<script>',
  '💌'.repeat(120),
  '💌'.repeat(121),
  'x'.repeat(5000),
  [],
  [null],
  {},
  { id: 'UPPER' },
  [[]],
  new Array(21).fill({ id: 'a', label: 'b' }),
  'https://example.org',
  'javascript:alert(1)',
  'de-AT',
  '25:00',
];

/** Every value made by putting each hostile one in each place of `whole`, and by leaving each place out or adding to it. */
function* distortions(whole: unknown): Generator<unknown> {
  yield whole;
  yield* hostile;
  if (typeof whole !== 'object' || !whole) return;
  const copy = (change: (it: Record<string, unknown>) => void) => {
    const it = structuredClone(whole) as Record<string, unknown>;
    change(it);
    return it;
  };
  yield copy((it) => (it['more'] = 1));
  for (const [key, value] of Object.entries(whole)) {
    yield copy((it) => delete it[key]);
    for (const other of distortions(value)) yield copy((it) => (it[key] = other));
  }
}

describe('the part of zod that pages get', () => {
  for (const [name, whole, real, ours] of answers) {
    it(`takes and refuses for "${name}" what zod does, and hands on the same`, () => {
      let refused = 0;
      for (const value of distortions(whole)) {
        const expected = real.safeParse(value);
        const found = ours.safeParse(value);
        const shown = JSON.stringify(value)?.slice(0, 300);
        assert.equal(found.success, expected.success, shown);
        if (expected.success) assert.deepEqual(found.data, expected.data, shown);
        else refused++;
      }
      assert.ok(refused > 20);
    });
  }
});
