let isSaid = false;

/** Says once that the page allows no element to draw. It stands on its own, for nothing that needs Lit can be loaded here. */
export function explainTrustedTypes(): void {
  if (isSaid) return;
  isSaid = true;
  console.error(
    'community-widgets: the Content Security Policy of this page does not allow the Trusted Types policy "lit-html", so no element can be shown. Write trusted-types lit-html into it.',
  );
}
