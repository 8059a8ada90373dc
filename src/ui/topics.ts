/** The topics in the text of a field, each once. Commas separate them, those of Arabic, Japanese and Chinese too. */
export const topicsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;،、，]/)
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
];
