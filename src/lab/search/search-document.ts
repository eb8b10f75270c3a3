/** The kinds of things that can be found, in the order in which they are shown where nothing else decides. */
export const SEARCH_KINDS = [
  'help',
  'param',
  'setting',
  'rule',
  'template',
  'track',
  'chart',
  'music',
  'lab',
  'run',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing that can be found. Its texts are those of the product itself. */
export interface SearchDocument {
  /** `kind/name`: what the question set and the clicks know it by. */
  readonly id: string;
  readonly kind: SearchKind;
  readonly title: string;
  /** What is shown of it and read first. */
  readonly text: string;
  /** What else belongs to it and counts less: comments of code, figures, names in code. */
  readonly more: string;
  /** The fragment of the address that opens it; null: it is shown where it was found. */
  readonly address: string | null;
}
