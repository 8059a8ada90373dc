/** Marks what an element puts into the page's own tree; its value is the element's tag. */
export const MADE = 'data-community-light';
