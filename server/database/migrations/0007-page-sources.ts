export const pageSources = [
  // The Markdown that the page was made of, to be edited. Null: an earlier version saved the page, without it.
  `alter table pages add column source text`,
];
