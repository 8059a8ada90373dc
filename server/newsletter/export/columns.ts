import { Attribution, forPersonFields } from '../../../src/contract/index.ts';
import type { AppContext } from '../../app-context.ts';
import type { Signup } from '../queries/signups.ts';
import type { Subscriber } from '../queries/subscribers.ts';
import { unsubscribeLink } from '../unsubscribe-token.ts';

export type Person = Subscriber | Signup;
/** A signup has none of these yet. */
type Dates = Partial<Pick<Subscriber, 'confirmed_at' | 'unsubscribed_at'>>;

export const attributions = Object.keys(Attribution.shape) as (keyof Attribution)[];

const time = (at: Date | null | undefined) => at?.toISOString() ?? '';

/**
 * The CSV columns of the subscriber list, each with its cell. The import knows the same names, so that an export can be
 * imported again.
 */
const cells: Record<string, (person: Person & Dates, ctx: AppContext) => unknown> = {
  email: ({ email }) => email,
  ...forPersonFields((field) => (person: Person) => person[field]),
  state: ({ state }) => state,
  topics: ({ topics }) => topics.join(' '),
  locale: ({ locale }) => locale,
  created_at: ({ created_at: at }) => time(at),
  confirmed_at: ({ confirmed_at: at }) => time(at),
  unsubscribed_at: ({ unsubscribed_at: at }) => time(at),
  page: ({ page_url: page }) => page,
  ...Object.fromEntries(attributions.map((name) => [name, ({ attribution }: Person) => attribution[name]])),
  unsubscribe_link: ({ subject }, ctx) => unsubscribeLink(ctx, subject),
};

export const personColumns = Object.keys(cells);

export const personCells = (ctx: AppContext, person: Person): Promise<unknown[]> =>
  Promise.all(Object.values(cells).map((cell) => cell(person, ctx)));

export const consentColumns = (purpose: string) =>
  ['wording', 'sha256', 'as_configured', 'locale', 'method', 'page', 'at', 'confirmed_at', 'evidence'].map(
    (what) => `consent_${purpose}_${what}`,
  );
