import { parseJson, toJson } from '../../api/json.ts';
import { labels } from './settings.strings.ts';

/** What this page reads of the JSON Schema at `/settings.schema.json`. */
export interface Schema {
  description?: string;
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** A field of the form. */
export interface SettingField {
  /** As in the answer of the API: `schedule.time`. */
  path: string;
  label: string;
  kind: 'text' | 'long-text' | 'number' | 'choice' | 'json';
  options: readonly string[];
  isNullable: boolean;
  maxLength: number | undefined;
}

/** A setting: one field, or several that belong together. */
export interface Setting {
  name: string;
  label: string;
  description: string;
  isGroup: boolean;
  /** Of a group. */
  isNullable: boolean;
  fields: readonly SettingField[];
}

/** Longer texts get several lines. */
const LONG_TEXT = 300;
const MAX_LINE_LENGTH = 60;

/** `perMinute` → Per minute. */
export const labelOf = (path: string) => {
  const own = labels[path];
  if (own !== undefined) return own;
  const name = path.split('.').at(-1)!;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[0]!.toUpperCase() + words.slice(1);
};

const withoutNull = (schema: Schema) => {
  const own = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  return { own, isNullable: own !== schema };
};

function fieldOf(path: string, schema: Schema): SettingField {
  const { own, isNullable } = withoutNull(schema);
  const { type, maxLength = 0 } = own;
  const kind = own.enum
    ? 'choice'
    : type === 'integer'
      ? 'number'
      : type !== 'string'
        ? 'json'
        : maxLength > LONG_TEXT && maxLength <= 500
          ? 'long-text'
          : 'text';
  const label = labelOf(path);
  return { path, label, kind, options: own.enum ?? [], isNullable, maxLength: maxLength || undefined };
}

export function settingsIn(schema: Schema): Setting[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, it]) => {
      const { own, isNullable } = withoutNull(it);
      const parts = Object.entries(own.properties ?? {});
      const fields = parts.length
        ? parts
            .map(([part, inner]) => fieldOf(`${name}.${part}`, inner))
            // All parts of a setting that is left out are empty.
            .map((field) => ({ ...field, isNullable: field.isNullable || isNullable }))
        : [fieldOf(name, it)];
      const description = it.description ?? '';
      return { name, label: labelOf(name), description, isGroup: parts.length > 0, isNullable, fields };
    });
}

type Values = Readonly<Record<string, string>>;

const at = (settings: object, path: string): unknown => {
  let value: unknown = settings;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | null)?.[name];
  return value;
};

/** JSON with a line for each entry of what does not fit in a line. */
export function written(value: unknown, indent = ''): string {
  const text = toJson(value ?? null);
  if (text.length <= MAX_LINE_LENGTH || typeof value !== 'object' || value === null) return text;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(
    ([name, it]) => `${deeper}${isList ? '' : `${toJson(name)}: `}${written(it, deeper)}`,
  );
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

/** What stands in the fields, by their paths. */
export function valuesOf(settings: object, all: readonly Setting[]): Record<string, string> {
  const fields = all.flatMap((it) => it.fields);
  return Object.fromEntries(
    fields.map(({ path, kind }) => {
      const value = at(settings, path);
      return [path, kind === 'json' ? written(value) : String((value as string | number | null) ?? '')];
    }),
  );
}

/** The settings that the fields say. `invalid`: fields whose JSON cannot be read. */
export function settingsOf(
  values: Values,
  all: readonly Setting[],
): { settings: Record<string, unknown>; invalid: string[] } {
  const invalid: string[] = [];
  const read = ({ path, kind, isNullable }: SettingField): unknown => {
    const text = values[path]!.trim();
    if (kind === 'json') {
      const value = parseJson(text);
      if (value === undefined) invalid.push(path);
      return value;
    }
    if (text === '' && isNullable) return null;
    return kind === 'number' ? Number(text) : text;
  };
  const settings = all.map(({ name, isGroup, isNullable, fields }) => {
    if (!isGroup) return [name, read(fields[0]!)];
    if (isNullable && fields.every(({ path }) => !values[path])) return [name, null];
    return [name, Object.fromEntries(fields.map((it) => [it.path.slice(name.length + 1), read(it)]))];
  });
  return { settings: Object.fromEntries(settings) as Record<string, unknown>, invalid };
}
