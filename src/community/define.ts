// Here, because this runs before Lit: without its policy Lit throws as it is loaded, and all that is seen is an error of its own.
globalThis.document?.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) => {
  if (effectiveDirective === 'trusted-types' && sample.startsWith('lit-html'))
    import('../diagnostics/trusted-types.ts').then((it) => it.explainTrustedTypes()).catch(() => undefined);
});

/** On the classes of every copy of the library. */
export const OURS = Symbol.for('community-widgets/element');

/**
 * Defines a tag once: a second copy of the library, or a second import, leaves the first in place. Where somebody else's element has
 * the name, ours cannot be shown, and the owner is told.
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
