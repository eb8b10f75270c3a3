import { describe, expect, it } from 'vitest';
import { checkSensorSpec } from '../../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { RacingEnv } from '../../../src/race/racing-env.ts';
import { createObjects } from '../../../src/race/create-objects.ts';
import { shownObjects } from '../../../src/race/object-judge.ts';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { CarStates } from '../../../src/sim/car-states.ts';
import { ObjectStates } from '../../../src/sim/object-states.ts';
import { createObserver } from '../../../src/race/observers/create-observer.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import type { CarValues } from '../../../src/sim/car-limits.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { ownCar } from '../sim/own-car.ts';

const track = new Track(trackFile('home'));
const race = parseRaceSpec({ type: 'object-avoidance' });

/** What a policy in such a car is given first. */
function firstSight(sensors: readonly string[], changed: Partial<CarValues>): Float32Array {
  const env = new RacingEnv({
    track,
    numCars: 1,
    actions: DEFAULT_ACTIONS,
    scorer: { score: () => Promise.resolve(new Float64Array(1)) },
    car: carSpecOf(ownCar(changed)),
    sensors: checkSensorSpec({ sensors, camera: { width: 32, height: 16, frames: 1 } }, 'test'),
    race,
  });
  return env.reset({ seed: 1 }).slice();
}

describe('a policy in a car of one’s own', () => {
  it.each([{ cameraHeight: 0.3 }, { cameraPitch: 0.6 }, { cameraFieldOfView: 1.8 }])(
    'is shown the picture of its camera: %j',
    (changed) => {
      const usual = firstSight(['front_camera'], {});
      expect(firstSight(['front_camera'], { mass: 1.6 })).toEqual(usual);
      const seen = firstSight(['front_camera'], changed);
      const different = seen.filter((value, k) => Math.abs(value - usual[k]) > 0.05).length;
      expect(different / usual.length).toBeGreaterThan(0.1);
    },
  );

  it('measures from where its lidar is', () => {
    const objects = new ObjectStates(1, [{ length: 0.4, width: 0.4, height: 0.2 }]);
    objects.x[0] = 0.8;
    const nearest = (lidarForward: number): number => {
      const { mounts } = carSpecOf(ownCar({ lidarForward }));
      const observer = createObserver(checkSensorSpec(['state', 'lidar'], 'test'), undefined, mounts);
      const out = new Float32Array(observer.space.low.length);
      observer.observe({ track, states: new CarStates(1), objects }, 0, out, 0);
      return Math.min(...out.subarray(-64));
    };
    expect(nearest(0) - nearest(0.1)).toBeCloseTo(0.1, 2);
  });

  it('is told in `object_in_camera` of what its own camera sees', () => {
    const objects = createObjects(race, 1)!;
    const sees = (changed: Partial<CarValues>): boolean =>
      shownObjects(objects, race, carSpecOf(ownCar(changed))).isInCamera(2, 0, 0);
    expect(sees({})).toBe(true);
    expect(sees({ cameraPitch: 0.78, cameraFieldOfView: 0.6 })).toBe(false);
  });
});
