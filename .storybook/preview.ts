import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import './preview.css';

// It is generated, so it may not be there yet.
const manifests = import.meta.glob('../custom-elements.json', { eager: true, import: 'default' });
const [manifest] = Object.values(manifests);
if (manifest) setCustomElementsManifest(manifest);

const place: Decorator = (story, { globals, canvasElement }) => {
  const { theme, direction, language, width } = globals as Record<string, string>;
  document.documentElement.style.colorScheme = theme ?? '';
  document.documentElement.lang = language ?? 'en';
  canvasElement.dir = direction ?? 'ltr';
  canvasElement.style.maxInlineSize = width ?? '';
  return story();
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
