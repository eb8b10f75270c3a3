import { toDegrees, wrapAngle } from '../../../math/angle.ts';
import { DECISION_HZ, GRAVITY } from '../../../sim/physics.ts';
import { createProjection } from '../../../track/projection.ts';
import type { Course } from '../laps/course.ts';
import { stepValue, strideOf } from '../laps/lap-submission.ts';
import type { Findings, Measured } from './gather-evidence.ts';
import { coveredIn, numStrides, secondsOf } from './strides.ts';

/** Slower cars have no direction to speak of [m/s] */
const MOVING = 1.5;
/** A sliding tail turns a car faster than its wheels do, up to about so many times. */
const SLIDING = 2;
/** Top speed is measured over so many strides, that the tracker's noise is none of it. */
const TOP_STRIDES = 5;
const STRIDE = 1 / DECISION_HZ;

/** Each step held against the ones around it, and against what the car can do. */
export function motionSigns(rows: Float64Array, { car, track, maxCurvature }: Course): Findings {
  const strides = numStrides(rows);
  const topSpeed = car.speedRatio * car.maxSpeed;
  const place = createProjection();
  const at = (k: number): { x: number; y: number; heading: number; speed: number } => ({
    x: stepValue(rows, k, 'x'),
    y: stepValue(rows, k, 'y'),
    heading: stepValue(rows, k, 'heading'),
    speed: stepValue(rows, k, 'speed'),
  });
  const turnIn = (k: number): number => wrapAngle(at(k + 1).heading - at(k).heading);
  const side = (k: number): number =>
    (Math.abs(at(k).speed * turnIn(k)) / STRIDE / (car.frictionSlip * GRAVITY)) * 100;
  const grass = (k: number): number => {
    const { lateral, segment } = track.project(at(k).x, at(k).y, place);
    const half = lateral > 0 ? track.widthLeft[segment] : track.widthRight[segment];
    return 100 * (Math.abs(lateral) - half - car.trackWidth / 2);
  };
  return {
    tick: worst(strides, (k) => 1000 * Math.abs(secondsOf(rows, k) - STRIDE)),
    jump: worst(strides, (k) => 100 * (strideOf(rows, k) - coveredIn(rows, k))),
    top: worst(
      strides - TOP_STRIDES + 1,
      (k) => (100 * wayOf(rows, k, TOP_STRIDES)) / (TOP_STRIDES * STRIDE * topSpeed) - 100,
      TOP_STRIDES >> 1,
    ),
    grip: quantile(strides, side, 0.95),
    pull: quantile(
      strides - 1,
      (k) => (100 * (at(k + 2).speed - at(k).speed)) / (2 * STRIDE) / car.maxAcceleration,
      0.97,
    ),
    crab: worst(strides, (k) => {
      const [a, b] = [at(k), at(k + 1)];
      if (a.speed < MOVING) return 0;
      return toDegrees(Math.abs(wrapAngle(Math.atan2(b.y - a.y, b.x - a.x) - a.heading - turnIn(k) / 2)));
    }),
    turn: worst(strides, (k) =>
      toDegrees(
        Math.abs(turnIn(k)) - SLIDING * maxCurvature * Math.max(coveredIn(rows, k), strideOf(rows, k)),
      ),
    ),
    kink: worst(strides - 2, (k) => kinkAt(rows, k), 1),
    grass: worst(strides, grass),
  };
}

/** Way of so many strides [m] */
function wayOf(rows: Float64Array, from: number, strides: number): number {
  let way = 0;
  for (let k = from; k < from + strides; k++) way += strideOf(rows, k);
  return way;
}

/** A third difference: what is left of four steps when place, speed and acceleration are taken away; an eighth of it [cm] */
function kinkAt(rows: Float64Array, k: number): number {
  const third = (column: 'x' | 'y'): number =>
    stepValue(rows, k + 3, column) -
    3 * stepValue(rows, k + 2, column) +
    3 * stepValue(rows, k + 1, column) -
    stepValue(rows, k, column);
  return (100 * Math.hypot(third('x'), third('y'))) / 8;
}

/** @param shift from where a value begins to where it is seen */
export function worst(count: number, of: (k: number) => number, shift = 0): Measured {
  let [value, step] = [0, -1];
  for (let k = 0; k < count; k++) {
    const found = of(k);
    if (found > value) [value, step] = [found, k + shift];
  }
  return { value, step };
}

/** The value that so many of all are below, and its step. */
export function quantile(count: number, of: (k: number) => number, share: number): Measured {
  if (count <= 0) return { value: 0, step: -1 };
  const sorted = Array.from({ length: count }, (_, step) => ({ value: of(step), step })).toSorted(
    (a, b) => a.value - b.value,
  );
  return sorted[Math.min(count - 1, Math.floor(share * count))];
}
