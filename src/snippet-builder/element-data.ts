/** The settings of an element, from `custom-elements.json`. */
export interface ElementData {
  tag: string;
  attributes: AttributeData[];
  tokens: { name: string; description: string }[];
}

export interface AttributeData {
  name: string;
  kind: 'boolean' | 'number' | 'choice' | 'text';
  /** The values of a choice. */
  options: readonly string[];
  /** The value if nothing is set. */
  initial: string;
  description: string;
}
