import { describe, expect, it } from 'vitest';
import { OBSERVATION_SIZE, StateObserver } from '../../../../src/race/observers/state-observer.ts';
import { CarStates } from '../../../../src/sim/car-states.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { boxTrack } from '../../track/ring-track.ts';

const observer = new StateObserver();

function observe(track: Track, pose: Partial<Record<keyof CarStates, number>>): Float32Array {
  const states = new CarStates(2);
  for (const [column, value] of Object.entries(pose)) states[column as 'x'][1] = value;
  const out = new Float32Array(OBSERVATION_SIZE + 5);
  observer.observe({ track, states, objects: null }, 1, out, 5);
  expect(out.subarray(0, 5)).toEqual(new Float32Array(5));
  return out.subarray(5);
}

describe('the state sensor', () => {
  const box = new Track(boxTrack({ length: 20 }));

  it('has as many numbers as its space', () => {
    expect(observer.space.low).toHaveLength(OBSERVATION_SIZE);
    expect(OBSERVATION_SIZE).toBe(26);
  });

  it('tells the place on the road, the motion and the steering', () => {
    const numbers = observe(box, {
      x: 1,
      y: 0.1,
      heading: 0.3,
      speed: 2,
      lateralSpeed: -0.25,
      yawRate: 1.5,
      steeringAngle: 0.25,
    });
    [0.25, 0.3, 1, -0.5, 0.5, 0.5].forEach((value, k) => expect(numbers[k]).toBeCloseTo(value, 6));
  });

  it('measures the place in half widths of the side that the car is on', () => {
    const uneven = new Track({ ...boxTrack({ length: 20 }), width: { left: 0.8, right: 0.4 } });
    expect(observe(uneven, { x: 1, y: 0.2 })[0]).toBeCloseTo(0.25, 6);
    expect(observe(uneven, { x: 1, y: -0.2 })[0]).toBeCloseTo(-0.5, 6);
  });

  it('shows the centre line ahead in the frame of the car', () => {
    const level = observe(box, { x: 1, y: 0.15, heading: 0 });
    const turned = observe(box, { x: 1, y: 0.15, heading: Math.PI / 2 });
    for (let k = 0; k < 10; k++) {
      expect(1.5 * level[6 + 2 * k]).toBeCloseTo(0.3 * (k + 1), 5);
      expect(1.5 * level[7 + 2 * k]).toBeCloseTo(-0.15, 5);
      expect(1.5 * turned[6 + 2 * k]).toBeCloseTo(-0.15, 5);
      expect(1.5 * turned[7 + 2 * k]).toBeCloseTo(-0.3 * (k + 1), 5);
    }
  });

  it('looks over the line at which the arc length starts again', () => {
    const home = new Track(trackFile('home'));
    const place = home.centre.at(home.length - 0.4);
    const heading = home.headingAt(place.s);
    const numbers = observe(home, { x: place.x, y: place.y, heading });
    for (let k = 0; k < 10; k++) {
      const ahead = home.centre.at(home.length - 0.4 + 0.3 * (k + 1));
      const forward = Math.cos(heading) * (ahead.x - place.x) + Math.sin(heading) * (ahead.y - place.y);
      const left = Math.cos(heading) * (ahead.y - place.y) - Math.sin(heading) * (ahead.x - place.x);
      expect(1.5 * numbers[6 + 2 * k]).toBeCloseTo(forward, 5);
      expect(1.5 * numbers[7 + 2 * k]).toBeCloseTo(left, 5);
    }
  });
});
