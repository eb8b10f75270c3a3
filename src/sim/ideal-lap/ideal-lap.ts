import type { Track } from '../../track/track.ts';
import type { CarSpec } from '../car-spec.ts';
import { makeCorridor } from './corridor.ts';
import { descend } from './descend.ts';
import { LapProblem } from './lap-problem.ts';
import { RingSystem } from './ring-system.ts';
import { smoothStart } from './smooth-start.ts';

export interface IdealLapOptions {
  /** Distance of two points along the centre line [m]. Default 0.1. */
  readonly spacing?: number;
  /**
   * Distance that the car's middle keeps from the borders [m]. Default: half the car's width, all of it on the road.
   * `legalMargin(car)` is as far out as an episode goes on: half the distance of the wheels beyond the border.
   */
  readonly margin?: number;
}

/** The fastest flying lap: one entry per point, the line closed, its start across from the track's. */
export interface IdealLap {
  /** Where the car's middle is [m] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Way along the line to the point [m] */
  readonly s: Float64Array;
  /** [m/s] */
  readonly speed: Float64Array;
  /** [1/m], positive to the left */
  readonly curvature: Float64Array;
  /** To the left of the centre line [m] */
  readonly offset: Float64Array;
  /** When the car is there [s] */
  readonly time: Float64Array;
  /** Of the whole line [m] */
  readonly length: number;
  /** [s] */
  readonly lapTime: number;
}

const SPACING = 0.1;
/** Weights of the barrier, the last such that it costs about a thousandth of a lap [s/m] */
const FIRST_WEIGHT = 1e-2;
const LAST_WEIGHT = 1e-5;
const WEIGHT_RATIO = 0.2;
const MAX_STEPS = 400;
/** Promised seconds per second of lap and per weight over the last that are not worth a step. */
const TOLERANCE = 1e-5;
/** A car so slow can do anything that full lock can [m/s] */
const START_SPEED = 1;

/** Margin at which the last wheel is about to leave the road, the car driving along the border [m] */
export function legalMargin(car: CarSpec): number {
  return -car.trackWidth / 2;
}

/** @throws RangeError */
export function idealLap(track: Track, car: CarSpec, options: IdealLapOptions = {}): IdealLap {
  const { spacing = SPACING, margin = car.width / 2 } = options;
  const corridor = makeCorridor(track, spacing, margin);
  const { numNodes } = corridor;
  const system = new RingSystem(numNodes);
  const unknowns = new Float64Array(2 * numNodes);
  const problem = new LapProblem(corridor, car);
  smoothStart(corridor, problem.maxCurvature, unknowns, system);
  let v = START_SPEED;
  do {
    for (let i = 0; i < numNodes; i++) unknowns[2 * i + 1] = v;
    v /= 2;
  } while (problem.value(unknowns, 1) === Infinity && v > 1e-3);
  for (let w = FIRST_WEIGHT; w > LAST_WEIGHT * 0.5; w *= WEIGHT_RATIO) {
    const n = descend(problem, w, unknowns, system, 1e-2 * w * track.length, MAX_STEPS);
    if ((globalThis as any).DEBUG) console.log(w, n, problem.value(unknowns, 0));
  }
  return { lapTime: problem.value(unknowns, 0), u: unknowns, problem, corridor } as any;
}
