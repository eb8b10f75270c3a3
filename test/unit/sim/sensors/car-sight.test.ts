import { expect, it } from 'vitest';
import { CarStates } from '../../../../src/sim/car-states.ts';
import { ObjectStates } from '../../../../src/sim/object-states.ts';
import { CarSightViewer } from '../../../../src/sim/sensors/car-sight.ts';
import { LUMINANCE } from '../../../../src/sim/sensors/luminance.ts';
import { Track } from '../../../../src/track/track.ts';
import { boxTrack } from '../../track/ring-track.ts';

it('shows a picture, and where the rays of the lidar end in the frame of the car', () => {
  const track = new Track(boxTrack({ length: 20 }));
  const states = new CarStates(2);
  states.x[1] = 2;
  states.heading[1] = Math.PI;
  const objects = new ObjectStates(2, [{ length: 0.4, width: 0.4, height: 0.2 }]);
  objects.x.set([-5, 3]);
  const sight = new CarSightViewer({ width: 40, height: 30 }).look(track, states, objects, 1);
  expect(sight.picture).toHaveLength(1200);
  expect(sight.picture[0]).toBe(LUMINANCE.sky);
  expect(sight.picture[29 * 40]).toBe(LUMINANCE.road);
  const ends = Array.from({ length: 64 }, (_, ray) => sight.lidarPoints.subarray(2 * ray, 2 * ray + 2));
  // The box is 1 m behind the car, its near face 0.8 m.
  const hits = ends.filter(([forward, left]) => Math.hypot(forward, left) < 5);
  expect(hits.length).toBeGreaterThan(3);
  for (const [forward, left] of hits) {
    expect(forward).toBeCloseTo(-0.8, 5);
    expect(Math.abs(left)).toBeLessThanOrEqual(0.2);
  }
});
