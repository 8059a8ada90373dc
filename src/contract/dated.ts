/** Whether a post's date is real. The first entries of a feed without dates get 1970, which sorts them last. */
export const isDated = (date: string): boolean => !date.startsWith('1970-01-01T00:00:00');
