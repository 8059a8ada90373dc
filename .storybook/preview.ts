import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import './preview.css';

// It is generated, so it may not be there yet.
const manifests = import.meta.glob('../custom-elements.json', { eager: true, import: 'default' });
const [manifest] = Object.values(manifests);
if (manifest) setCustomElementsManifest(manifest);

/** Each in its own name, as a menu of languages has them. */
const languages = {
  en: 'English',
  ar: 'العربية',
  cy: 'Cymraeg',
  de: 'Deutsch (du)',
  'de-x-formal': 'Deutsch (Sie)',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  ja: '日本語',
  nl: 'Nederlands',
  pl: 'Polski',
  'pt-BR': 'Português (Brasil)',
  'zh-Hans': '简体中文',
};

/** What the toolbar says. */
type Toolbar = Record<'theme' | 'direction' | 'language' | 'width', string>;

const directionOf = ({ direction, language }: Toolbar): string =>
  direction === 'auto' ? (language === 'ar' ? 'rtl' : 'ltr') : direction;

/**
 * Whether a story is on its way to what it shows. It presses buttons by their English names, so it gets there in English, and only then
 * changes to the language of the toolbar.
 */
let isPlaying = false;

/** Where in a page a story stands. */
const place: Decorator = (story, { globals, viewMode }) => {
  const toolbar = globals as Toolbar;
  const { theme, width } = toolbar;
  if (viewMode === 'story') document.documentElement.style.colorScheme = theme;
  return html`<div
    class="place"
    dir=${live(isPlaying ? 'ltr' : directionOf(toolbar))}
    lang=${live(isPlaying ? 'en' : toolbar.language)}
    style="color-scheme: ${theme}; max-inline-size: ${width}"
  >
    ${story()}
  </div>`;
};

const preview: Preview = {
  decorators: [place],
  tags: ['autodocs'],
  beforeEach: (context) => {
    isPlaying = context.viewMode === 'story' && 'playFunction' in context && !!context.playFunction;
  },
  afterEach: ({ canvasElement, globals }) => {
    if (!isPlaying) return;
    isPlaying = false;
    const element = canvasElement.querySelector<HTMLElement>('.place');
    if (!element) return;
    element.lang = (globals as Toolbar).language;
    element.dir = directionOf(globals as Toolbar);
  },
  initialGlobals: { theme: 'light', direction: 'auto', language: 'en', width: '40rem' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(languages).map(([value, title]) => ({ value, title })),
      },
    },
    theme: {
      description: 'Light or dark page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'light dark', title: 'Follow the system' },
        ],
      },
    },
    width: {
      description: 'Width of the page',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '18rem', title: 'Small phone' },
          { value: '24rem', title: 'Phone' },
          { value: '40rem', title: 'Text column' },
          { value: '64rem', title: 'Wide page' },
          { value: 'none', title: 'Full width' },
        ],
      },
    },
    direction: {
      description: 'Text direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction of the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
    options: {
      // Storybook reads it without running it.
      storySort: {
        method: 'configure',
        order: [
          'Introduction',
          'Snippets',
          'Theming',
          ['Guide', 'Design tokens'],
          'Newsletter signup',
          ['States', 'Signed in', 'Hosts', 'Themes', 'Languages', 'In a page'],
          'Member login',
          ['States', 'Signed in', 'Hosts', 'Themes', 'Languages', 'In a page'],
          'Group board',
          ['States', 'Signed in', 'Hosts', 'Themes', 'Languages', 'In a page'],
          'Showcase',
          ['States', 'Signed in', 'Hosts', 'Themes', 'Languages', 'In a page'],
          'Community provider',
        ],
      },
    },
  },
};

export default preview;
