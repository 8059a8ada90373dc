// In the page of a frame: tells the page around it how high its content is, and shows the way out where the frame can do nothing.
{
  /** The helper of the page around (`embed.ts`) knows it by this. */
  const TYPE = 'community-embed';
  const tell = () => {
    const { height } = document.documentElement.getBoundingClientRect();
    // To any page: a height is no secret, and only the listed sites can frame this one.
    parent.postMessage({ type: TYPE, height: Math.ceil(height) }, '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
  // The helper may come later.
  addEventListener('message', ({ source }) => {
    if (source === parent) tell();
  });
  // A sandbox without allow-same-origin: nothing is stored, and the API may not take what comes from nowhere.
  if (origin === 'null') document.querySelector<HTMLElement>('#sandboxed')!.hidden = false;
}
