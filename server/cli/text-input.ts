/** The input as text. Undefined if it is no UTF-8, or longer than `most` characters. */
export async function textOf(input: AsyncIterable<Uint8Array>, most: number): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const bytes of input) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length > most) return undefined;
    }
    text += decoder.decode();
  } catch {
    return undefined;
  }
  // PostgreSQL doesn't accept NUL.
  return text.includes('\0') ? undefined : text;
}
