import { Color, type BufferGeometry } from 'three';
import { bodyPlan, type BodyPlan, type Section } from './car-bodies.ts';
import { type CarLook, STOCK_LOOK } from './car-look.ts';
import { MeshBuilder, type BakedLight, type Point } from './mesh-builder.ts';

/** Of every wheel, metres. A car's frame has its origin on the ground below the middle of the wheelbase. */
export const WHEEL = {
  radius: 0.034,
  width: 0.038,
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

/**
 * A car's body: hull, canopy, what is fixed to it. Without colours of its own its paint is white, to be multiplied by a
 * material's or an instance's colour.
 * @param withWheels a few triangles for fixed wheels, for cars drawn by the dozen, whose paint is always white: it tells who they are
 */
export function buildCarGeometry(withWheels: boolean, look: CarLook = STOCK_LOOK): BufferGeometry {
  const builder = new MeshBuilder(CAR_LIGHT);
  const { colours, axle, wheelY } = look;
  const plan = bodyPlan(look.shape);
  const paint = colours === null || withWheels ? PAINT : new Color(colours.paint);
  const trim = colours === null ? null : new Color(colours.trim);
  loft(builder, plan.hull, paint);
  loft(builder, plan.canopy, withWheels ? GHOST_DARK : GLASS);
  const materials = { paint, trim: trim ?? STRIPE, carbon: CARBON };
  for (const [low, high, of] of plan.parts) builder.box(low, high, materials[of]);
  if (withWheels) {
    const { radius: r, width } = WHEEL;
    for (const x of [axle, -axle]) {
      for (const y of [wheelY, -wheelY]) {
        builder.box([x - r, y - width / 2, 0], [x + r, y + width / 2, 2 * r], GHOST_DARK);
      }
    }
  }
  if (!withWheels || trim !== null) addStripe(builder, plan, trim ?? STRIPE);
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
  const half = WHEEL.width / 2;
  const on = (k: number, radius: number, y: number): Point => {
    const angle = (2 * Math.PI * k) / sides;
    return [radius * Math.cos(angle), y, radius * Math.sin(angle)];
  };
  for (let k = 0; k < sides; k++) {
    const r = WHEEL.radius;
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

/** A stripe over nose and tail. */
function addStripe(builder: MeshBuilder, { hull, stripe }: BodyPlan, color: Color): void {
  const lift = 0.0015;
  for (const from of stripe) {
    const [x0, half0, , , top0] = hull[from];
    const [x1, half1, , , top1] = hull[from + 1];
    const [w0, w1] = [Math.min(0.008, half0 * 0.5), Math.min(0.008, half1 * 0.5)];
    builder.quad(
      [x1, -w1, top1 + lift],
      [x0, -w0, top0 + lift],
      [x0, w0, top0 + lift],
      [x1, w1, top1 + lift],
      color,
    );
  }
}
