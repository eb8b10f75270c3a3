/** How freely is chosen among what may come next. */
export interface Sampling {
  /** 1 chooses as often as the model expects, above it more evenly; at 0 only what is likeliest. */
  readonly temperature: number;
  /** Only so many of the likeliest are chosen from. */
  readonly topK?: number;
  /** Only the fewest of the likeliest that have this share of the whole together, 0 … 1. */
  readonly topP?: number;
}

/**
 * Probabilities as they are drawn from: first by temperature (p^(1 / T), made one in sum again), then without what top-k and top-p leave
 * out. Of what is as likely, the first counts as likelier.
 * @param probabilities not all of them 0
 */
export function shaped(probabilities: readonly number[], { temperature, topK, topP }: Sampling): number[] {
  const all = tempered(probabilities, temperature);
  const order = all.map((_, i) => i).sort((a, b) => all[b] - all[a] || a - b);
  const kept = new Set<number>();
  let mass = 0;
  for (const i of order) {
    if (kept.size >= Math.max(1, topK ?? Infinity) || (kept.size > 0 && mass >= (topP ?? Infinity))) break;
    kept.add(i);
    mass += all[i];
  }
  return normalised(all.map((p, i) => (kept.has(i) ? p : 0)));
}

/** By temperature alone: p^(1 / T), one in sum. @param probabilities not all of them 0 */
export function tempered(probabilities: readonly number[], temperature: number): number[] {
  return normalised(heated(probabilities, temperature));
}

/** By the likeliest first, so that no power is too small for a number. */
function heated(probabilities: readonly number[], temperature: number): number[] {
  const most = Math.max(...probabilities);
  if (temperature > 0) return probabilities.map((p) => (p / most) ** (1 / temperature));
  const likeliest = probabilities.indexOf(most);
  return probabilities.map((_, i) => (i === likeliest ? 1 : 0));
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
