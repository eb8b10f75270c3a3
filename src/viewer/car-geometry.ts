import { Color, type BufferGeometry } from 'three';
import { MeshBuilder, type BakedLight, type Point } from './mesh-builder.ts';

/** Where the wheels are, metres. A car's frame has its origin on the ground below the middle of the wheelbase. */
export const CAR = {
  axle: 0.0825,
  wheelY: 0.082,
  wheelRadius: 0.034,
  wheelWidth: 0.038,
} as const;

/** Light from above and a little from behind: a car's own, because its faces turn and the world's light does not. */
const CAR_LIGHT: BakedLight = {
  direction: [-0.25, 0.3, 1],
  sun: new Color(0.62, 0.62, 0.62),
  shade: new Color(0.55, 0.55, 0.58),
};

const PAINT = new Color(1, 1, 1);
const STRIPE = new Color(0.9, 0.92, 0.95);
const GLASS = new Color(0.035, 0.045, 0.06);
const CARBON = new Color(0.05, 0.05, 0.06);
const TYRE = new Color(0.035, 0.035, 0.04);
const RIM = new Color(0.5, 0.52, 0.55);
/** A crowd of half-transparent cars stays light only when its dark parts are not black. */
const GHOST_DARK = new Color(0.42, 0.42, 0.42);

/** One section of a lofted hull: x, half width, then heights above the ground of floor, shoulder line and top. */
type Section = readonly [x: number, half: number, floor: number, waist: number, top: number];

// Narrow in front and broad behind, so that even ten pixels from above point the way.
const HULL: readonly Section[] = [
  [0.172, 0.012, 0.024, 0.03, 0.034],
  [0.1, 0.026, 0.02, 0.04, 0.05],
  [0.05, 0.036, 0.018, 0.048, 0.066],
  [0.012, 0.062, 0.018, 0.046, 0.068],
  [-0.075, 0.064, 0.018, 0.05, 0.07],
  [-0.125, 0.04, 0.022, 0.052, 0.064],
  [-0.158, 0.03, 0.028, 0.046, 0.052],
];
const CANOPY: readonly Section[] = [
  [0.062, 0.012, 0.055, 0.058, 0.062],
  [0.03, 0.024, 0.06, 0.074, 0.086],
  [-0.02, 0.026, 0.06, 0.08, 0.094],
  [-0.075, 0.016, 0.06, 0.068, 0.076],
];

/**
 * A car's body: hull, canopy, wings. Paint is white, to be multiplied by a material's or an instance's colour.
 * @param withWheels a few triangles for fixed wheels, for cars drawn by the dozen
 */
export function buildCarGeometry(withWheels: boolean): BufferGeometry {
  const builder = new MeshBuilder(CAR_LIGHT);
  loft(builder, HULL, PAINT);
  loft(builder, CANOPY, withWheels ? GHOST_DARK : GLASS);
  addWings(builder);
  if (withWheels) {
    const { axle, wheelY, wheelRadius: r, wheelWidth } = CAR;
    for (const x of [axle, -axle]) {
      for (const y of [wheelY, -wheelY]) {
        builder.box([x - r, y - wheelWidth / 2, 0], [x + r, y + wheelWidth / 2, 2 * r], GHOST_DARK);
      }
    }
  } else addStripe(builder);
  return builder.build();
}

/** A pointer that floats over the best car, so that it is found among many: a pyramid on its tip. */
export function buildPointerGeometry(): BufferGeometry {
  const builder = new MeshBuilder(CAR_LIGHT);
  const [radius, tip, top] = [0.07, 0.2, 0.33];
  const rim = (k: number): Point => [
    radius * Math.cos((k * Math.PI) / 2),
    radius * Math.sin((k * Math.PI) / 2),
    top,
  ];
  for (let k = 0; k < 4; k++) builder.triangle(rim(k + 1), rim(k), [0, 0, tip], PAINT);
  return builder.quad(rim(0), rim(1), rim(2), rim(3), PAINT).build();
}

/** A wheel around its own centre, axle along y. */
export function buildWheelGeometry(): BufferGeometry {
  const builder = new MeshBuilder(CAR_LIGHT);
  const sides = 14;
  const half = CAR.wheelWidth / 2;
  const on = (k: number, radius: number, y: number): Point => {
    const angle = (2 * Math.PI * k) / sides;
    return [radius * Math.cos(angle), y, radius * Math.sin(angle)];
  };
  for (let k = 0; k < sides; k++) {
    const r = CAR.wheelRadius;
    const rim = 0.6 * r;
    builder.quad(on(k, r, -half), on(k + 1, r, -half), on(k + 1, r, half), on(k, r, half), TYRE);
    for (const side of [-1, 1]) {
      const y = side * half;
      const [a, b, c, d] = [on(k, rim, y), on(k + 1, rim, y), on(k + 1, r, y), on(k, r, y)];
      const hub: Point = [0, y - side * 0.008, 0];
      const spoke = k % 3 === 0 ? CARBON : RIM;
      if (side === -1) builder.quad(a, b, c, d, TYRE).triangle(hub, b, a, spoke);
      else builder.quad(d, c, b, a, TYRE).triangle(hub, a, b, spoke);
    }
  }
  return builder.build();
}

function loft(builder: MeshBuilder, sections: readonly Section[], color: Color): void {
  const rings = sections.map(ring);
  for (let s = 0; s + 1 < rings.length; s++) {
    const front = rings[s];
    const back = rings[s + 1];
    for (let k = 0; k < front.length; k++) {
      const next = (k + 1) % front.length;
      builder.quad(front[k], front[next], back[next], back[k], color);
    }
  }
  cap(builder, rings[0], color);
  cap(builder, rings.at(-1)!.toReversed(), color);
}

/** Six points around a section, counter-clockwise as seen from behind the car (looking along +x). */
function ring([x, half, floor, waist, top]: Section): Point[] {
  return [
    [x, -half, floor],
    [x, -half, waist],
    [x, -half * 0.55, top],
    [x, half * 0.55, top],
    [x, half, waist],
    [x, half, floor],
  ];
}

function cap(builder: MeshBuilder, points: readonly Point[], color: Color): void {
  for (let k = 1; k + 1 < points.length; k++) builder.triangle(points[0], points[k + 1], points[k], color);
}

function addWings(builder: MeshBuilder): void {
  builder.box([0.148, -0.09, 0.018], [0.176, 0.09, 0.024], PAINT);
  builder.box([-0.17, -0.085, 0.098], [-0.135, 0.085, 0.106], PAINT);
  for (const side of [-1, 1]) {
    const y = side * 0.088;
    builder.box([0.144, y - 0.003, 0.016], [0.178, y + 0.003, 0.04], CARBON);
    builder.box([-0.175, y - 0.003, 0.07], [-0.13, y + 0.003, 0.112], CARBON);
    builder.box([-0.155, side * 0.02 - 0.003, 0.05], [-0.142, side * 0.02 + 0.003, 0.098], CARBON);
  }
}

/** A pale stripe over nose and tail. */
function addStripe(builder: MeshBuilder): void {
  const lift = 0.0015;
  for (const [from, to] of [
    [0, 1],
    [1, 2],
    [4, 5],
    [5, 6],
  ] as const) {
    const [x0, half0, , , top0] = HULL[from];
    const [x1, half1, , , top1] = HULL[to];
    const [w0, w1] = [Math.min(0.008, half0 * 0.5), Math.min(0.008, half1 * 0.5)];
    builder.quad(
      [x1, -w1, top1 + lift],
      [x0, -w0, top0 + lift],
      [x0, w0, top0 + lift],
      [x1, w1, top1 + lift],
      STRIPE,
    );
  }
}
