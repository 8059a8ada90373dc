import { expect } from '@open-wc/testing';

interface Finding {
  ruleId: string;
  /** The kind of requirement, and whether the outcome is certain. */
  value: [kind: string, outcome: 'PASS' | 'FAIL' | 'POTENTIAL' | 'MANUAL'];
  message: string;
  snippet: string;
  node: Node;
}

interface Engine {
  Checker: new () => { check(root: Element, ruleSets: string[]): Promise<{ results: Finding[] }> };
}

const ENGINE = '/node_modules/accessibility-checker-engine/ace.js';
let engine: Promise<Engine> | undefined;

const load = () =>
  new Promise<Engine>((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: ENGINE });
    script.onload = () => resolve((globalThis as unknown as { ace: Engine }).ace);
    script.onerror = reject;
    document.head.append(script);
  });

/** Findings that are wrong. */
const FALSE_POSITIVES: { ruleId: string; snippet: RegExp }[] = [
  // HTML allows `username` in fields for an email address: both are of the control group "Username".
  { ruleId: 'input_autocomplete_valid', snippet: /autocomplete="username"/ },
  // The label's text is visually hidden, but there for screen readers.
  { ruleId: 'label_content_exists', snippet: /class="(choose|search)"/ },
];

const isFalse = ({ ruleId, snippet, node }: Finding) =>
  // It also checks inert content, which can't be reached or heard.
  !!node.parentElement?.closest('[inert]') ||
  FALSE_POSITIVES.some((it) => it.ruleId === ruleId && it.snippet.test(snippet));

/**
 * Expects IBM Equal Access to find no certain failure of WCAG 2.2 A or AA in `element`. Only in one engine: Chromium.
 */
export async function expectEqualAccess(element: Element): Promise<void> {
  if (!('chrome' in globalThis)) return;
  const { Checker } = await (engine ??= load());
  const { results } = await new Checker().check(element, ['WCAG_2_2']);
  const isCertain = ({ value: [kind, outcome] }: Finding) => kind === 'VIOLATION' && outcome === 'FAIL';
  const failures = results.filter((it) => isCertain(it) && !isFalse(it));
  const found = failures.map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`);
  expect(found, 'IBM Equal Access').to.deep.equal([]);
}
