import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import type { ScoringContext } from '../../reward/step-params.ts';
import { type FieldSize, refineField } from './field-grid.ts';

/** Lines across the road, and places on each, that a field is scored at, finest first: rewards change more across than along. */
export const FIELD_SIZES: readonly FieldSize[] = [
  { numAlong: 132, numAcross: 15 },
  { numAlong: 66, numAcross: 15 },
  { numAlong: 44, numAcross: 8 },
  { numAlong: 22, numAcross: 8 },
  { numAlong: 18, numAcross: 3 },
];
const FINEST = FIELD_SIZES[0];
const COARSEST = FIELD_SIZES[FIELD_SIZES.length - 1];

/** How long a field may take to be scored; where a finer one would take longer, a coarser one is scored [ms] */
const BUDGET = 400;
/** How long the coarsest may take [ms] */
const MOST = 3000;
/** Places that are also scored in modules of their own; at first only some, since a call may take most of a second. */
const PROBES = [2, 24] as const;
/** Lines that are scored in one go. */
const STRETCH = 60;
/** Where a place in a module of its own takes longer than this, going along the road does not help [ms] */
const SLOW_PLACE = 4;
/** Two rewards are the same up to this share of them, and up to this where they are small. */
const TOLERANCE = 1e-9;

/** Where a field is scored. */
export interface FieldGround {
  readonly context: Omit<ScoringContext, 'numCars'>;
  /** Doubles in a row. */
  readonly rowSize: number;
  /** Rows of a grid of this size, as `fieldRows` gives them; the same ones every time. */
  readonly rows: (size: FieldSize) => Float64Array;
}

/** What it is scored with. */
export interface FieldScoring {
  readonly scorer: RewardScorer;
  /** Milliseconds on any clock. */
  readonly now: () => number;
  /** Whether nobody waits for it any more. */
  readonly isStale: () => boolean;
}

/** A reward over the road. */
export interface FieldScores {
  /** On the finest grid, [numAlong × numAcross]. */
  readonly values: Float64Array;
  /** Where it was scored; in between, values are in proportion. */
  readonly scored: FieldSize;
}

/** A call takes so long that not even the coarsest field can be waited for. */
export class FieldTooSlowError extends Error {
  /** @param perCall [ms] */
  constructor(readonly perCall: number) {
    super(`one call of this reward takes ${Math.round(perCall)} ms: too long for a field`);
    this.name = 'FieldTooSlowError';
  }
}

/**
 * Scores a reward over the road, every place as the second of two steps. That wants a fresh module for every place, and
 * thousands of them take longer than people wait. So one module first goes all along the road at each distance from its
 * border, and a few places are scored in modules of their own besides. Only where these are worth something else, because
 * the reward remembers more than one step, every place gets its own.
 * @returns null when nobody waits for it any more
 * @throws RewardLoadError, RewardCallError, FieldTooSlowError
 */
export async function scoreField(
  source: RewardSource,
  ground: FieldGround,
  scoring: FieldScoring,
): Promise<FieldScores | null> {
  let perPlace = 0;
  let probes: number[] = [];
  let probed: Float64Array = new Float64Array(0);
  const probe = async (count: number): Promise<boolean> => {
    const start = scoring.now();
    probes = placesEvenly(count);
    probed = await scoreApart(source, ground, scoring, FINEST, probes);
    perPlace = (scoring.now() - start) / count;
    return perPlace * numPlaces(COARSEST) <= MOST;
  };
  for (const count of PROBES) {
    // A second time, since the first may have waited for its language to start.
    const isQuick = (await probe(count)) || (await probe(count));
    if (scoring.isStale()) return null;
    if (!isQuick) throw new FieldTooSlowError(perPlace / 2);
  }
  const along = perPlace < SLOW_PLACE ? await scoreAlong(source, ground, scoring) : null;
  if (scoring.isStale()) return null;
  if (along !== null && probes.every((place, k) => isClose(along[place], probed[k]))) {
    return { values: along, scored: FINEST };
  }
  const scored = FIELD_SIZES.find((size) => numPlaces(size) * perPlace < BUDGET) ?? COARSEST;
  const places = Array.from({ length: numPlaces(scored) }, (_, place) => place);
  const values = await scoreApart(source, ground, scoring, scored, places);
  return scoring.isStale() ? null : { values: refineField(values, scored, FINEST), scored };
}

/** @returns null when it took too long, or nobody waits for it any more */
async function scoreAlong(
  source: RewardSource,
  { context, rowSize, rows }: FieldGround,
  { scorer, now, isStale }: FieldScoring,
): Promise<Float64Array | null> {
  const { numAlong, numAcross } = FINEST;
  const all = rows(FINEST);
  const values = new Float64Array(numAlong * numAcross);
  const perLine = 2 * numAcross * rowSize;
  const start = now();
  await scorer.load(source, { ...context, numCars: numAcross });
  for (let first = 0; first < numAlong; first += STRETCH) {
    const lines = Math.min(STRETCH, numAlong - first);
    const stretch = all.slice(first * perLine, (first + lines) * perLine);
    const rewards = await scorer.score({ numSteps: 2 * lines, numCars: numAcross, rows: stretch });
    for (let line = 0; line < lines; line++) {
      const second = (2 * line + 1) * numAcross;
      values.set(rewards.subarray(second, second + numAcross), (first + line) * numAcross);
    }
    if (isStale() || now() - start > BUDGET) return null;
  }
  return values;
}

/** Scores places of a grid, each in a module of its own. */
async function scoreApart(
  source: RewardSource,
  { context, rowSize, rows }: FieldGround,
  { scorer }: FieldScoring,
  size: FieldSize,
  places: readonly number[],
): Promise<Float64Array> {
  const all = rows(size);
  const { numAcross } = size;
  const own = new Float64Array(2 * places.length * rowSize);
  for (const [k, place] of places.entries()) {
    const earlier = 2 * place - (place % numAcross);
    for (const [step, row] of [earlier, earlier + numAcross].entries()) {
      own.set(all.subarray(row * rowSize, (row + 1) * rowSize), (step * places.length + k) * rowSize);
    }
  }
  await scorer.load(source, { ...context, numCars: places.length });
  const rewards = await scorer.score({ numSteps: 2, numCars: places.length, rows: own });
  return rewards.slice(places.length);
}

/** So many places of the finest grid, spread over the road's length and width. */
function placesEvenly(count: number): number[] {
  const { numAlong, numAcross } = FINEST;
  return Array.from({ length: count }, (_, k) => {
    // The widths follow each other in steps that meet all of them.
    return Math.floor((k / count) * numAlong) * numAcross + ((5 * k) % numAcross);
  });
}

function numPlaces({ numAlong, numAcross }: FieldSize): number {
  return numAlong * numAcross;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
}
