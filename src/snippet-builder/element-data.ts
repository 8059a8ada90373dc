/** What can be set of an element, from `custom-elements.json`. */
export interface ElementData {
  tag: string;
  attributes: AttributeData[];
  tokens: { name: string; description: string }[];
}

export interface AttributeData {
  name: string;
  kind: 'boolean' | 'number' | 'choice' | 'text';
  /** Of a choice. */
  options: readonly string[];
  /** What it is where nothing is set. */
  initial: string;
  description: string;
}
