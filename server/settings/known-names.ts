import { closestMatch } from 'leven';
import * as z from 'zod/mini';

/** More differences than these are another word. */
const MAX_TYPOS = 3;

/** What stands beside a name that a schema does not know. */
export interface KnownNames {
  /** The name that was probably meant. */
  nearest: string | undefined;
  all: string[];
}

/**
 * The names that an object of a schema may have, given the path to a wrong one, such as `['schedule', 'weekdays']`.
 * Undefined if the name is right, or if any name is allowed there.
 */
export function knownNamesAt(schema: z.ZodMiniType, path: readonly string[]): KnownNames | undefined {
  const name = path.at(-1)!;
  let part = jsonSchemaOf(schema);
  for (const step of path.slice(0, -1)) part = inside(part, step);
  const all = Object.keys(objectIn(part)?.properties ?? {});
  if (all.length === 0 || all.includes(name) || /^\d+$/.test(name)) return undefined;
  return { nearest: closestMatch(name, all, { maxDistance: MAX_TYPOS }), all };
}

const jsonSchemas = new WeakMap<z.ZodMiniType, unknown>();

/** Computed once for each schema: a request may have thousands of unknown names. */
function jsonSchemaOf(schema: z.ZodMiniType): unknown {
  if (!jsonSchemas.has(schema))
    jsonSchemas.set(schema, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return jsonSchemas.get(schema);
}

interface AnySchema {
  anyOf?: AnySchema[];
  type?: string;
  properties?: Record<string, AnySchema>;
  additionalProperties?: AnySchema;
  items?: AnySchema;
}

/** The part of a schema that is an object or an array: a setting may also be null. */
const objectIn = (schema: unknown): AnySchema | undefined =>
  [schema as AnySchema, ...((schema as AnySchema | undefined)?.anyOf ?? [])].find((one) =>
    ['object', 'array'].includes(one?.type ?? ''),
  );

function inside(schema: unknown, name: string): unknown {
  const { properties = {}, additionalProperties, items } = objectIn(schema) ?? {};
  return Object.hasOwn(properties, name) ? properties[name] : (additionalProperties ?? items);
}
