/** Paths that are drawn in more than one size, in a square of 24 units. */
export const CHECK = 'M5 12.5l4.5 4.5L19 7.5';
