import { wrapAngle } from '../../math/angle.ts';
import { straightestPlace, tightestPlace } from '../road-shape.ts';
import type { RewardSource } from '../reward-scorer.ts';
import { type Approach, drive, roadBeside, type Scene } from '../situations.ts';
import { type AskEpisodes, observe, type Observed } from './observe.ts';

/** One thing about a car that is changed little by little while all else stays. */
export type SweptVariable = 'lateral' | 'turn' | 'speed' | 'steering';

/** A car at a place, with one thing about it as a number. */
interface Point {
  readonly variable: SweptVariable;
  readonly s: number;
  /** Metres to the left, degrees to the left, m/s, or degrees. */
  readonly value: number;
  readonly rows: Float64Array;
}

/** A step in the reward where the car's state has none. */
export interface RewardJump {
  readonly variable: SweptVariable;
  /** Where on the track [m] */
  readonly s: number;
  /** Where in the variable. */
  readonly value: number;
  /** The last row just below, and just above. */
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly rewardBelow: number;
  readonly rewardAbove: number;
  /** Instrumented branches that go another way, by their indices. */
  readonly branches: readonly number[];
}

const SAMPLES = 41;
/** A step is looked at when it is larger than this share of what the reward ranges over in all. */
const RELEVANT = 0.1;
/** Parts that the way between two samples is divided into, again and again. */
const PARTS = 16;
const ROUNDS = 4;
/** What remains of a step after the last round, 65,536 times closer, is a jump if it is as large as this share. */
const KEPT = 0.8;
/** How far a car may plausibly point away from the road [degrees] */
const TURN = 45;

/**
 * Finds the places where a small change makes a large difference, by looking ever closer.
 * @param range what the reward ranges over in all
 * @throws RewardLoadError
 */
export async function findJumps(
  source: RewardSource,
  scene: Scene,
  range: number,
  scorer: AskEpisodes,
): Promise<RewardJump[]> {
  const { rowSize } = scene.params;
  const ask = (lines: readonly (readonly Point[])[]): Promise<Observed> =>
    observe(
      source,
      lines.flat().map(({ rows }) => rows),
      rowSize,
      scorer,
    );
  const sweeps = makeSweeps(scene);
  let seen = await ask(sweeps);
  let steps = sweeps.flatMap((line) =>
    stepsOf(line, seen).filter(({ size }) => Math.abs(size) > RELEVANT * range && range > 0),
  );
  for (let round = 0; round < ROUNDS && steps.length > 0; round++) {
    const lines = steps.map((step) => divide(scene, step));
    const finer = await ask(lines);
    seen = finer;
    steps = steps.flatMap(({ size }, k) => {
      const largest = stepsOf(lines[k], finer).reduce((a, b) => (b.size / size > a.size / size ? b : a));
      // The size stays the first one, so that nothing shrinks away little by little.
      return largest.size / size >= KEPT ? [{ ...largest, size }] : [];
    });
  }
  return steps.map(({ below, above }) => ({
    variable: above.variable,
    s: above.s,
    value: above.value,
    below: below.rows.slice(-rowSize),
    above: above.rows.slice(-rowSize),
    rewardBelow: seen.last(below.rows),
    rewardAbove: seen.last(above.rows),
    branches: changedBranches(seen, below.rows, above.rows),
  }));
}

interface Step {
  readonly below: Point;
  readonly above: Point;
  /** Reward above less reward below. */
  readonly size: number;
}

function stepsOf(line: readonly Point[], observed: Observed): Step[] {
  return line.slice(1).map((above, k) => {
    const below = line[k];
    return { below, above, size: observed.last(above.rows) - observed.last(below.rows) };
  });
}

function makeSweeps(scene: Scene): Point[][] {
  const { track } = scene;
  const straight = straightestPlace(track);
  const places = [straight, tightestPlace(track)];
  const sweep = (variable: SweptVariable, s: number, low: number, high: number): Point[] =>
    Array.from({ length: SAMPLES }, (_, k) =>
      pointAt(scene, variable, s, low + (k / (SAMPLES - 1)) * (high - low)),
    );
  return [
    ...places.map((s) =>
      sweep('lateral', s, -1.15 * roadBeside(track, s, -1), 1.15 * roadBeside(track, s, 1)),
    ),
    ...[...places, placeFacingWest(scene)].map((s) => sweep('turn', s, -TURN, TURN)),
    sweep('speed', straight, 0.1, 4),
    ...places.map((s) => sweep('steering', s, -30, 30)),
  ];
}

function pointAt(scene: Scene, variable: SweptVariable, s: number, value: number): Point {
  const approach: Approach = { s, stepsBefore: 2, [variable]: value };
  return { variable, s, value, rows: drive(scene, approach) };
}

function divide(scene: Scene, { below, above }: Step): Point[] {
  const inner = Array.from({ length: PARTS - 1 }, (_, k) => {
    const value = below.value + ((k + 1) / PARTS) * (above.value - below.value);
    return pointAt(scene, below.variable, below.s, value);
  });
  return [below, ...inner, above];
}

/** Where the road leads nearly against the x axis, so that headings on it jump from 180° to -180°. */
function placeFacingWest({ track }: Scene): number {
  const { centre } = track;
  const away = (i: number): number =>
    Math.abs(wrapAngle(Math.atan2(centre.directionY[i], centre.directionX[i]) - Math.PI));
  let best = 0;
  for (let i = 1; i < centre.numPoints; i++) if (away(i) < away(best)) best = i;
  return centre.arcLength[best] + centre.segmentLength[best] / 2;
}

function changedBranches(observed: Observed, below: Float64Array, above: Float64Array): number[] {
  const count = observed.instrumented?.branches.length ?? 0;
  const [a, b] = [below, above].map((rows) => observed.of(rows).branches.slice(-count || undefined));
  return Array.from({ length: count }, (_, k) => k).filter((k) => a[k] !== b[k]);
}
