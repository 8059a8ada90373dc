import { LitElement } from 'lit';
import { OURS } from './community/define.ts';

/*
 * For pages that `@lit-labs/ssr` has rendered; import it before the elements. Lit would hydrate that first state, and
 * fail if this visitor's differs: signed in, in another language, half signed up. So it stays visible until the
 * element's own is ready, which replaces it within one task.
 */
LitElement.addInitializer((element) => {
  const host = element as LitElement;
  const { shadowRoot } = host;
  if (!shadowRoot || !(OURS in host.constructor)) return;
  const rendered = [...shadowRoot.childNodes];
  const own = host as unknown as { createRenderRoot: () => ShadowRoot };
  const create = own.createRenderRoot;
  own.createRenderRoot = () => {
    // Hides the shadow root: `attachShadow` then returns the declarative one, emptied, and nothing is hydrated.
    Object.defineProperty(host, 'shadowRoot', { value: null, configurable: true });
    const root = create.call(host);
    Reflect.deleteProperty(host, 'shadowRoot');
    root.prepend(...rendered);
    return root;
  };
  host.addController({
    hostUpdate() {
      for (const node of rendered.splice(0)) node.remove();
    },
  });
});
