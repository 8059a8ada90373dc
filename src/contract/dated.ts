/** Whether the date of a post is one: a feed without any date has its first entries stand at 1970, behind all others. */
export const isDated = (date: string): boolean => !date.startsWith('1970-01-01T00:00:00');
