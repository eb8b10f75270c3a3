import { mean } from '../../math/statistics.ts';
import { wasserstein } from '../../math/wasserstein.ts';

/** The line on which music is a point, and the equal pieces in which the conductor's score is straight. */
export const LINE = { low: -3, high: 3, pieces: 24 } as const;

/** A GAN small enough to be seen: pieces of music are numbers, and the conductor's score is a bent line over them. */
export interface ToyGan {
  readonly data: readonly number[];
  readonly made: readonly number[];
  /** Of the score, piece by piece [24]; the score is straight in each. */
  readonly slopes: readonly number[];
  /** Of the orchestra so far. */
  readonly updates: number;
}

/** As the charts of a training show them. */
export interface ToyFigures {
  readonly scoreOfData: number;
  readonly scoreOfMade: number;
  /** The difference of both: what the conductor believes the distance to be. */
  readonly estimate: number;
  /** What it is. */
  readonly distance: number;
  /** Mean of (|slope| − 1)² over mixed points, unweighted. */
  readonly penalty: number;
  readonly steepest: number;
  /** The steepest under a dot, and how far the orchestra moves one on it. */
  readonly steepestUnderMade: number;
  readonly step: number;
}

const WIDTH = (LINE.high - LINE.low) / LINE.pieces;
/** Updates of the conductor to one of the orchestra. */
const CRITIC_UPDATES = 3;
const CRITIC_RATE = 4;
const ORCHESTRA_RATE = 0.12;
const SPREAD = [-0.55, -0.35, -0.2, -0.05, 0.1, 0.2, 0.4, 0.6];
const [DATA_AT, MADE_AT] = [1.4, -1.6];

/** Data and music far apart, and a conductor that knows nothing. */
export function firstToy(): ToyGan {
  return {
    data: SPREAD.map((away) => DATA_AT + away),
    made: SPREAD.map((away) => MADE_AT + away),
    slopes: Array.from({ length: LINE.pieces }, () => 0),
    updates: 0,
  };
}

/** Some updates of the conductor, then one of the orchestra, which walks up the slope that it stands on. @param penalty its weight */
export function stepToy(toy: ToyGan, penalty: number): ToyGan {
  let { slopes } = toy;
  for (let i = 0; i < CRITIC_UPDATES; i++) slopes = betterSlopes({ ...toy, slopes }, penalty);
  const made = toy.made.map((x) => {
    const there = x + ORCHESTRA_RATE * slopes[pieceOf(x)];
    return Math.min(LINE.high, Math.max(LINE.low, there));
  });
  return { ...toy, slopes, made, updates: toy.updates + 1 };
}

/** The conductor's score; 0 in the middle of the line. */
export function scoreAt({ slopes }: Pick<ToyGan, 'slopes'>, x: number): number {
  const from = (at: number): number =>
    slopes.reduce((sum, slope, i) => sum + slope * part(at - startOf(i)), 0);
  return from(x) - from((LINE.low + LINE.high) / 2);
}

/** What the charts of a training would show of it. */
export function figuresOf(toy: ToyGan): ToyFigures {
  const [scoreOfData, scoreOfMade] = [toy.data, toy.made].map((points) =>
    mean(points.map((x) => scoreAt(toy, x)))!,
  );
  const mixed = mixedShares(toy);
  const steepestUnderMade = Math.max(...toy.made.map((x) => Math.abs(toy.slopes[pieceOf(x)])));
  return {
    scoreOfData,
    scoreOfMade,
    estimate: scoreOfData - scoreOfMade,
    distance: wasserstein(toy.data, toy.made),
    penalty: toy.slopes.reduce((sum, slope, i) => sum + mixed[i] * (Math.abs(slope) - 1) ** 2, 0),
    steepest: Math.max(...toy.slopes.map(Math.abs)),
    steepestUnderMade,
    step: ORCHESTRA_RATE * steepestUnderMade,
  };
}

/**
 * What each piece's slope adds to the difference of the scores: the difference of the scores is the sum over the pieces of slope × gain.
 * That is the area between the two cumulative distributions there, so that with slopes of ±1 it is at most the Wasserstein distance.
 */
export function gains({ data, made }: Pick<ToyGan, 'data' | 'made'>): number[] {
  const passed = (points: readonly number[], i: number): number =>
    mean(points.map((x) => part(x - startOf(i))))!;
  return Array.from({ length: LINE.pieces }, (_, i) => passed(data, i) - passed(made, i));
}

/** Shares of the points between data and music that lie in each piece: any of these pairs, any place between. */
function mixedShares({ data, made }: ToyGan): number[] {
  return Array.from({ length: LINE.pieces }, (_, i) => {
    const shares = data.flatMap((x) =>
      made.map((y) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        if (low === high) return pieceOf(low) === i ? 1 : 0;
        return (part(high - startOf(i)) - part(low - startOf(i))) / (high - low);
      }),
    );
    return mean(shares)!;
  });
}

/**
 * A step towards the slopes that are best for the conductor's objective, slope × gain − penalty × mixed × (|slope| − 1)², each piece for
 * itself: the sign of the gain × (1 + |gain| / (2 × penalty × mixed)). Implicit, so that no weight of the penalty makes it swing; with
 * none it is a step up the gain, without an end.
 */
function betterSlopes(toy: ToyGan, penalty: number): number[] {
  const mixed = mixedShares(toy);
  return gains(toy).map((gain, i) => {
    const hold = 2 * penalty * mixed[i];
    return (toy.slopes[i] / CRITIC_RATE + gain + hold * Math.sign(gain)) / (1 / CRITIC_RATE + hold);
  });
}

function startOf(piece: number): number {
  return LINE.low + piece * WIDTH;
}

/** As much of a length as one piece has. */
function part(length: number): number {
  return Math.min(WIDTH, Math.max(0, length));
}

function pieceOf(x: number): number {
  return Math.min(LINE.pieces - 1, Math.max(0, Math.floor((x - LINE.low) / WIDTH)));
}
