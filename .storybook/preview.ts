import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import './preview.css';

// It is generated, so it may not be there yet.
const manifests = import.meta.glob('../custom-elements.json', { eager: true, import: 'default' });
const [manifest] = Object.values(manifests);
if (manifest) setCustomElementsManifest(manifest);

/** Where in a page a story stands. */
const place: Decorator = (story, { globals, viewMode }) => {
  const { theme, direction, language, width } = globals as Record<string, string>;
  if (viewMode === 'story') document.documentElement.style.colorScheme = theme!;
  // An element takes its language when it is put into the page.
  return html`${keyed(
    language,
    html`<div
      class="place"
      dir=${direction!}
      lang=${language!}
      style="color-scheme: ${theme!}; max-inline-size: ${width!}"
    >
      ${story()}
    </div>`,
  )}`;
};

const preview: Preview = {
  decorators: [place],
  tags: ['autodocs'],
  initialGlobals: { theme: 'light', direction: 'ltr', language: 'en', width: '40rem' },
  globalTypes: {
    theme: {
      description: 'Light or dark page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
          { value: 'light dark', title: 'As the system' },
        ],
      },
    },
    direction: {
      description: 'Direction of the text',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    language: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    width: {
      description: 'Room in the page',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '18rem', title: 'Narrow phone' },
          { value: '24rem', title: 'Phone' },
          { value: '40rem', title: 'Column of text' },
          { value: '64rem', title: 'Wide page' },
          { value: 'none', title: 'All there is' },
        ],
      },
    },
  },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: { test: 'error' },
  },
};

export default preview;
