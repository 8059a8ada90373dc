import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = new URL('../../', import.meta.url);
const files = globSync(
  ['{src,server,stories}/**/*.ts', 'integrations/wordpress/**/*.php', 'demo/*.html', 'docs/*.md'],
  { cwd: root, exclude: ['server/{dist,node_modules}/**'] },
);

/** Types of fields in which nobody types names or sentences. */
const notFreeText =
  /^(checkbox|radio|file|hidden|number|range|color|date|time|datetime-local|email|url|tel|password)$/;

/** The markup of a file: in TypeScript, its templates. What is in braces or tags of PHP is left out. */
function markupIn(file: string): string[] {
  const text = readFileSync(new URL(file, root), 'utf8');
  return file.endsWith('.ts')
    ? templatesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
    : [text.replace(/<\?php.*?\?>/gs, '{}')];
}

function templatesIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'html')
      found.push(withoutCode(node.template));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const withoutCode = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('{}');

const attribute = (field: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="?([^\\s">]*)`).exec(field)?.[1];

/** The fields for names and sentences, without traps for robots and what can only be copied. */
const freeTextFieldsIn = (markup: string): string[] =>
  (markup.match(/<(input|textarea)\s[^>]*>/g) ?? []).filter(
    (field) =>
      !notFreeText.test(attribute(field, 'type') ?? '') && !/\s(readonly|hidden|tabindex="-1")/.test(field),
  );

describe('fields for names and sentences', () => {
  const fields = files.flatMap((file) =>
    markupIn(file)
      .flatMap(freeTextFieldsIn)
      .map((field) => ({ file, field: field.replace(/\s+/g, ' ') })),
  );

  it('are found wherever people type', () => {
    for (const place of [
      'src/showcase-feed/',
      'src/group-board/host/',
      'src/member-login/',
      'src/newsletter-signup/',
      'src/console/',
      'server/newsletter/',
      'integrations/wordpress/',
    ])
      assert.ok(
        fields.some(({ file }) => file.startsWith(place)),
        place,
      );
  });

  // An id, a color or an address of which the browser knows no type states that it runs from left to right.
  it('run in the direction of what is typed', () => {
    const undirected = fields.filter(({ field }) => !/^(auto|ltr|\{\})$/.test(attribute(field, 'dir') ?? ''));
    assert.deepEqual(undirected, []);
  });
});
