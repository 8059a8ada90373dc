import { waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';

async function setHidden(hidden: boolean): Promise<void> {
  if (document.hidden === hidden) return;
  await executeServerCommand('set-hidden', hidden);
  await waitUntil(() => document.hidden === hidden, hidden ? 'a hidden tab' : 'a tab that is shown', {
    timeout: 10_000,
  });
}

/** Hides the tab of this test: nothing is drawn, and timers are slow, until it is shown or the test ends. */
export const hideTab = (): Promise<void> => setHidden(true);
export const showTab = (): Promise<void> => setHidden(false);

afterEach(showTab);
