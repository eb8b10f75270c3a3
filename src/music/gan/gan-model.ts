/** A generator that has learnt, and what is known of it; structured-cloneable. */
export interface GanModel {
  /** Unique among a person's models; a shipped one's is its genre. */
  readonly id: string;
  readonly name: string;
  /** What it learnt from: a genre's rules, or so many files of a person's own. */
  readonly origin: string;
  readonly seed: number;
  /** Updates of the generator. */
  readonly updates: number;
  readonly samples: number;
  /** As `Generator` keeps them. */
  readonly weights: readonly Float32Array[];
}
