import { expect, it } from 'vitest';
import { evaluatePolicy } from '../../../src/race/evaluate-policy.ts';
import { Contest } from '../../../src/race/contest.ts';
import { PolicyPilot } from '../../../src/race/policy-pilot.ts';
import type { DeterministicPolicy } from '../../../src/race/evaluate-policy.ts';
import type { Car } from '../../../src/sim/car.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { Track } from '../../../src/track/track.ts';
import { PolicyDriver } from '../../../src/training/policy-driver.ts';
import { recordEpisode } from '../../../src/training/recorded-episode.ts';
import { trackFile } from '../../contract/track-files.ts';
import { ownCar } from '../sim/own-car.ts';
import { randomPolicy } from './explain/random-policy.ts';

const file = trackFile('home');
const track = new Track(file);
const policy = randomPolicy({
  sensors: { sensors: ['front_camera'], camera: { width: 16, height: 12, frames: 1 } },
});
const { actions, sensors } = policy;

/** Stands, and remembers what it is given first. */
function watcher(): DeterministicPolicy & { first: Float32Array | null } {
  return {
    first: null,
    act(observations, rows) {
      this.first ??= observations.slice(0, 16 * 12);
      return new Float32Array(2 * rows);
    },
  };
}

/** What a policy is given at the start by all that let one drive. */
const SIGHTS: Readonly<Record<string, (car: Car) => Float32Array | Uint8Array>> = {
  evaluatePolicy: (car) => {
    const eye = watcher();
    evaluatePolicy({ track, actions, sensors, policy: eye, car: carSpecOf(car), rules: { trials: 1 } });
    return eye.first!;
  },
  Contest: (car) => {
    const eyes = [watcher(), watcher()];
    const spec = carSpecOf(car);
    const pilots = eyes.map((eye) => new PolicyPilot({ policy: eye, actions, sensors }, spec));
    new Contest({ track, race: { type: 'head-to-head' }, pilots, car: spec }).step();
    return eyes[0].first!;
  },
  PolicyDriver: (car) => {
    const driver = new PolicyDriver(file, { ...policy, car });
    driver.step();
    return driver.observation.slice();
  },
  'the sight of PolicyDriver': (car) => new PolicyDriver(file, { ...policy, car }).look().picture,
  recordEpisode: (car) => recordEpisode({ ...policy, car }, file, { withSights: true }).sights![0].picture,
};

it.each(Object.entries(SIGHTS))('%s looks through the camera where it is on the car', (_, sightOf) => {
  const usual = sightOf('deepracer-v6');
  expect(sightOf(ownCar({ mass: 1.5 }))).toEqual(usual);
  expect(sightOf(ownCar({ cameraPitch: 0.6, cameraHeight: 0.3 }))).not.toEqual(usual);
});
