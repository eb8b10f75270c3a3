import { describe, expect, it } from 'vitest';
import { trackFacts } from '../../../src/app/catalogue/track-facts.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

/** A square of 8 m, driven counter-clockwise, points a metre apart. */
const square: TrackFile = {
  format: 'grad-prix-track',
  version: 1,
  id: 'square',
  name: 'Square',
  // prettier-ignore
  centreLine: [[0, 0], [1, 0], [2, 0], [2, 1], [2, 2], [1, 2], [0, 2], [0, 1]],
  width: { left: 0.2, right: 0.3 },
};

describe('what people choose a track by', () => {
  it('is its length, width and direction', () => {
    expect(trackFacts(square)).toEqual({
      file: square,
      length: 8,
      minWidth: 0.5,
      maxWidth: 0.5,
      isClockwise: false,
      climb: 0,
      bank: 0,
    });
    const reversed = { ...square, centreLine: square.centreLine.toReversed() };
    expect(trackFacts(reversed).isClockwise).toBe(true);
  });

  it('is its narrowest and its widest place', () => {
    const right = [0.3, 0.3, 0.5, 0.3, 0.1, 0.3, 0.3, 0.3];
    const { minWidth, maxWidth } = trackFacts({ ...square, width: { left: 0.2, right } });
    expect(minWidth).toBeCloseTo(0.3, 12);
    expect(maxWidth).toBeCloseTo(0.7, 12);
  });

  it('is how high it climbs, where lifting one edge does not count', () => {
    const banking = [0, 0, 0, 45, -45, 0, 0, 0];
    const lift = [0, 0, 0, 0.2, 0.3, 0, 0, 0];
    expect(trackFacts({ ...square, banking, elevation: lift })).toMatchObject({
      climb: expect.closeTo(0, 12) as number,
      bank: 45,
    });
    const hill = lift.map((height, i) => height + (i === 5 ? 1.5 : 0.5));
    expect(trackFacts({ ...square, banking, elevation: hill }).climb).toBeCloseTo(1, 12);
  });
});
