/** A number that a check has found, as it is printed. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** What the app has found of a lesson's task. */
export interface Finding {
  readonly isDone: boolean;
  /** What there is, or what is missing, in a sentence. */
  readonly says: string;
  readonly figures: readonly Figure[];
}

export function done(says: string, figures: readonly Figure[]): Finding {
  return { isDone: true, says, figures };
}

export function missing(says: string): Finding {
  return { isDone: false, says, figures: [] };
}
