import { render } from 'preact';
import { useState } from 'preact/hooks';
import 'community-widgets/newsletter-signup';
import type {} from 'community-widgets/preact';

declare const API: string;

function App() {
  const [level, setLevel] = useState(2);
  const [heard, setHeard] = useState('');
  return (
    <>
      <newsletter-signup
        api={API}
        layout="card"
        headingLevel={level}
        strings={{ title: 'The Thursday letter' }}
        debug={false}
        oncommunity-signup-pending={(event) => setHeard(event.type)}
      />
      <button onClick={() => setLevel(3)}>Level</button>
      <output>{heard}</output>
    </>
  );
}

render(<App />, document.querySelector('main')!);
