/** `headingLevel` → `heading-level`: the attribute of a property. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Kebab<Rest>}`
    : `-${Lowercase<First>}${Kebab<Rest>}`
  : Name;

/** A property's value, or the text of its attribute: numbers, `"false"`, JSON. */
type Value<Type> = Type extends string
  ? Type
  : Type extends number
    ? Type | `${number}`
    : Type extends boolean
      ? Type | '' | 'true' | 'false'
      : Type | string;

/** Properties of an element, each also by its attribute's name. */
export type Properties<Element, Names extends keyof Element & string> = {
  [Name in Names as Name | Kebab<Name>]?: Value<NonNullable<Element[Name]>> | undefined;
};

/** Events by name. */
export type Events<Names extends keyof HTMLElementEventMap> = Pick<HTMLElementEventMap, Names>;

/** Listeners in attributes, such as `oncommunity-signup-confirmed`. */
export type Listeners<EventsByName, Prefix extends string = 'on'> = {
  [Name in keyof EventsByName & string as `${Prefix}${Name}`]?:
    ((event: EventsByName[Name]) => void) | undefined;
};
