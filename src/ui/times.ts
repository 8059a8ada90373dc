/**
 * Calls `make` for each number from 0 to `count` - 1 and returns the results. `Array.from({ length }, make)` would do
 * the same, but old libraries that sites still load replace it by a function that calls nothing (Prototype.js,
 * MooTools).
 */
export function times<Made>(count: number, make: (at: number) => Made): Made[] {
  const made: Made[] = [];
  for (let at = 0; at < count; at++) made.push(make(at));
  return made;
}
