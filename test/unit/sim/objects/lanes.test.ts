import { describe, expect, it } from 'vitest';
import { createCurvePoint } from '../../../../src/sim/objects/lane-curve.ts';
import { INNER_LANE, Lanes, OUTER_LANE } from '../../../../src/sim/objects/lanes.ts';
import { ReversedTrack } from '../../../../src/track/reversed-track.ts';
import { Track } from '../../../../src/track/track.ts';
import { boxTrack } from '../../track/ring-track.ts';

/** Starts in the middle of the lower straight, along +x and counter-clockwise; half a road is 0.4 m. */
const box = new Track(boxTrack());

describe('Lanes', () => {
  it('are halfway between the centre line and the borders, the inner one inside the loop', () => {
    const lanes = new Lanes(box);
    expect(lanes.poseAt(INNER_LANE, 1.3)).toEqual({
      x: expect.closeTo(1.3, 12) as number,
      y: expect.closeTo(0.2, 12) as number,
      heading: 0,
    });
    expect(lanes.poseAt(OUTER_LANE, 1.3)).toMatchObject({ y: expect.closeTo(-0.2, 12) as number });
    // Opposite, in the upper straight, inside is below.
    expect(lanes.poseAt(INNER_LANE, box.length / 2)).toMatchObject({ y: expect.closeTo(3.8, 9) as number });
  });

  it('stay where they are when the track is driven the other way round; places count from the start that way', () => {
    const lanes = new Lanes(new ReversedTrack(box));
    expect(lanes.poseAt(INNER_LANE, 1.3)).toEqual({
      x: expect.closeTo(-1.3, 9) as number,
      y: expect.closeTo(0.2, 12) as number,
      heading: Math.PI,
    });
  });

  it('are the same straight lines for what drives', () => {
    const lanes = new Lanes(box);
    const point = lanes.curve(INNER_LANE).at(1.3, createCurvePoint());
    expect(point.x).toBeCloseTo(1.3, 6);
    expect(point.y).toBeCloseTo(0.2, 6);
    expect(point.dy / point.dx).toBeCloseTo(0, 5);
  });
});
