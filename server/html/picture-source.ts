/** Attributes where lazy-loading scripts keep the URL while `src` holds a placeholder. */
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-src', 'data-full-src'];
const MAX_SRCSET = 4000;

/** The URL of an `<img>` after lazy loading; empty if it has none. */
export function pictureSource(attributes: Record<string, string>): string {
  const written = [
    ...LAZY.map((name) => attributes[name]),
    attributes['src'],
    largest(attributes['data-srcset']),
    largest(attributes['data-lazy-srcset']),
    largest(attributes['srcset']),
  ];
  return (
    written
      .map((source) => source?.trim() ?? '')
      .find((source) => source && !/^(data|blob):/i.test(source)) ?? ''
  );
}

/** The widest of `a.jpg 320w, b.jpg 1280w`, or of `a.jpg 1x, b.jpg 2x`. */
function largest(set = ''): string | undefined {
  const [first] = set
    .slice(0, MAX_SRCSET)
    .split(/,\s+/)
    .map((candidate) => {
      const [source = '', size = ''] = candidate.trim().split(/\s+/);
      return { source, size: Number.parseFloat(size) || 0 };
    })
    .sort((a, b) => b.size - a.size);
  return first?.source;
}
