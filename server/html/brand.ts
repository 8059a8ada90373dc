import type { Settings } from '../settings/settings.ts';

/** How the emails and pages of a community look. */
export interface Brand {
  /** Its name, which stands at the top where there is no logo. */
  name: string;
  logo: string | null;
  /** Lines below every email, such as a postal address. */
  footer: string | null;
  /** The owner's colour, dark enough for white text on it and for text on white. */
  light: string;
  /** The same, light enough for text on a dark page. */
  dark: string;
}

const VIOLET = '#4a3aa7';
const WHITE = '#ffffff';
/** The dark page of `stylesheet.ts` and of emails. */
export const DARK_PAGE = '#1f1e25';
/** WCAG 2.2, 1.4.3. */
const MIN_CONTRAST = 4.5;
/** Parts of a hundred by which a colour is mixed until it can be read. */
const STEP = 5;

export function brandOf({ brand }: Pick<Settings, 'brand'>, name: string): Brand {
  const color = brand.color ?? VIOLET;
  return {
    name,
    logo: brand.logo,
    footer: brand.footer,
    light: readable(color, { on: WHITE, towards: 0 }),
    dark: readable(color, { on: DARK_PAGE, towards: 255 }),
  };
}

/** The colour itself, or as little darker or lighter as it takes to be read on a background. */
function readable(color: string, { on, towards }: { on: string; towards: number }): string {
  const channels = channelsOf(color);
  for (let share = 0; share <= 100; share += STEP) {
    const mixed = channels.map((it) => Math.round(it + ((towards - it) * share) / 100));
    if (contrast(luminance(mixed), luminance(channelsOf(on))) >= MIN_CONTRAST) return hex(mixed);
  }
  return hex([towards, towards, towards]);
}

const channelsOf = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
const hex = (channels: number[]) => `#${channels.map((it) => it.toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance of WCAG 2.2. */
function luminance(channels: number[]): number {
  const [red, green, blue] = channels.map((it) => {
    const part = it / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const contrast = (one: number, other: number) =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
