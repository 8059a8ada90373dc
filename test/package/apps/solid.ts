import { createSignal } from 'solid-js';
import html from 'solid-js/html';
import { render } from 'solid-js/web';
import 'community-widgets/newsletter-signup';

declare const API: string;

function App() {
  const [level, setLevel] = createSignal(2);
  const [heard, setHeard] = createSignal('');
  return html`<newsletter-signup
      api=${API}
      layout="card"
      prop:headingLevel=${level}
      prop:strings=${{ title: 'The Thursday letter' }}
      prop:debug=${false}
      on:community-signup-pending=${(event: Event) => setHeard(event.type)}
    ></newsletter-signup>
    <button onClick=${() => setLevel(3)}>Level</button>
    <output>${heard}</output>`;
}

render(App as never, document.querySelector('main')!);
