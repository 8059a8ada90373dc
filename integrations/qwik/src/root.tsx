import { component$ } from '@builder.io/qwik';
import { Letter } from './letter';

export default component$(() => (
  <>
    <head>
      <meta charset="utf-8" />
      <title>Qwik</title>
      <link rel="icon" href="data:," />
    </head>
    <body>
      <Letter />
    </body>
  </>
));
