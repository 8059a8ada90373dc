/** The three engines of this machine: the browser of each, or undefined. */
export function browsers(): {
  chromium: string | undefined;
  firefox: string | undefined;
  webkit: { port: number; browser: string } | undefined;
};
