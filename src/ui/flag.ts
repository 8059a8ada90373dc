/**
 * A converter for booleans. React 18 writes `compact={false}` as `compact="false"`, which HTML takes for true; here it
 * is false.
 */
export const booleanConverter = {
  fromAttribute: (value: string | null): boolean => value !== null && value.trim().toLowerCase() !== 'false',
  toAttribute: (value: unknown): string | null => (value && value !== 'false' ? '' : null),
};
