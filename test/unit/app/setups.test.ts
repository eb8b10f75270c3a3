import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALGORITHM_WORDS } from '../../../src/app/catalogue/algorithms.ts';
import { CAR_WORDS } from '../../../src/app/catalogue/cars.ts';
import { asOwn, isOwn } from '../../../src/app/catalogue/own-items.ts';
import { nextRun } from '../../../src/app/controllers/next-run.ts';
import { BOT_SPEED, DEFAULT_RACE, describeRace, raceSpecOf } from '../../../src/app/state/race-setup.ts';
import { runDifferences } from '../../../src/app/state/run-differences.ts';
import { algorithmOf, DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import {
  FACINGS,
  LIDAR_SENSORS,
  ROAD_SENSORS,
  seesObjects,
  sensorSpecOf,
} from '../../../src/app/state/sensor-setup.ts';
import { upgradePolicy, upgradeRun } from '../../../src/app/storage/earlier-versions.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { ALGORITHM_NAMES } from '../../../src/rl/algorithms.ts';
import { CAR_NAMES, STOCK_CAR } from '../../../src/sim/cars.ts';
import { createAlgorithmSpec } from '../../../src/rl/algorithms.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import { identityOf } from '../../../src/training/run-identity.ts';
import home from '../../../tracks/home.json';
import type { TrackFile } from '../../../src/track/track-file.ts';

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[];

describe('the setup of sensors', () => {
  it('offers no choice that is impossible', () => {
    for (const road of keysOf(ROAD_SENSORS))
      for (const lidar of keysOf(LIDAR_SENSORS))
        for (const facing of keysOf(FACINGS)) {
          const { sensors, lidar_config } = sensorSpecOf({ road, lidar, facing });
          expect(sensors).toEqual(lidar === 'none' ? [road] : [road, lidar]);
          expect(lidar_config.facing).toBe(facing);
        }
  });

  it('knows that state alone sees nothing on the road', () => {
    expect(seesObjects({ sensors: ['state'] })).toBe(false);
    expect(seesObjects({ sensors: ['state', 'sector_lidar'] })).toBe(true);
    expect(seesObjects({ sensors: ['front_camera'] })).toBe(true);
  });
});

describe('the setup of a race', () => {
  it('gives races that pass their checks unchanged', () => {
    const setups = fc.record({
      type: fc.constantFrom('time-trial', 'object-avoidance', 'head-to-bot'),
      boxes: fc.integer({ min: 1, max: 6 }),
      boxPlacement: fc.constantFrom('even', 'random'),
      bots: fc.integer({ min: 1, max: 6 }),
      botSpeed: fc.double({ min: BOT_SPEED.low, max: BOT_SPEED.high, noNaN: true }),
      botPlacement: fc.constantFrom('even', 'random'),
      laneChanges: fc.boolean(),
    });
    fc.assert(
      fc.property(setups, (setup) => {
        const race = raceSpecOf(setup);
        expect(parseRaceSpec(race)).toEqual(race);
      }),
    );
  });

  it('begins with what the service has', () => {
    for (const type of ['time-trial', 'object-avoidance', 'head-to-bot'] as const)
      expect(raceSpecOf({ ...DEFAULT_RACE, type })).toEqual(parseRaceSpec({ type }));
  });

  it('says one box, not one boxes', () => {
    expect(describeRace({ type: 'object-avoidance', boxes: 1, placement: 'even' })).toBe('1 box');
  });
});

describe('the cars', () => {
  it('are all there, the stock one first', () => {
    expect(keysOf(CAR_WORDS)).toEqual(CAR_NAMES);
    expect(DEFAULT_SETUP.car).toBe(STOCK_CAR);
  });
});

describe('the algorithms', () => {
  it('are all there, the stock one first', () => {
    expect(keysOf(ALGORITHM_WORDS)).toEqual(ALGORITHM_NAMES);
    expect(DEFAULT_SETUP.algorithm).toBe(ALGORITHM_NAMES[0]);
  });

  it('are PPO where soft actor-critic is chosen and cannot be', () => {
    const { actions, sensors } = DEFAULT_SETUP;
    for (const algorithm of ALGORITHM_NAMES)
      expect(algorithmOf({ ...DEFAULT_SETUP, algorithm })).toBe(algorithm);
    const discrete = { actions: { ...actions, type: 'discrete' }, sensors } as const;
    const seeing = { actions, sensors: { ...sensors, road: 'front_camera' } } as const;
    for (const setup of [discrete, seeing]) {
      expect(algorithmOf({ ...setup, algorithm: 'sac' })).toBe('ppo');
      expect(algorithmOf({ ...setup, algorithm: 'a2c' })).toBe('a2c');
    }
  });
});

describe('runDifferences', () => {
  const stock = {
    race: { type: 'time-trial' },
    sensors: sensorSpecOf(DEFAULT_SETUP.sensors),
    car: DEFAULT_SETUP.car,
    alternateDirection: false,
    algorithm: createAlgorithmSpec({ name: DEFAULT_SETUP.algorithm }),
  } as RunConfig;

  it('says nothing of a stock run', () => {
    expect(runDifferences(stock)).toEqual([]);
  });

  it('names all that is another', () => {
    const sensors = sensorSpecOf({ road: 'state', lidar: 'sector_lidar', facing: 'front' });
    const race = { type: 'head-to-bot', bots: 3, speed: 0.2 } as RunConfig['race'];
    expect(
      runDifferences({
        ...stock,
        race,
        sensors,
        car: 'club',
        alternateDirection: true,
        algorithm: createAlgorithmSpec({ name: 'sac', config: { gamma: 0.9, alpha: 1 } }),
      }),
    ).toEqual(['3 bots at 0.2 m/s', 'state + sector lidar', 'club car', 'both ways', 'SAC', 'γ 0.9', 'α 1']);
  });
});

describe('what the first version has stored', () => {
  it('is brought to what runs and policies say today', () => {
    const run = upgradeRun({ id: 'a', config: { seed: 3, sensors: 'state' } } as never);
    expect(run.config).toMatchObject({ seed: 3, car: 'club', race: { type: 'time-trial' } });
    expect(runDifferences(run.config)).toEqual(['club car']);
    const policy = upgradePolicy({ trackId: 'home', sensors: 'state' } as never);
    expect(policy).toMatchObject({ trackId: 'home', car: 'club', sensors: { sensors: ['state'] } });
    expect(run.config.algorithm.name).toBe('ppo');
    const settings = { gamma: 0.9 };
    const ofPpo = { algorithm: { name: 'ppo', config: settings } };
    expect(upgradeRun({ config: { algorithm: 'ppo', ppo: settings } } as never).config).toMatchObject(ofPpo);
    expect(upgradePolicy({ config: settings } as never)).toMatchObject(ofPpo);
    expect(upgradePolicy(policy)).toEqual(policy);
    expect(upgradePolicy({ ...policy, envId: 'Racing-v1' })).toEqual({ ...policy, envId: 'Racing-v2' });
    expect(upgradeRun(run)).toEqual(run);
    expect(run).toMatchObject({ kept: [], warnings: [], startedFrom: null });
    expect(run.config).toMatchObject({ bestBy: 'laps', untilPlateau: null });
  });
});

it('runs of before further tracks and retries can go on, and their policies be exported', () => {
  const track = home as unknown as TrackFile;
  const config = nextRun(DEFAULT_SETUP, track, { language: 'python', file: 'reward.py', code: '' });
  const { moreTracks: _tracks, retries: _retries, ...older } = config;
  const upgraded = upgradeRun({ id: 'a', config: older } as never).config;
  expect(upgraded).toEqual(config);
  expect(identityOf(upgraded)).toEqual(identityOf(config));
  expect(upgradePolicy({ trackId: 'home', sensors: 'state' } as never).moreTrackIds).toEqual([]);
  const asked = { ...config, moreTracks: [track], retries: 3 };
  expect(upgradeRun({ id: 'a', config: asked } as never).config).toEqual(asked);
});

describe('asOwn', () => {
  const track = home as unknown as TrackFile;

  it('never takes an id or a name that is taken, nor one that ships', () => {
    const all: TrackFile[] = [track];
    for (let i = 0; i < 12; i++)
      all.push(asOwn({ ...track, id: 'x'.repeat(64), name: 'n'.repeat(80) }, all, 80));
    expect(new Set(all.map(({ id }) => id)).size).toBe(13);
    expect(new Set(all.map(({ name }) => name)).size).toBe(13);
    expect(all.every(({ id, name }) => id.length <= 64 && name.length <= 80)).toBe(true);
    expect(all.filter(isOwn)).toHaveLength(12);
  });
});
