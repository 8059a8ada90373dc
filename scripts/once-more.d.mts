interface Counts {
  passed: number;
  failed: number;
}

export const TEST_OPTIONS: string[];

export function countsIn(output: string): Counts;

export function onceMore(
  running: Promise<string>,
  rerun: (file: string, engine?: string) => Promise<string>,
): Promise<Counts>;
