import { Parser } from 'htmlparser2';

const BLOCKS = new Set(
  'p div h2 h3 h4 h5 h6 blockquote ul ol li pre figure figcaption table thead tbody tfoot tr hr'.split(' '),
);

/** The text version of a letter's sanitized HTML: lists with marks, quotations with `>`, addresses after their links. */
export function textVersion(html: string): string {
  const writer = new TextWriter();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      onclosetag: (name) => writer.close(name),
      ontext: (text) => writer.add(text),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return writer.end();
}

class TextWriter {
  readonly #paragraphs: { text: string; isItem: boolean }[] = [];
  readonly #lists: { next: number | undefined }[] = [];
  readonly #links: { href: string; from: number }[] = [];
  #quotes = 0;
  #pre = 0;
  #mark = '';
  #text = '';

  open(name: string, attributes: Record<string, string>): void {
    if (BLOCKS.has(name)) this.#flush();
    switch (name) {
      case 'ul':
        return void this.#lists.push({ next: undefined });
      case 'ol':
        return void this.#lists.push({ next: Number(attributes['start'] ?? 1) });
      case 'li':
        return this.#beginItem();
      case 'blockquote':
        return void this.#quotes++;
      case 'pre':
        return void this.#pre++;
      case 'a':
        return void this.#links.push({ href: attributes['href'] ?? '', from: this.#text.length });
      case 'img':
        return attributes['alt'] ? this.add(`[${attributes['alt']}]`) : undefined;
      case 'br':
        return void (this.#text = `${this.#text.trimEnd()}\n`);
      case 'hr':
        this.#text = '---';
        return this.#flush();
      default:
        return undefined;
    }
  }

  close(name: string): void {
    if (name === 'a') this.#endLink();
    if (name === 'td' || name === 'th') this.#text = `${this.#text.trimEnd()}  `;
    if (!BLOCKS.has(name)) return;
    this.#flush();
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'blockquote') this.#quotes--;
    if (name === 'pre') this.#pre--;
  }

  add(text: string): void {
    if (this.#pre > 0) return void (this.#text += text);
    const line = text.replace(/\s+/g, ' ');
    const isStart = this.#text === '' || this.#text.endsWith('\n') || this.#text.endsWith(' ');
    this.#text += isStart ? line.trimStart() : line;
  }

  end(): string {
    this.#flush();
    return this.#paragraphs
      .map(({ text, isItem }, at) => {
        const before = this.#paragraphs[at - 1];
        return `${before ? (isItem && before.isItem ? '\n' : '\n\n') : ''}${text}`;
      })
      .join('');
  }

  #beginItem(): void {
    const list = this.#lists.at(-1);
    this.#mark = list?.next === undefined ? '- ' : `${list.next++}. `;
  }

  #endLink(): void {
    const { href, from } = this.#links.pop() ?? { href: '', from: 0 };
    const said = this.#text.slice(from).trim();
    const target = href.replace(/^mailto:/i, '');
    if (!target || said === target) return;
    this.#text = said === '' ? `${this.#text}${target}` : `${this.#text.trimEnd()} (${target})`;
  }

  #flush(): void {
    const text = this.#pre > 0 ? this.#text.replace(/\n+$/, '') : this.#text.trim();
    this.#text = '';
    this.#links.forEach((link) => (link.from = 0));
    if (text === '') return;
    const depth = this.#lists.length;
    const mark = this.#mark || (depth > 0 ? '  ' : '');
    const indent = '  '.repeat(Math.max(0, depth - 1));
    const quote = '> '.repeat(this.#quotes);
    const lines = text
      .split('\n')
      .map((line, at) => `${quote}${indent}${at === 0 ? mark : ' '.repeat(mark.length)}${line}`.trimEnd());
    this.#paragraphs.push({ text: lines.join('\n'), isItem: this.#mark !== '' });
    this.#mark = '';
  }
}
