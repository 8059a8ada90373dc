import ts from 'typescript';

/**
 * Turns Lit's standard decorators into its `static properties`, which mean the same: `@property(options) accessor name = value`
 * becomes an entry there and an assignment in the constructor. No engine runs decorators yet, and the general way to lower them
 * costs a page 1.1 KB, and makes every private member of the class a WeakMap.
 */
export function litProperties() {
  return {
    name: 'lit-properties',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('accessor ')) return undefined;
      return { code: lowerProperties(code), map: null };
    },
  };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function lowerProperties(code: string): string {
  const source = ts.createSourceFile('element.ts', code, ts.ScriptTarget.ES2022, true);
  const edits = source.statements.filter(ts.isClassDeclaration).flatMap((it) => lowerClass(it, source));
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
}

function lowerClass(element: ts.ClassDeclaration, source: ts.SourceFile): Edit[] {
  const found = element.members.filter(ts.isPropertyDeclaration).flatMap((member) => {
    const options = optionsOf(member, source);
    return options ? [{ member, options, name: member.name.getText(source) }] : [];
  });
  if (!found.length) return [];
  const properties = `static properties = { ${found.map((it) => `${it.name}: ${it.options}`).join(', ')} };\n`;
  const values = found
    .filter((it) => it.member.initializer)
    .map((it) => `this.${it.name} = ${it.member.initializer!.getText(source)};`)
    .join('\n');
  const removed = found.map(({ member }) => ({ start: member.getStart(source), end: member.end, text: '' }));
  const constructor = element.members.find(ts.isConstructorDeclaration);
  const start = element.members.pos;
  if (!constructor)
    return [...removed, { start, end: start, text: `\n${properties}constructor() { super(); ${values} }\n` }];
  const afterSuper = constructor.body!.statements[0]!.end;
  return [
    ...removed,
    { start, end: start, text: `\n${properties}` },
    { start: afterSuper, end: afterSuper, text: `\n${values}` },
  ];
}

/** The options a property is declared with in `static properties`; undefined where the member is not one of Lit's. */
function optionsOf(member: ts.PropertyDeclaration, source: ts.SourceFile): string | undefined {
  const call = ts.getDecorators(member)?.[0]?.expression;
  if (!call || !ts.isCallExpression(call)) return undefined;
  const decorator = call.expression.getText(source);
  if (decorator === 'state') return '{ state: true }';
  return decorator === 'property' ? (call.arguments[0]?.getText(source) ?? '{}') : undefined;
}
