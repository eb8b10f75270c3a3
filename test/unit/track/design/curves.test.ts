import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClosedSpline } from '../../../../src/track/design/closed-spline.ts';
import { MonotoneCurve } from '../../../../src/track/design/monotone-curve.ts';
import { anyDesign, circle, part } from './designs.ts';

describe('ClosedSpline', () => {
  it('passes through its points, whatever they are, and is a number everywhere', () => {
    fc.assert(
      fc.property(anyDesign, part(0, 1), ({ points }, share) => {
        const spline = new ClosedSpline(points);
        for (const [i, { x, y }] of points.entries()) {
          const start = spline.at(i, 0);
          expect(Math.hypot(start.x - x, start.y - y)).toBe(0);
          const next = points[(i + 1) % points.length];
          const end = spline.at(i, 1);
          expect(Math.hypot(end.x - next.x, end.y - next.y)).toBeLessThan(1e-6);
          expect(Object.values(spline.at(i, share)).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it('halfway between even points of a circle lies where the closed form says', () => {
    for (const n of [4, 6, 12, 40]) {
      const spline = new ClosedSpline(circle(n, 3).points);
      const step = (2 * Math.PI) / n;
      // (-p₀ + 9 p₁ + 9 p₂ - p₃) / 16 of four points of a circle.
      const radius = (3 * (9 * Math.cos(step / 2) - Math.cos((3 * step) / 2))) / 8;
      const { x, y } = spline.at(1, 0.5);
      expect(Math.hypot(x, y)).toBeCloseTo(radius, 12);
    }
  });

  it('is the curve of Barry and Goldman over knots the square root of the distance apart', () => {
    const points = fc.array(fc.record({ x: part(-9, 9), y: part(-9, 9) }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(points, part(0, 1), (points, share) => {
        const gaps = points.map(({ x, y }, i) => {
          const next = points[(i + 1) % 4];
          return Math.sqrt(Math.hypot(next.x - x, next.y - y));
        });
        fc.pre(Math.min(...gaps) > 0.1);
        const knots = [0, gaps[0], gaps[0] + gaps[1], gaps[0] + gaps[1] + gaps[2]];
        const t = knots[1] + share * (knots[2] - knots[1]);
        const blend = (a: number, b: number, from: number, to: number): number =>
          (a * (knots[to] - t) + b * (t - knots[from])) / (knots[to] - knots[from]);
        const at = (axis: 'x' | 'y'): number => {
          const [p0, p1, p2, p3] = points.map((point) => point[axis]);
          const [a1, a2, a3] = [blend(p0, p1, 0, 1), blend(p1, p2, 1, 2), blend(p2, p3, 2, 3)];
          return blend(blend(a1, a2, 0, 2), blend(a2, a3, 1, 3), 1, 2);
        };
        const { x, y } = new ClosedSpline(points).at(1, share);
        expect(x).toBeCloseTo(at('x'), 8);
        expect(y).toBeCloseTo(at('y'), 8);
      }),
    );
  });

  it('goes on in the same direction at each point', () => {
    const spline = new ClosedSpline([
      { x: 0, y: 0 },
      { x: 5, y: 1 },
      { x: 5.5, y: 4 },
      { x: 1, y: 3 },
    ]);
    for (let i = 0; i < 4; i++) {
      const [before, at, after] = [
        spline.at(i, 1 - 1e-6),
        spline.at((i + 1) % 4, 0),
        spline.at((i + 1) % 4, 1e-6),
      ];
      const into = Math.atan2(at.y - before.y, at.x - before.x);
      const out = Math.atan2(after.y - at.y, after.x - at.x);
      expect(Math.cos(into - out)).toBeCloseTo(1, 8);
    }
  });
});

describe('MonotoneCurve', () => {
  const value = part(-50, 50);
  const length = part(0.01, 30);

  it('passes through its values and never leaves the range between two neighbours', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, length), { minLength: 3, maxLength: 20 }), (given) => {
        const values = given.map(([value]) => value);
        const curve = new MonotoneCurve(
          values,
          given.map(([, length]) => length),
        );
        for (const [i, start] of values.entries()) {
          const end = values[(i + 1) % values.length];
          expect(curve.at(i, 0)).toBeCloseTo(start, 12);
          expect(curve.at(i, 1)).toBeCloseTo(end, 9);
          for (const share of [0.1, 0.37, 0.5, 0.8]) {
            expect(curve.at(i, share)).toBeGreaterThanOrEqual(Math.min(start, end));
            expect(curve.at(i, share)).toBeLessThanOrEqual(Math.max(start, end));
          }
        }
      }),
    );
  });

  it('is a straight line where its values are', () => {
    const curve = new MonotoneCurve([0, 1, 3, 4, 0], [1, 2, 1, 2, 5]);
    expect(curve.at(1, 0.25)).toBeCloseTo(1.5, 12);
    expect(curve.at(1, 0.75)).toBeCloseTo(2.5, 12);
  });
});
