import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { type Args, meta as shared, type Story } from './setup.ts';
import { FillingIn, MissingAnswers, CheckYourInbox } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Newsletter signup/Themes' };
export default meta;

export const Dark: Story = { globals: { theme: 'dark' } };

export const DarkCheckYourInbox: Story = { ...CheckYourInbox, globals: { theme: 'dark' } };

export const DarkMissingAnswers: Story = { ...MissingAnswers, globals: { theme: 'dark' } };

export const DesignTokens: Story = {
  decorators: [
    (story) => html`
      <div
        style="
          --community-accent-color: light-dark(#0b6e4f, #6fe0b4);
          --community-on-accent-color: light-dark(#fff, #06281c);
          --community-background: light-dark(#e7f3ec, #12241c);
          --community-border-color: light-dark(#b6d6c6, #2c4a3c);
          --community-field-background: light-dark(#fff, #0b1812);
          --community-field-text-color: CanvasText;
          --community-field-border-color: light-dark(#5d8c76, #5d8c76);
          --community-border-radius: 1.5rem;
          --community-gap: 1.25rem;
          font: 1.125rem/1.6 Georgia, serif;
        "
      >
        ${story()}
      </div>
    `,
  ],
};

export const DesignTokensFillingIn: Story = { ...FillingIn, ...DesignTokens };
