let isSaid = false;

/** Logs once that the page lets no element render. Imports nothing, because nothing that needs Lit can load here. */
export function explainTrustedTypes(): void {
  if (isSaid) return;
  isSaid = true;
  console.error(
    'community-widgets: the Content Security Policy of this page does not allow the Trusted Types policy "lit-html", so no element can be shown. Write trusted-types lit-html into it.',
  );
}
