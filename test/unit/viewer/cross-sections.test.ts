import { describe, expect, it } from 'vitest';
import { Track } from '../../../src/track/track.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { CrossSections } from '../../../src/viewer/cross-sections.ts';

const RADIUS = 3;
const POINTS = 120;

/** A circle driven to the left, rising towards its far side, banked by 10°. */
function circle(extra: Partial<TrackFile> = {}): TrackFile {
  return {
    format: 'grad-prix-track',
    version: 1,
    id: 'circle',
    name: 'Circle',
    centreLine: Array.from({ length: POINTS }, (_, i) => {
      const angle = (2 * Math.PI * i) / POINTS;
      return [RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)] as const;
    }),
    width: { left: 0.4, right: 0.6 },
    ...extra,
  };
}

describe('CrossSections', () => {
  it('puts the borders square to the centre line', () => {
    const sections = new CrossSections(new Track(circle()));
    const [x, y, z] = sections.point(30, 0, sections.border(1, 30));
    expect(Math.hypot(x, y)).toBeCloseTo(RADIUS - 0.4, 6);
    const [outerX, outerY] = sections.point(30, 0, sections.border(-1, 30));
    expect(Math.hypot(outerX, outerY)).toBeCloseTo(RADIUS + 0.6, 6);
    expect(z).toBe(0);
  });

  it('goes around the seam', () => {
    const sections = new CrossSections(new Track(circle()));
    expect(sections.point(POINTS, 0, 0.2)).toEqual(sections.point(0, 0, 0.2));
    expect(sections.point(-1, 0, 0.2)).toEqual(sections.point(POINTS - 1, 0, 0.2));
  });

  it('measures curvature as one over the radius, positive to the left', () => {
    const left = new CrossSections(new Track(circle()));
    expect(left.curvature(17)).toBeCloseTo(1 / RADIUS, 1);
    const right = new CrossSections(new Track(circle({ centreLine: circle().centreLine.toReversed() })));
    expect(right.curvature(17)).toBeCloseTo(-1 / RADIUS, 1);
  });

  it('lifts the right side of a bank that is positive, and never digs below the plain', () => {
    const banked = new CrossSections(
      new Track(
        circle({
          banking: new Array<number>(POINTS).fill(10),
          elevation: new Array<number>(POINTS).fill(0.5),
        }),
      ),
    );
    const tilt = Math.tan((10 * Math.PI) / 180);
    expect(banked.height(5, 0, -0.6)).toBeCloseTo(0.5 + 0.6 * tilt, 6);
    expect(banked.height(5, 0, 0.4)).toBeCloseTo(0.5 - 0.4 * tilt, 6);
    expect(banked.height(5, 0, 30)).toBe(0);
  });
});
