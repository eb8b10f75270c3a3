import { describe, expect, it } from 'vitest';
import { createCurvePoint, LaneCurve } from '../../../../src/sim/objects/lane-curve.ts';
import { ClosedLine } from '../../../../src/track/closed-line.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';

function circle(radius: number, points: number): ClosedLine {
  return new ClosedLine(
    Array.from({ length: points }, (_, i) => {
      const angle = (2 * Math.PI * i) / points;
      return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
    }),
  );
}

describe('LaneCurve', () => {
  it('is a circle around a circle, passed at the angle of the point on the centre line', () => {
    const centre = circle(3, 60);
    const curve = new LaneCurve(centre, circle(2.8, 60));
    const point = createCurvePoint();
    for (let s = 0; s < centre.length; s += 0.0371) {
      const angle = (2 * Math.PI * s) / centre.length;
      curve.at(s, point);
      // A cubic spline misses a circle by about radius · (2π/60)⁴ / 384.
      expect(Math.hypot(point.x - 2.8 * Math.cos(angle), point.y - 2.8 * Math.sin(angle))).toBeLessThan(1e-6);
      const speed = (2 * Math.PI * 2.8) / centre.length;
      expect(Math.hypot(point.dx + speed * Math.sin(angle), point.dy - speed * Math.cos(angle))).toBeLessThan(
        1e-4,
      );
    }
  });

  it('goes through every point and wraps round the lap', () => {
    const { centre, left } = new Track(trackFile('home'));
    const curve = new LaneCurve(centre, left);
    const point = createCurvePoint();
    for (let i = 0; i < centre.numPoints; i++) {
      for (const lap of [-1, 0, 2]) {
        curve.at(centre.arcLength[i] + lap * centre.length, point);
        expect(point.x).toBeCloseTo(left.x[i], 9);
        expect(point.y).toBeCloseTo(left.y[i], 9);
      }
    }
  });

  it('has no kink and no jump of its curvature where its pieces meet', () => {
    const { centre, right } = new Track(trackFile('bow-tie'));
    const curve = new LaneCurve(centre, right);
    const h = 1e-5;
    const at = (s: number) => curve.at(s, createCurvePoint());
    for (let i = 0; i < centre.numPoints; i++) {
      const s = centre.arcLength[i];
      const [before, here, after] = [at(s - h), at(s), at(s + h)];
      expect(here.dx).toBeCloseTo((after.x - before.x) / (2 * h), 6);
      expect((after.dx - here.dx) / h).toBeCloseTo((here.dx - before.dx) / h, 2);
      expect((after.dy - here.dy) / h).toBeCloseTo((here.dy - before.dy) / h, 2);
    }
  });
});
