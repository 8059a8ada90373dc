/** Adapts a page of the documentation to this site: without images, and without links to files outside it. */
export const asPage = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->|!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
