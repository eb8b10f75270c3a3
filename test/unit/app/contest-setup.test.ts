import { describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import { STATE_SENSORS, type SensorSpec } from '../../../src/race/observers/sensor-spec.ts';
import {
  type Candidate,
  carsToRace,
  cautionOf,
  contestRaceOf,
  describeContest,
  entrantsOf,
  faultOf,
  FIRST_CONTEST,
  isSameCar,
  refusalOf,
  secondsOf,
  wornBy,
} from '../../../src/app/state/contest-setup.ts';
import { DEFAULT_RACE } from '../../../src/app/state/race-setup.ts';
import { lightsAt } from '../../../src/app/state/start-lights.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { ownCar } from '../sim/own-car.ts';

const candidate = (
  key: string,
  sensors: SensorSpec['sensors'],
  car: Candidate['car'] = 'deepracer-v6',
): Candidate => ({
  key,
  name: key,
  car,
  sensors: { ...STATE_SENSORS, sensors },
});
const blind = candidate('blind', ['state']);
const lidar = candidate('lidar', ['state', 'lidar']);
const camera = candidate('camera', ['front_camera']);
const club = candidate('club', ['state'], 'club');
const high: Candidate = { ...camera, key: 'high', car: ownCar({ cameraHeight: 0.3 }) };
const all = [blind, lidar, camera, club, high];

describe('who can take part', () => {
  it.each(['object-avoidance', 'head-to-bot'] as const)('in %s: who sees what is in the way', (type) => {
    const setup = { ...FIRST_CONTEST, type };
    expect(refusalOf(blind, setup)).toMatch(
      /^It has no camera and no lidar: it would not see the (boxes|bots)\.$/,
    );
    expect([lidar, camera].map((one) => refusalOf(one, setup))).toEqual([null, null]);
  });

  it.each(['time-trial', 'head-to-head'] as const)(
    'in %s: everybody, though not all see other cars',
    (type) => {
      const setup = { ...FIRST_CONTEST, type };
      expect(refusalOf(blind, setup)).toBeNull();
      const cautions = [blind, lidar].map((one) => cautionOf(one, setup));
      expect(cautions).toEqual([type === 'head-to-head' ? 'It does not see other cars.' : '', '']);
    },
  );

  it('in any race: who sees from where it has learnt to, warned of a car that is another', () => {
    const trial = { ...FIRST_CONTEST, type: 'time-trial' } as const;
    expect([refusalOf(club, trial), cautionOf(club, trial)]).toEqual([
      null,
      'It has learnt to drive the Club car.',
    ]);
    expect(cautionOf(club, { ...trial, car: 'club' })).toBe('');
    expect(cautionOf(club, FIRST_CONTEST)).toBe(
      'It has learnt to drive the Club car. It does not see other cars.',
    );
    expect(refusalOf(high, trial)).toBe(
      'The camera is elsewhere on the DeepRacer v6 car: it would not know what it sees.',
    );
    expect(refusalOf(high, { ...trial, car: high.car })).toBeNull();
    expect(refusalOf(lidar, { ...trial, car: high.car })).toBeNull();
    expect(refusalOf(lidar, { ...trial, car: ownCar({ lidarForward: 0.1 }) })).toMatch(
      /^The lidar is elsewhere/,
    );
  });
});

describe('the cars of a race', () => {
  const red = { ...ownCar(), body: { ...ownCar().body, paint: '#ff0000' } };

  it('can be any that ships, is the person’s own, or was learnt with, each once', () => {
    const cars = carsToRace([ownCar(), red], all, { ...FIRST_CONTEST, car: red });
    expect(cars).toEqual(['deepracer-v6', 'deepracer-v4', 'club', ownCar(), red, high.car]);
    expect(isSameCar(ownCar(), { ...ownCar(), id: 'own-other' })).toBe(true);
  });

  it('look as those that a policy has learnt with, where that is what is raced', () => {
    expect(wornBy({ ...blind, car: red }, ownCar())).toBe(red);
    expect(wornBy(blind, red)).toBe(red);
  });

  it('may drive for their laps at 0.25 m/s', () => {
    const length = 4 * secondsOf(home as unknown as TrackFile, 1) * 0.25 * 0.25;
    expect(length).toBeCloseTo(17.7, 1);
    expect(secondsOf(home as unknown as TrackFile, 3)).toBeCloseTo(3 * 4 * length, 9);
  });
});

describe('a race', () => {
  it('has those of the chosen ones that can take part, in the order in which they were chosen', () => {
    const setup = { ...FIRST_CONTEST, chosen: ['camera', 'high', 'gone', 'blind'] };
    expect(entrantsOf(setup, all)).toEqual([camera, blind]);
  });

  it('begins with enough cars', () => {
    const fault = (patch: Partial<typeof FIRST_CONTEST>) => faultOf({ ...FIRST_CONTEST, ...patch }, all);
    expect(fault({ chosen: ['blind'] })).toMatch(/^Choose two at least/);
    expect(fault({ chosen: ['blind'], isDriving: true })).toBeNull();
    expect(fault({ type: 'time-trial' })).toMatch(/^Choose a policy/);
    expect(fault({ type: 'time-trial', isDriving: true })).toBeNull();
    // One that cannot take part is none.
    expect(fault({ chosen: ['blind', 'high'] })).toMatch(/^Choose two at least/);
  });

  it('has at most six policies', () => {
    const many = Array.from({ length: 7 }, (_, i) => candidate(String(i), ['state']));
    const setup = { ...FIRST_CONTEST, chosen: many.map(({ key }) => key) };
    expect(faultOf(setup, many)).toBe('Choose 6 policies at most.');
  });

  it('has the objects that are set for runs', () => {
    const objects = { ...DEFAULT_RACE, boxes: 2, bots: 1 };
    expect(describeContest(contestRaceOf('object-avoidance', objects))).toBe('Object avoidance, 2 boxes');
    expect(describeContest(contestRaceOf('head-to-bot', objects))).toBe('Head-to-bot, 1 bot at 0.2 m/s');
    expect(contestRaceOf('head-to-head', objects)).toEqual({ type: 'head-to-head' });
  });
});

it('five lights come on, one every 0.6 s, and go out 0.6 s after the last', () => {
  expect([0, 0.59, 0.6, 1.2, 2.99, 3, 3.59].map(lightsAt)).toEqual([0, 0, 1, 2, 4, 5, 5]);
  expect(lightsAt(3.6)).toBeNull();
});
