import fc from 'fast-check';
import type { DesignPoint, TrackDesign } from '../../../../src/track/design/track-design.ts';

export const FLAT = { left: 0.5, right: 0.4, elevation: 0, banking: 0 };

/** Points at even distances on a circle around the origin, counter-clockwise. */
export function circle(n: number, radius: number, rest: Omit<DesignPoint, 'x' | 'y'> = FLAT): TrackDesign {
  const points = Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), ...rest };
  });
  return { points };
}

/** Evenly spread: of all doubles from 0 to 1, nearly all are nearly 0. */
export const part = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 10_000 }).map((share) => min + ((max - min) * share) / 10_000);

/** A loop around a middle, more or less bent, wide, high and banked; many of them can be driven on, many cannot. */
export const loops: fc.Arbitrary<TrackDesign> = fc
  .record({
    radius: part(2, 12),
    roughness: part(0, 1),
    points: fc.array(
      fc.record({
        out: part(-0.6, 0.6),
        left: part(0.1, 0.9),
        right: part(0.1, 0.9),
        elevation: part(0, 2),
        banking: part(-25, 25),
      }),
      { minLength: 3, maxLength: 16 },
    ),
  })
  .map(({ radius, roughness, points }) => ({
    points: points.map(({ out, ...rest }, i): DesignPoint => {
      const angle = (2 * Math.PI * i) / points.length;
      const r = radius * (1 + roughness * out);
      return { x: r * Math.cos(angle), y: r * Math.sin(angle), ...rest };
    }),
  }));

/** Anything that has the shape of a design, points on each other and far away included. */
export const anyDesign: fc.Arbitrary<TrackDesign> = fc
  .array(
    fc.record({
      x: fc.oneof(fc.integer({ min: -3, max: 3 }), part(-10_000, 10_000)),
      y: fc.oneof(fc.integer({ min: -3, max: 3 }), part(-10_000, 10_000)),
      left: part(0.1, 20),
      right: part(0.1, 20),
      elevation: part(0, 50),
      banking: part(-45, 45),
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((points) => ({ points }));
