// Takes down what a page says: its console, its errors and what its policy refuses. A file, for policies refuse what is inline.
const said = (globalThis.said = []);
for (const level of ['error', 'warn']) {
  const say = console[level].bind(console);
  console[level] = (...words) => {
    said.push(words.join(' '));
    say(...words);
  };
}
globalThis.addEventListener('error', ({ message }) => said.push(`Uncaught ${message}`));
globalThis.addEventListener('unhandledrejection', ({ reason }) => said.push(`Unhandled ${reason}`));
globalThis.document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  said.push(`Refused ${effectiveDirective} ${blockedURI}`),
);
