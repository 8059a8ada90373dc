// In the parent page: makes the frames of elements as high as their content. Without it, they keep the height of their
// tag and scroll.
{
  /** Maximum height a frame may request, in pixels, in case our own page misbehaves. */
  const MAX_HEIGHT = 20_000;
  const frames = () =>
    [...document.querySelectorAll('iframe')].filter((it) => /\/embed\/[a-z-]+($|[?#])/.test(it.src));

  /** Whether a message comes from the page the frame was given. A sandboxed one has no origin. */
  const isFrom = (frame: HTMLIFrameElement, { source, origin }: MessageEvent) =>
    source === frame.contentWindow &&
    (origin === new URL(frame.src).origin || (origin === 'null' && frame.hasAttribute('sandbox')));

  addEventListener('message', (event: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
    const { type, height } = event.data ?? {};
    if (type !== 'community-embed' || typeof height !== 'number' || !(height > 0)) return;
    const frame = frames().find((it) => isFrom(it, event));
    if (!frame) return;
    const { boxSizing } = getComputedStyle(frame);
    const border = boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.min(height, MAX_HEIGHT) + border}px`;
  });
  // The frames that loaded before this script.
  for (const frame of frames()) frame.contentWindow?.postMessage('community-embed', '*');
}
