import { answers } from './answers.ts';
import { usableForm } from './usable-form.ts';

// Ratios, for they hold on a slow machine as on a fast one; times do not.
for (const bench of [answers, usableForm]) {
  const { title, rows } = await bench();
  console.log(`\n${title}`);
  for (const [what, ratio] of rows) console.log(`  ${`${ratio.toFixed(2)} ×`.padStart(9)}  ${what}`);
}
