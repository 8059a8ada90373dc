import type { Plugin } from 'vite';
import { SERVER_FIELDS } from '../src/contract/endpoint.ts';

const serverFields = new Set<string | undefined>(SERVER_FIELDS);

/**
 * Removes the fields that only the server needs from every `endpoint({ … })`: summaries, problems and request schemas.
 * They become spaces, so that source maps stay right; so does `endpoint`, which only adds types.
 */
export const clientEndpoints = (): Plugin => ({
  name: 'client-endpoints',
  enforce: 'post',
  transform: {
    filter: { id: /\/src\/contract\/.*\.ts$/, code: /\bendpoint\(/ },
    handler(code) {
      const characters = code.split('');
      visit(this.parse(code), (node) => {
        if (!isEndpoint(node)) return;
        blank(characters, node.callee);
        for (const property of node.arguments[0].properties)
          if (serverFields.has(property.key.name)) blank(characters, property);
      });
      return { code: characters.join(''), map: null };
    },
  },
});

interface Node {
  type: string;
  start: number;
  end: number;
}

interface Call extends Node {
  callee: Node & { name?: string };
  arguments: [Node & { properties: (Node & { key: Node & { name?: string } })[] }];
}

const isEndpoint = (node: Node): node is Call =>
  node.type === 'CallExpression' && (node as Call).callee.name === 'endpoint';

function visit(node: unknown, act: (node: Node) => void): void {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node) act(node as Node);
  for (const child of Object.values(node)) visit(child, act);
}

/** Replaces code, and a comma after it, by spaces; line breaks stay. */
function blank(characters: string[], { start, end }: Node): void {
  let after = end;
  while (/\s/.test(characters[after] ?? '')) after++;
  const last = characters[after] === ',' ? after : end - 1;
  for (let at = start; at <= last; at++) if (characters[at] !== '\n') characters[at] = ' ';
}
