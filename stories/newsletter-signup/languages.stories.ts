import type { Meta } from '@storybook/web-components-vite';
import { type Args, meta as shared, type Story } from './setup.ts';
import { CheckYourInbox, FillingIn, MissingAnswers } from './states.stories.ts';

const meta: Meta<Args> = { ...shared, title: 'Newsletter signup/Languages' };
export default meta;

export const German: Story = { globals: { language: 'de' } };

export const GermanCheckYourInbox: Story = { ...CheckYourInbox, globals: { language: 'de' } };

export const Arabic: Story = { globals: { language: 'ar' } };

export const ArabicCheckYourInbox: Story = { ...CheckYourInbox, ...Arabic };

export const Japanese: Story = { ...FillingIn, globals: { language: 'ja' } };

export const Polish: Story = { ...MissingAnswers, globals: { language: 'pl' } };

/** Texts that the owner has replaced, by key. */
export const OwnSentences: Story = {
  args: { strings: { email: 'Where should we send it?', submit: 'Send me the letter' } },
};
