import type { BrowserContext } from 'playwright-core';

/** What a page's script finds in the page and its shadow trees. */
export interface Inspector {
  /** The controls that a finger cannot hit: smaller than 44 px each way. Of the whole page, or in some elements. */
  smallTargets(within?: string): string[];
  /** How an element, or the first one found, is drawn: its colours, borders and marks. */
  look(element: Element): string;
  /** Boxes in which text is cut off. */
  clipped(): string[];
  /** Borders with less than 3:1, and text with less than 7:1. */
  faint(): string[];
  /** Animations and transitions that run. */
  motion(): string[];
}

declare global {
  var inspector: Inspector;
}

/** Gives each page of a context an `inspector`. Only a script of the browser works under every policy of a page. */
export const inspect = (context: BrowserContext): Promise<unknown> => context.addInitScript(installInspector);

function installInspector(): void {
  type Rgba = [number, number, number, number];
  const TARGET_PX = 44;
  const CONTROLS = 'a[href], button, input, select, textarea, summary';

  const all = (root: ParentNode = document): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((it) =>
      it.shadowRoot ? [it, ...all(it.shadowRoot)] : [it],
    );
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
  const isIn = (element: Element | null, wanted: (it: Element) => boolean): boolean =>
    !!element && (wanted(element) || isIn(parentOf(element), wanted));
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !isIn(element, (it) => it.matches('[inert], [aria-hidden="true"], .spoken, .community-visually-hidden'));
  const nameOf = (element: Element): string => {
    const host = (element.getRootNode() as ShadowRoot).host?.localName;
    const { id, classList, localName } = element;
    const part = id ? `#${id.replace(/\d+/g, '')}` : [...classList].map((it) => `.${it}`).join('');
    const text = (element.ariaLabel ?? element.textContent).replace(/\s+/g, ' ').trim().slice(0, 30);
    return `${host ? `${host} ` : ''}${localName}${part} “${text}”`;
  };
  /** The names of what has a fault, each once. */
  const report = (faults: [Element, string | number | false | undefined][]): string[] => [
    ...new Set(faults.flatMap(([it, fault]) => (fault ? [`${nameOf(it)}: ${fault}`] : []))),
  ];

  /** What is at a point, through shadow trees. A tree whose slots are hit answers with its host. */
  const at = (x: number, y: number, root: Document | ShadowRoot = document): Element | null => {
    const found = root.elementFromPoint(x, y);
    const inner = found?.shadowRoot;
    return inner && inner !== root ? (at(x, y, inner) ?? found) : found;
  };
  /** The box of a link that covers its whole card, or undefined. */
  const stretched = (element: Element): { width: number; height: number } | undefined => {
    const { content, position, inset, width, height } = getComputedStyle(element, '::after');
    if (content === 'none' || position !== 'absolute' || inset !== '0px') return undefined;
    return { width: parseFloat(width), height: parseFloat(height) };
  };
  /** Whether a square of 44 px around the middle of `element` belongs to it or its label, be it drawn or not. */
  const isLarge = (element: HTMLElement): boolean => {
    const labels: HTMLElement[] = [...((element as HTMLInputElement).labels ?? [])];
    const boxes = [element, ...labels].map((it) => stretched(it) ?? it.getBoundingClientRect());
    if (boxes.some(({ width, height }) => width >= TARGET_PX - 0.5 && height >= TARGET_PX - 0.5)) return true;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const offsets = [-TARGET_PX / 2 + 1, TARGET_PX / 2 - 1];
    return offsets.every((across) =>
      offsets.every((down) =>
        isIn(at(x + width / 2 + across, y + height / 2 + down), (it) =>
          [element, ...labels].includes(it as HTMLElement),
        ),
      ),
    );
  };
  /** Links in a sentence are as high as its lines (WCAG 2.5.8, "Inline"). */
  const isInSentence = (element: HTMLElement): boolean => {
    const block = element.closest('p, li, dd, blockquote, figcaption');
    return (
      element.matches('a') &&
      getComputedStyle(element).display === 'inline' &&
      !!block &&
      [...block.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && !!it.textContent?.trim())
    );
  };

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  const rgba = (colour: string): Rgba => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!, alpha! / 255];
  };
  const over = ([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba => [
    red * alpha + r * (1 - alpha),
    green * alpha + g * (1 - alpha),
    blue * alpha + b * (1 - alpha),
    1,
  ];
  const groundOf = (element: Element | null): Rgba => {
    if (!element) return over(rgba('Canvas'), [255, 255, 255, 1]);
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, groundOf(parentOf(element)));
  };
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(parentOf(element)) : 1;
  const luminance = (colour: Rgba): number => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (colour: string, element: Element, ground: Rgba): number => {
    const [red, green, blue, alpha] = rgba(colour);
    const drawn = over([red, green, blue, alpha * opacityOf(element)], ground);
    const [dark, light] = [luminance(drawn), luminance(ground)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && !!it.textContent?.trim());

  globalThis.inspector = {
    smallTargets: (within = '*') =>
      report(
        all()
          .filter((it) => isIn(it, (parent) => parent.matches(within)))
          .filter((it) => it.matches(CONTROLS) && isShown(it) && !isInSentence(it) && !isLarge(it))
          .map((it) => {
            const { width, height } = it.getBoundingClientRect();
            return [it, `${Math.round(width)} × ${Math.round(height)}`];
          }),
      ),
    look: (element) => {
      const own = getComputedStyle(element);
      const mark = getComputedStyle(element, '::after');
      return [
        own.backgroundColor,
        own.borderStyle === 'none' ? '' : `${own.borderWidth} ${own.borderColor}`,
        mark.content === 'none' ? '' : `mark ${mark.borderColor}`,
      ].join(' | ');
    },
    clipped: () =>
      report(
        all()
          .filter((it) => isShown(it) && it.textContent.trim() && !it.matches('script, style, noscript, pre'))
          .map((it) => {
            const { overflowX, overflowY, display, webkitLineClamp, textOverflow } = getComputedStyle(it);
            const [wide, high] = [it.scrollWidth - it.clientWidth, it.scrollHeight - it.clientHeight];
            // Shortened on a card; whoever opens the piece sees its whole title and author.
            if (webkitLineClamp !== 'none' || textOverflow === 'ellipsis' || display === 'inline')
              return [it, false];
            return [
              it,
              (/hidden|clip/.test(overflowX) && wide > 1 && `${wide} px wider than its box`) ||
                (/hidden|clip/.test(overflowY) && high > 1 && `${high} px higher than its box`),
            ];
          }),
      ),
    faint: () =>
      report(
        all()
          .filter((it) => isShown(it) && it.getBoundingClientRect().height > 0)
          .flatMap((it): [Element, string | false][] => {
            const style = getComputedStyle(it);
            const ground = groundOf(parentOf(it));
            const line = contrast(style.borderTopColor, it, ground);
            const text = contrast(style.color, it, groundOf(it));
            const hasLine =
              style.borderTopStyle !== 'none' &&
              parseFloat(style.borderTopWidth) > 0 &&
              rgba(style.borderTopColor)[3] > 0 &&
              rgba(style.backgroundColor)[3] < 1;
            return [
              [it, hasLine && line < 3 && `line ${line.toFixed(1)}`],
              [it, hasText(it) && text < 7 && `text ${text.toFixed(1)}`],
            ];
          }),
      ),
    motion: () => {
      const roots = [document, ...all().flatMap((it) => it.shadowRoot ?? [])];
      return roots
        .flatMap((root) => root.getAnimations())
        .filter((it) => it.playState === 'running')
        .map((it) => nameOf((it.effect as KeyframeEffect).target!));
    },
  };
}
