/**
 * The CSV columns of the subscriber list. The export and the import share them, so that an export can be imported
 * again.
 */
export const attributions = ['source', 'medium', 'campaign', 'term', 'content', 'referrer'] as const;

export const personColumns = [
  'email',
  'name',
  'state',
  'topics',
  'locale',
  'created_at',
  'confirmed_at',
  'unsubscribed_at',
  'page',
  ...attributions,
  'unsubscribe_link',
];

export const consentColumns = (purpose: string) =>
  ['wording', 'sha256', 'as_configured', 'locale', 'method', 'page', 'at', 'confirmed_at', 'evidence'].map(
    (what) => `consent_${purpose}_${what}`,
  );
