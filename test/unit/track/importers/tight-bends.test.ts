import { describe, expect, it } from 'vitest';
import { importTrack } from '../../../../src/track/importers/import-track.ts';
import { narrowTightBends } from '../../../../src/track/importers/tight-bends.ts';
import { clamp } from '../../../../src/math/scalar.ts';
import { Track } from '../../../../src/track/track.ts';
import { describeTrackContract } from '../../../contract/track-contract.ts';
import { boxTrack, ringTrack } from '../ring-track.ts';
import { npyFile, routeRows } from './npy-file.ts';

/** A box whose corners have a radius of 0.38 m and a road of 0.4 m to each side: its inner border is a rectangle. */
function tightRoute(): number[][] {
  const file = boxTrack({ corner: 0.38, length: 8, depth: 4 });
  return routeRows({ ...file, width: { left: 0.1, right: 0.4 } }).map(([x, y, , , outerX, outerY]) => {
    const inner = [clamp(x, -3.6, 3.6), clamp(y, 0.4, 3.6)];
    return [x, y, ...inner, outerX, outerY];
  });
}

describe('bends tighter than the road is wide', () => {
  const { track, narrowedPoints } = importTrack(npyFile(tightRoute()), 'tight.npy', null);
  const { left, widthLeft, widthRight } = new Track(track);

  it('are narrowed, and nothing else is', () => {
    // A corner has nine points, those where it begins and ends among them.
    expect(narrowedPoints.length).toBeGreaterThanOrEqual(4 * 7);
    expect(narrowedPoints.length).toBeLessThanOrEqual(4 * 9);
    for (const [i, width] of widthLeft.entries()) {
      if (narrowedPoints.includes(i)) expect(width).toBeLessThan(0.4);
      else expect(width).toBeCloseTo(0.4, 9);
      expect(widthRight[i]).toBeCloseTo(0.4, 9);
    }
  });

  it('keep the border within centimetres of where it was', () => {
    for (let i = 0; i < left.numPoints; i++) {
      const beyondX = Math.max(0, Math.abs(left.x[i]) - 3.6);
      const beyondY = Math.max(0, Math.abs(left.y[i] - 2) - 1.6);
      expect(Math.hypot(beyondX, beyondY)).toBeLessThan(0.05);
    }
  });

  it('leave a road alone that needs nothing', () => {
    const { centreLine } = ringTrack();
    const width = { left: centreLine.map(() => 2.8), right: centreLine.map(() => 9) };
    expect(narrowTightBends({ centreLine, width })).toEqual(width);
    const clockwise = {
      centreLine: centreLine.toReversed(),
      width: { left: width.right, right: width.left },
    };
    expect(narrowTightBends(clockwise)).toEqual(clockwise.width);
  });

  it('end before the lines across the road meet, on a circle in its centre', () => {
    const { centreLine } = ringTrack();
    const { left: narrowed } = narrowTightBends({
      centreLine,
      width: { left: centreLine.map(() => 3.5), right: centreLine.map(() => 1) },
    });
    for (const width of narrowed) expect(width).toBeCloseTo(0.95 * 3, 12);
  });
});

describeTrackContract(
  'a track with narrowed bends',
  importTrack(npyFile(tightRoute()), 'tight.npy', null).track,
);
