/**
 * The part of `zod/mini` that the contract's answers use, with the same outcome, in a tenth of the bytes. The build for pages
 * puts it in the place of `zod/mini`; the server, the tests and the build for bundlers keep the library. A test holds the two
 * to the same answer. What is missing here fails that build.
 */

const INVALID = Symbol('invalid');
type Read = (value: unknown) => unknown;
type Test = (value: string | unknown[]) => boolean;

class Schema {
  readonly read: Read;
  readonly mayMiss: boolean;

  constructor(read: Read, mayMiss = false) {
    this.read = read;
    this.mayMiss = mayMiss;
  }

  check(...tests: Test[]): Schema {
    return new Schema((value) => {
      const read = this.read(value);
      return read !== INVALID && tests.every((test) => test(read as string)) ? read : INVALID;
    });
  }

  safeParse(value: unknown): { success: boolean; data?: unknown } {
    const data = this.read(value);
    return data === INVALID ? { success: false } : { success: true, data };
  }
}

const valid = (test: (value: unknown) => boolean) => new Schema((value) => (test(value) ? value : INVALID));

export const config = (): void => undefined;
export const string = (): Schema => valid((value) => typeof value === 'string');
export const number = (): Schema => valid(Number.isFinite);
export const boolean = (): Schema => valid((value) => typeof value === 'boolean');
const oneOf = (values: readonly unknown[]): Schema => valid((value) => values.includes(value));
export { oneOf as enum };

export const optional = ({ read }: Schema): Schema =>
  new Schema((value) => (value === undefined ? value : read(value)), true);

export const nullable = ({ read }: Schema): Schema =>
  new Schema((value) => (value === null ? value : read(value)));

export const array = ({ read }: Schema): Schema =>
  new Schema((value) => {
    if (!Array.isArray(value)) return INVALID;
    const items = Array.from(value, (item) => read(item));
    return items.includes(INVALID) ? INVALID : items;
  });

export const object = (shape: Record<string, Schema>): Schema =>
  new Schema((value) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return INVALID;
    const found: Record<string, unknown> = {};
    for (const [name, { read, mayMiss }] of Object.entries(shape)) {
      const has = name in value;
      const field = read((value as Record<string, unknown>)[name]);
      if (field === INVALID || !(has || mayMiss)) return INVALID;
      if (has) found[name] = field;
    }
    return found;
  });

export const regex =
  (pattern: RegExp): Test =>
  (value) =>
    pattern.test(value as string);
export const minLength =
  (least: number): Test =>
  (value) =>
    sizeOf(value) >= least;
export const maxLength =
  (most: number): Test =>
  (value) =>
    sizeOf(value) <= most;

// zod measures a string in code points.
const sizeOf = (value: string | unknown[]): number => [...value].length;
