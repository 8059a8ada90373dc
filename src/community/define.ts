// Registered here because this runs before Lit: without its policy Lit throws while loading, with an error that doesn't
// name the cause.
globalThis.document?.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
  if (effectiveDirective === 'trusted-types' && sample.startsWith('lit-html'))
    import('../diagnostics/trusted-types.ts').then((it) => it.explainTrustedTypes()).catch(() => undefined);
});

/** Marks the element classes of every copy of the library. */
export const OURS = Symbol.for('community-widgets/element');

/**
 * Defines a tag once: a second copy of the library, or a second import, keeps the first definition. If another library
 * has defined the tag, ours can't be shown, and the owner is warned.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  Object.defineProperty(element, OURS, { value: true, configurable: true });
  if (!taken) customElements.define(tag, element);
  else if (!(OURS in taken))
    console.error(
      `${tag}: another script of this page has defined <${tag}>, so the community's is not shown. Take that script away, or define ${element.name} of "community-widgets/${tag}.class.js" under another name.`,
    );
}
