/** A page of the documentation as it can be read here: without pictures of it, and without links to files that are not in this site. */
export const asPage = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->|!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1');
