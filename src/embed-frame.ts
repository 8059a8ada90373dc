// In the page of a frame: sends its content height to the parent page, and offers a link out if the frame can't work.
{
  /** Identifies these messages for the script of the parent page (`embed.ts`). */
  const TYPE = 'community-embed';
  const tell = () => {
    const { height } = document.documentElement.getBoundingClientRect();
    // To any origin: a height is no secret, and only the listed sites can frame this page.
    parent.postMessage({ type: TYPE, height: Math.ceil(height) }, '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
  // The parent's script may load later.
  addEventListener('message', ({ source }) => {
    if (source === parent) tell();
  });
  // A sandbox without allow-same-origin: nothing is stored, and the API may reject requests without an origin.
  if (origin === 'null') document.querySelector<HTMLElement>('#sandboxed')!.hidden = false;
}
