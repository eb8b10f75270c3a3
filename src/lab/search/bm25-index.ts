/** Of a term that is looked for: how much it counts. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** A text as counts: of each field the terms, in order. */
export type FieldTerms = readonly (readonly string[])[];

/** How counts are damped: `k1` by how often, `b` by how long the field is; `delta` is what any occurrence is worth at least. */
export interface Bm25Config {
  readonly k1: number;
  readonly b: number;
  readonly delta: number;
  /** How much an occurrence in each field counts. */
  readonly fieldWeights: readonly number[];
}

export const BM25: Bm25Config = { k1: 1.2, b: 0.75, delta: 0.5, fieldWeights: [2.5, 1, 0.5] };

/**
 * BM25F (Robertson, Zaragoza and Taylor 2004): occurrences are weighed and divided by length field by field, then added and
 * damped once; with the lower bound of BM25+ (Lv and Zhai 2011), so that a long text with the word never loses against one without.
 */
export class Bm25Index {
  readonly #config: Bm25Config;
  /** term → document → damped count before the inverse document frequency. */
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #size: number;

  constructor(documents: readonly FieldTerms[], config: Bm25Config = BM25) {
    this.#config = config;
    this.#size = documents.length;
    const meanLengths = config.fieldWeights.map(
      (_, field) =>
        documents.reduce((sum, fields) => sum + (fields[field]?.length ?? 0), 0) /
        Math.max(1, documents.length),
    );
    documents.forEach((fields, document) => this.#add(document, fields, meanLengths));
  }

  /** Every term that some document has. */
  get terms(): Iterable<string> {
    return this.#postings.keys();
  }

  has(term: string): boolean {
    return this.#postings.has(term);
  }

  /** How rare a term is: ln(1 + (N − n + ½) / (n + ½)); the most of one that no document has. */
  rarity(term: string): number {
    const count = this.#postings.get(term)?.size ?? 0;
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
  }

  /** What a term gives to each document that has it. */
  scoresOf(term: string): ReadonlyMap<number, number> {
    const rarity = this.rarity(term);
    return new Map(
      [...(this.#postings.get(term) ?? [])].map(([document, count]) => [document, rarity * count]),
    );
  }

  #add(document: number, fields: FieldTerms, meanLengths: readonly number[]): void {
    const { k1, b, delta, fieldWeights } = this.#config;
    const counts = new Map<string, number>();
    fieldWeights.forEach((weight, field) => {
      const terms = fields[field] ?? [];
      const norm = 1 - b + (b * terms.length) / (meanLengths[field] || 1);
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight / norm);
    });
    for (const [term, count] of counts) {
      const postings = this.#postings.get(term) ?? new Map<number, number>();
      postings.set(document, ((k1 + 1) * count) / (k1 + count) + delta);
      this.#postings.set(term, postings);
    }
  }
}
