import type { WeightedTerms } from './bm25-index.ts';

/** A click on a result, with what stood above it. */
export interface Click {
  readonly question: string;
  /** Ids of the documents above it, best first: they were looked at and left. */
  readonly above: readonly string[];
  readonly clicked: string;
}

/** Clicks that are kept; the oldest make room for new ones. */
export const MOST_CLICKS = 500;
/** Questions less alike than this have nothing to say to each other. */
const LEAST_ALIKE = 0.5;
/** What is believed before any click: of three looks one led to a click. */
const PRIOR = { looks: 3, clicks: 1 } as const;

/**
 * What earlier clicks say of the results of a question. By the cascade model (Craswell et al. 2008) people read from the top down
 * until they click: what is above a click was looked at and left, what is below it was not seen and nothing is said of it. So a
 * result gains nothing by having stood on top.
 *
 * A result's clicks over its looks, with a prior so that one click says little; clicks on questions in similar words count by how
 * alike they are. All of it is bounded: no number of clicks makes it more than 1 − ⅓ or less than −⅓, and clicks on one
 * question change nothing in questions of other words.
 */
export class ClickMemory {
  readonly #clicks: readonly { readonly terms: WeightedTerms; readonly click: Click }[];

  /** @param termsOf the weighted terms of a question */
  constructor(clicks: readonly Click[], termsOf: (question: string) => WeightedTerms) {
    const terms = new Map<string, WeightedTerms>();
    this.#clicks = clicks.slice(-MOST_CLICKS).map((click) => {
      const known = terms.get(click.question) ?? termsOf(click.question);
      terms.set(click.question, known);
      return { terms: known, click };
    });
  }

  /** By document what clicks say of it for such a question, −⅓ to ⅔; what is not in it was never looked at. */
  opinion(question: WeightedTerms): ReadonlyMap<string, number> {
    const seen = new Map<string, { looks: number; clicks: number }>();
    const look = (id: string, weight: number, isClick: boolean): void => {
      const { looks, clicks } = seen.get(id) ?? { looks: 0, clicks: 0 };
      seen.set(id, { looks: looks + weight, clicks: clicks + (isClick ? weight : 0) });
    };
    for (const { terms, click } of this.#clicks) {
      const alike = likeness(question, terms);
      if (alike < LEAST_ALIKE) continue;
      for (const id of click.above) look(id, alike, false);
      look(click.clicked, alike, true);
    }
    const prior = PRIOR.clicks / PRIOR.looks;
    return new Map(
      [...seen].map(([id, { looks, clicks }]) => [
        id,
        (clicks + PRIOR.clicks) / (looks + PRIOR.looks) - prior,
      ]),
    );
  }
}

/** How alike two questions are: the cosine of their weighted terms, 0 to 1. */
function likeness(a: WeightedTerms, b: WeightedTerms): number {
  let dot = 0;
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}

function lengthOf(terms: WeightedTerms): number {
  return Math.sqrt([...terms.values()].reduce((sum, weight) => sum + weight ** 2, 0));
}
