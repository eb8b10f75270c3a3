import type { BodyShape } from '../sim/car.ts';
import type { Point } from './mesh-builder.ts';

/** One section of a lofted hull: x, half width, then heights above the ground of floor, shoulder line and top [m] */
export type Section = readonly [x: number, half: number, floor: number, waist: number, top: number];

/** A box by two opposite corners [m], and what it is made of. */
export type Part = readonly [low: Point, high: Point, of: 'paint' | 'trim' | 'carbon'];

/** A body as numbers, in the car's frame: x forward, y left, z up from the ground under the middle of the wheelbase. */
export interface BodyPlan {
  /** From the nose to the tail. */
  readonly hull: readonly Section[];
  readonly canopy: readonly Section[];
  /** Indices of the hull's sections from which a stripe runs to the next one; under the canopy it would not be seen. */
  readonly stripe: readonly number[];
  readonly parts: readonly Part[];
}

/** The same on both sides. */
function pair([x0, y0, z0]: Point, [x1, y1, z1]: Point, of: Part[2]): Part[] {
  return [
    [[x0, y0, z0], [x1, y1, z1], of],
    [[x0, -y1, z0], [x1, -y0, z1], of],
  ];
}

/** Narrow in front and broad behind, so that even ten pixels from above point the way. */
function openWheeler(): BodyPlan {
  return {
    hull: [
      [0.172, 0.012, 0.024, 0.03, 0.034],
      [0.1, 0.026, 0.02, 0.04, 0.05],
      [0.05, 0.036, 0.018, 0.048, 0.066],
      [0.012, 0.062, 0.018, 0.046, 0.068],
      [-0.075, 0.064, 0.018, 0.05, 0.07],
      [-0.125, 0.04, 0.022, 0.052, 0.064],
      [-0.158, 0.03, 0.028, 0.046, 0.052],
    ],
    canopy: [
      [0.062, 0.012, 0.055, 0.058, 0.062],
      [0.03, 0.024, 0.06, 0.074, 0.086],
      [-0.02, 0.026, 0.06, 0.08, 0.094],
      [-0.075, 0.016, 0.06, 0.068, 0.076],
    ],
    stripe: [0, 1, 4, 5],
    parts: [
      [[0.148, -0.09, 0.018], [0.176, 0.09, 0.024], 'paint'],
      [[-0.17, -0.085, 0.098], [-0.135, 0.085, 0.106], 'paint'],
      ...pair([0.144, 0.085, 0.016], [0.178, 0.091, 0.04], 'carbon'),
      ...pair([-0.175, 0.085, 0.07], [-0.13, 0.091, 0.112], 'carbon'),
      ...pair([-0.155, 0.017, 0.05], [-0.142, 0.023, 0.098], 'carbon'),
    ],
  };
}

function coupe(): BodyPlan {
  return {
    hull: [
      [0.168, 0.044, 0.022, 0.034, 0.038],
      [0.135, 0.07, 0.016, 0.044, 0.05],
      [0.06, 0.078, 0.014, 0.05, 0.06],
      [-0.06, 0.08, 0.014, 0.054, 0.064],
      [-0.135, 0.076, 0.016, 0.056, 0.066],
      [-0.162, 0.058, 0.024, 0.05, 0.058],
    ],
    canopy: [
      [0.06, 0.046, 0.054, 0.058, 0.061],
      [0.012, 0.054, 0.058, 0.084, 0.097],
      [-0.06, 0.054, 0.06, 0.086, 0.099],
      [-0.13, 0.044, 0.06, 0.066, 0.068],
    ],
    stripe: [0, 1, 4],
    parts: [
      ...pair([0.15, 0.03, 0.034], [0.163, 0.052, 0.042], 'trim'),
      [[-0.168, -0.05, 0.046], [-0.158, 0.05, 0.052], 'trim'],
      ...pair([0.03, 0.078, 0.06], [0.044, 0.088, 0.068], 'carbon'),
    ],
  };
}

function pickup(): BodyPlan {
  return {
    hull: [
      [0.166, 0.058, 0.03, 0.052, 0.058],
      [0.14, 0.07, 0.026, 0.062, 0.07],
      [0.055, 0.074, 0.024, 0.066, 0.074],
      [-0.04, 0.074, 0.024, 0.064, 0.068],
      [-0.162, 0.072, 0.028, 0.06, 0.064],
    ],
    canopy: [
      [0.062, 0.056, 0.066, 0.072, 0.074],
      [0.03, 0.06, 0.068, 0.106, 0.116],
      [-0.026, 0.06, 0.068, 0.106, 0.116],
      [-0.04, 0.058, 0.064, 0.074, 0.078],
    ],
    stripe: [0, 1],
    parts: [
      ...pair([-0.162, 0.062, 0.06], [-0.05, 0.072, 0.082], 'paint'),
      [[-0.166, -0.072, 0.058], [-0.156, 0.072, 0.082], 'trim'],
      ...pair([-0.056, 0.05, 0.07], [-0.048, 0.058, 0.118], 'carbon'),
      [[-0.056, -0.058, 0.11], [-0.048, 0.058, 0.118], 'carbon'],
      [[0.158, -0.06, 0.024], [0.174, 0.06, 0.04], 'trim'],
    ],
  };
}

function wedge(): BodyPlan {
  return {
    hull: [
      [0.174, 0.062, 0.016, 0.02, 0.022],
      [0.06, 0.072, 0.014, 0.042, 0.05],
      [-0.06, 0.076, 0.014, 0.062, 0.076],
      [-0.145, 0.074, 0.018, 0.068, 0.084],
      [-0.162, 0.068, 0.028, 0.064, 0.078],
    ],
    canopy: [
      [0.05, 0.03, 0.046, 0.05, 0.054],
      [-0.015, 0.042, 0.06, 0.08, 0.088],
      [-0.09, 0.038, 0.07, 0.09, 0.098],
      [-0.14, 0.03, 0.076, 0.082, 0.086],
    ],
    stripe: [0],
    parts: [
      [[-0.176, -0.082, 0.108], [-0.14, 0.082, 0.114], 'trim'],
      ...pair([-0.165, 0.05, 0.076], [-0.15, 0.056, 0.108], 'carbon'),
      ...pair([0.02, 0.072, 0.012], [-0.03, 0.084, 0.02], 'carbon'),
    ],
  };
}

const PLANS: Readonly<Record<BodyShape, () => BodyPlan>> = {
  'open-wheeler': openWheeler,
  coupe,
  pickup,
  wedge,
};

export function bodyPlan(shape: BodyShape): BodyPlan {
  return PLANS[shape]();
}
