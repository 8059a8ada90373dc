import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html, LitElement } from 'lit';
import elements from '../custom-elements.json?raw';
import '../src/newsletter-signup/newsletter-signup.ts';
import { tokens } from '../src/ui/tokens.ts';
import { openCommunity, withCommunity, type Community } from './community.ts';

/** Tokens shown as a colour, by the short names of the styles. */
const colours: Record<string, string> = {
  '--community-accent-color': '--_accent',
  '--community-on-accent-color': '--_on-accent',
  '--community-background': '--_background',
  '--community-border-color': '--_border-color',
  '--community-field-background': '--_field-background',
  '--community-field-text-color': '--_field-text',
  '--community-field-border-color': '--_field-border',
  '--community-error-color': '--_error',
  '--community-warning-color': '--_slow',
  '--community-success-color': '--_good',
};
const sizes: Record<string, string> = {
  '--community-heading-font': 'font-family: var(--_heading-font); font-size: 1.5em',
  '--community-small-font-size': 'font-size: var(--_small)',
  '--community-smaller-font-size': 'font-size: var(--_smaller)',
};
const corners: Record<string, string> = {
  '--community-border-radius': '--_radius',
  '--community-card-border-radius': '--_card-radius',
};

interface Token {
  name: string;
  description: string;
}
interface Manifest {
  modules: { declarations: { cssProperties?: Token[] }[] }[];
}

const described = (JSON.parse(elements) as Manifest).modules
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ cssProperties = [] }) => cssProperties);
const all = [...new Map(described.map((token) => [token.name, token])).values()];

/** Each token, with its effect in this place. */
class TokenSheet extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      dl {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: 1rem 1.5rem;
        align-items: center;
        margin: 0;
      }
      dd {
        margin: 0;
      }
      code {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .swatch {
        block-size: 3rem;
        border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
      }
      .corner {
        block-size: 3rem;
        border: 2px solid var(--_accent-line);
      }
      .gap {
        inline-size: var(--_gap);
        block-size: 3rem;
        background: var(--_accent);
      }
    `,
  ];

  #sample({ name }: Token) {
    if (colours[name]) return html`<div class="swatch" style="background: var(${colours[name]})"></div>`;
    if (corners[name]) return html`<div class="corner" style="border-radius: var(${corners[name]})"></div>`;
    if (sizes[name]) return html`<div style=${sizes[name]}>Heron</div>`;
    if (name === '--community-gap') return html`<div class="gap"></div>`;
    return '';
  }

  protected override render() {
    return html`<dl>
      ${all.map(
        (token) =>
          html`<dt>${this.#sample(token)}</dt>
            <dd><code>${token.name}</code><br />${token.description}</dd>`,
      )}
    </dl>`;
  }
}
if (!customElements.get('token-sheet')) customElements.define('token-sheet', TokenSheet);

interface Args {
  accent: string;
  background: string;
  radius: string;
  gap: string;
  headingFont: string;
}

const meta: Meta<Args> = {
  title: 'Theming/Design tokens',
  tags: ['!autodocs'],
  args: { accent: '', background: '', radius: '', gap: '', headingFont: '' },
  argTypes: {
    accent: { control: 'color', name: '--community-accent-color' },
    background: { control: 'color', name: '--community-background' },
    radius: {
      control: 'inline-radio',
      options: ['', '0', '0.5rem', '1.5rem'],
      name: '--community-border-radius',
    },
    gap: { control: 'inline-radio', options: ['', '0.75rem', '1rem', '1.5rem'], name: '--community-gap' },
    headingFont: {
      control: 'inline-radio',
      options: ['', 'Georgia, serif', 'monospace'],
      name: '--community-heading-font',
    },
  },
  decorators: [
    (story, { args: { accent, background, radius, gap, headingFont } }) => {
      const set = Object.entries({
        'accent-color': accent,
        background,
        'border-radius': radius,
        gap,
        'heading-font': headingFont,
      })
        .filter(([, value]) => value)
        .map(([name, value]) => `--community-${name}: ${value}`);
      return html`<div style=${set.join(';')}>${story()}</div>`;
    },
  ],
};
export default meta;

/** Every token, and what it looks like on this page. Change some in the controls. */
export const AllTokens: StoryObj<Args> = { render: () => html`<token-sheet></token-sheet>` };

/** The same tokens on an element. */
export const OnAnElement: StoryObj<Args> = {
  ...withCommunity(() => openCommunity()),
  render: (_, { loaded }) =>
    html`<newsletter-signup
      layout="card"
      api=${(loaded as { community: Community }).community.api}
    ></newsletter-signup>`,
};

/** The accent colour of a WordPress theme, used without any settings. */
export const AccentOfTheSite: StoryObj<Args> = {
  ...OnAnElement,
  decorators: [(story) => html`<div style="--wp--preset--color--primary: #0b6e4f">${story()}</div>`],
};
