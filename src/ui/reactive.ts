import type { ReactiveControllerHost } from 'lit';

/** The state of an element's part: assigning another value updates the element, as with `@state()` in the element itself. */
export const reactive = <State extends object>(host: ReactiveControllerHost, state: State): State =>
  new Proxy(state, {
    set(target, name: never, value: never) {
      if (target[name] !== value) host.requestUpdate();
      target[name] = value;
      return true;
    },
  });
