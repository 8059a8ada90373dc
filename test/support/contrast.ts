import { expect } from '@open-wc/testing';
import { partsOf } from './parts.ts';

type Rgba = [red: number, green: number, blue: number, alpha: number];

/** WCAG 1.4.3 and 1.4.11. */
const TEXT = 4.5;
const LARGE_TEXT = 3;
const EDGE = 3;

/** What takes text or a choice, and is drawn by our styles. */
const FIELDS =
  'input:not([type="checkbox"], [type="radio"], [type="hidden"], [type="file"]), select, textarea';

/**
 * Expects the edge of every field and choice of `element` to stand out against what is around it, and every text to be
 * readable, also what axe can't measure: placeholders, and initials in each of their colours.
 */
export function expectContrast(element: Element, scheme: string): void {
  const parts = [...partsOf(element)].filter(isShown);
  const found = [
    ...parts.filter((it) => it.matches(FIELDS)).map((it) => edgeFault(it, it)),
    ...parts.filter((it) => it.matches('[part="filters"] [aria-pressed]')).map((it) => edgeFault(it, it)),
    ...[...partsOf(element)]
      .filter((it) => it.matches('[type="radio"]'))
      .map((it) => edgeFault(it, frameOf(it))),
    ...parts.filter((it) => it.matches('[placeholder]:not([placeholder=""])')).map(placeholderFault),
    ...parts.filter(hasText).map((it) => textFault(it)),
    ...parts.filter((it) => it.matches('.face') && hasText(it)).flatMap(initialsFaults),
  ];
  expect(found.filter(Boolean), `contrast on a ${scheme} page`).to.deep.equal([]);
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** Whether it is meant to be read: neither decoration nor disabled (WCAG 1.4.3, "Incidental"). */
function isShown(part: HTMLElement): boolean {
  const { width, height } = part.getBoundingClientRect();
  return (
    width > 1 &&
    height > 1 &&
    part.checkVisibility({ visibilityProperty: true }) &&
    !part.closest(
      '[inert], [aria-disabled="true"], :disabled, :disabled + *, .letter, .spoken, [class*="hidden"]',
    )
  );
}

const hasText = (element: Element): boolean =>
  [...element.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && !!it.textContent?.trim());

/** What is drawn in place of a radio button: the option, or the group around all of them. */
const frameOf = (radio: HTMLElement): HTMLElement =>
  [radio.nextElementSibling as HTMLElement].find(
    (it) => parseFloat(getComputedStyle(it).borderTopWidth) > 0,
  ) ?? radio.closest<HTMLElement>('[role="radiogroup"]')!;

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Any colour of CSS. */
function rgba(colour: string): Rgba {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!, alpha! / 255];
}

const over = ([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba => [
  red * alpha + r * (1 - alpha),
  green * alpha + g * (1 - alpha),
  blue * alpha + b * (1 - alpha),
  1,
];

function groundOf(element: Element | null): Rgba {
  if (!element) return [255, 255, 255, 1];
  const own = rgba(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, groundOf(parentOf(element)));
}

const opacityOf = (element: Element | null): number =>
  element ? Number(getComputedStyle(element).opacity) * opacityOf(parentOf(element)) : 1;

function luminance(colour: Rgba): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: Rgba, other: Rgba): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const nameOf = (element: Element): string => (element.cloneNode(false) as Element).outerHTML.slice(0, 160);

/** The border is drawn over the field's own background; a filled choice needs none. */
function edgeFault(control: HTMLElement, frame: HTMLElement): string | undefined {
  const { borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(frame);
  const [around, inside] = [groundOf(parentOf(frame)), groundOf(frame)];
  const [red, green, blue, alpha] = rgba(borderTopColor);
  const border = over([red, green, blue, alpha * opacityOf(frame)], inside);
  const hasBorder = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
  const ratio = Math.max(hasBorder ? contrast(border, around) : 1, contrast(inside, around));
  return ratio < EDGE ? `edge ${ratio.toFixed(2)}: ${nameOf(control)}` : undefined;
}

/** Not in WebKit, which tells the style of the field in place of that of its placeholder. */
function placeholderFault(field: HTMLElement): string | undefined {
  const { color, opacity } = getComputedStyle(field, '::placeholder');
  const [red, green, blue, alpha] = rgba(color);
  const ground = groundOf(field);
  const ratio = contrast(over([red, green, blue, alpha * Number(opacity)], ground), ground);
  return ratio < TEXT ? `placeholder ${ratio.toFixed(2)}: ${nameOf(field)}` : undefined;
}

function textFault(element: HTMLElement, what = 'text'): string | undefined {
  const { color, fontSize, fontWeight } = getComputedStyle(element);
  const [red, green, blue, alpha] = rgba(color);
  const ground = groundOf(element);
  const ratio = contrast(over([red, green, blue, alpha * opacityOf(element)], ground), ground);
  const size = parseFloat(fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
  return ratio < (isLarge ? LARGE_TEXT : TEXT)
    ? `${what} ${ratio.toFixed(2)}: ${nameOf(element)}`
    : undefined;
}

/** Which colour somebody has depends on their id, so each is tried. */
function initialsFaults(face: HTMLElement): (string | undefined)[] {
  const { className } = face;
  const faults = huesOf(face.getRootNode() as ShadowRoot).map((hue) => {
    face.className = className.replace(/\bhue\d+/, hue);
    return textFault(face, `initials in ${hue}`);
  });
  face.className = className;
  return faults;
}

const huesOf = ({ adoptedStyleSheets }: ShadowRoot): string[] =>
  adoptedStyleSheets
    .flatMap(({ cssRules }) => [...cssRules])
    .flatMap((it) => /^\.(hue\d+)$/.exec((it as CSSStyleRule).selectorText ?? '')?.[1] ?? []);
