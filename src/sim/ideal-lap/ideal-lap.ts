import { clamp } from '../../math/scalar.ts';
import type { Track } from '../../track/track.ts';
import type { CarSpec } from '../car-spec.ts';
import { type Corridor, makeCorridor } from './corridor.ts';
import { descend } from './descend.ts';
import { LapProblem } from './lap-problem.ts';
import { RingSystem } from './ring-system.ts';
import { smoothStart } from './smooth-start.ts';

/** Where a line may run, and how finely it is looked for. */
export interface IdealLapOptions {
  /** Distance of two points along the centre line, 0.02 … 1 [m]. Default 0.1. */
  readonly spacing?: number;
  /**
   * Distance that the car's middle keeps from the borders [m]. Default: half the car's width, all of it on the road.
   * An episode goes on further out, see `legalMargin`.
   */
  readonly margin?: number;
}

/** The fastest flying lap, point by point round the closed line; the first lies across from the track's first. */
export interface IdealLap {
  /** Where the car's middle is [m] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Way along the line, uphill and downhill [m] */
  readonly s: Float64Array;
  /** To the left of the centre line [m] */
  readonly offset: Float64Array;
  /** [m/s] */
  readonly speed: Float64Array;
  /** Mean over the pieces before and after the point, where limits hold [1/m], positive to the left */
  readonly curvature: Float64Array;
  /** When the car is there [s] */
  readonly time: Float64Array;
  /** Of the whole line [m] */
  readonly length: number;
  /** [s] */
  readonly lapTime: number;
}

const SPACING = { low: 0.02, usual: 0.1, high: 1 };
/** Weights of the barrier, the last such that it costs a few ten-thousandths of a lap [s/m] */
const WEIGHTS = [0.25, 0.05, 1e-2, 2e-3, 4e-4, 8e-5, 1.6e-5];
/** Promised seconds, per metre of the track and weight of the barrier, that are not worth another step. */
const TOLERANCE = 1e-3;
/** Speeds to start from: as low as full lock, steep hills and slow motors need [m/s] */
const START_SPEEDS = [2, 1, 0.5, 0.25, 0.12];

/** Margin at which the last wheels are about to leave the road, the car driving along the border [m] */
export function legalMargin(car: CarSpec): number {
  return -car.trackWidth / 2;
}

/**
 * The line and the speeds that bring a car round a track in the least time, by an interior-point method: the lap time
 * plus a barrier before the limits of the corridor and the car, which weighs less and less (Fiacco & McCormick 1968;
 * Nocedal & Wright 2006, §19.6). The speeds found keep every limit; no randomness, the same answer every time.
 * @throws RangeError where the options are out of range, or the car cannot get round
 */
export function idealLap(track: Track, car: CarSpec, options: IdealLapOptions = {}): IdealLap {
  const { spacing = SPACING.usual, margin = car.width / 2 } = options;
  if (clamp(spacing, SPACING.low, SPACING.high) !== spacing)
    throw new RangeError(`spacing must be ${SPACING.low} to ${SPACING.high} m (found ${spacing})`);
  if (!Number.isFinite(margin)) throw new RangeError(`margin must be a number of metres (found ${margin})`);
  const corridor = makeCorridor(track, spacing, margin);
  const problem = new LapProblem(corridor, car);
  const system = new RingSystem(corridor.numNodes);
  const unknowns = new Float64Array(2 * corridor.numNodes);
  smoothStart(corridor, problem.maxCurvature, unknowns, system);
  startSlowly(problem, unknowns);
  for (const weight of WEIGHTS) descend(problem, weight, unknowns, system, TOLERANCE * weight * track.length);
  return readLap(problem, corridor, unknowns);
}

function startSlowly(problem: LapProblem, unknowns: Float64Array): void {
  for (const speed of START_SPEEDS) {
    for (let i = 1; i < unknowns.length; i += 2) unknowns[i] = speed;
    if (problem.value(unknowns, 0) < Infinity) return;
  }
  throw new RangeError(
    'the track must be one that the car can drive at an even speed: a slope or bend is too steep',
  );
}

function readLap(problem: LapProblem, { numNodes }: Corridor, unknowns: Float64Array): IdealLap {
  const { path } = problem;
  path.place(unknowns);
  const s = new Float64Array(numNodes);
  const time = new Float64Array(numNodes);
  let length = 0;
  let lapTime = 0;
  for (let i = 0; i < numNodes; i++) {
    s[i] = length;
    time[i] = lapTime;
    const way = problem.lengthFrom(i);
    length += way;
    lapTime += (2 * way) / (unknowns[2 * i + 1] + unknowns[2 * ((i + 1) % numNodes) + 1]);
  }
  return {
    x: path.x,
    y: path.y,
    s,
    offset: Float64Array.from(s, (_, i) => unknowns[2 * i]),
    speed: Float64Array.from(s, (_, i) => unknowns[2 * i + 1]),
    curvature: path.curvature.map(meanOverPieces),
    time,
    length,
    lapTime,
  };
}

/** The limits hold halfway between points, where a curvature is the mean of two. */
function meanOverPieces(curvature: number, i: number, all: Float64Array): number {
  const before = all[(i + all.length - 1) % all.length];
  return (before + 2 * curvature + all[(i + 1) % all.length]) / 4;
}
