import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDrafts } from '../../../src/app/controllers/draft-controller.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { readSettings } from '../../../src/app/storage/saved-settings.ts';

const TRACKS = ['home', 'oval'];
const saved = {
  language: 'typescript',
  drafts: firstDrafts(),
  setup: {
    ...DEFAULT_SETUP,
    car: 'club',
    sensors: { road: 'front_camera', lidar: 'sector_lidar', facing: 'front' },
    race: { ...DEFAULT_SETUP.race, type: 'head-to-bot', bots: 2, botSpeed: 0.7, laneChanges: true },
    bothDirections: true,
    trackId: 'oval',
    seed: 7,
    bestBy: 'reward',
    stop: { untilClean: false, maxSteps: null, maxSeconds: 60, untilPlateau: true },
  },
  formerSetups: [{ car: 'club', bestBy: 'reward' }, { trackId: 'oval' }],
  sightShown: true,
  whyShown: true,
  trailShown: true,
  trailBy: 'steering',
  chartAxis: 'seconds',
  idealShown: true,
  fieldShown: true,
  fieldManner: { speed: 3.2, heading: -15, steering: 10 },
  ribbonShown: false,
  sectorsShown: false,
  openTool: 'what-if',
  selectedRunId: 'abc',
  sweep: { name: 'gamma', runs: [{ value: 0.9, runId: 'abc' }] },
} as const;

describe('readSettings', () => {
  it('reads back what was saved', () => {
    expect(readSettings(structuredClone(saved), TRACKS)).toEqual(saved);
  });

  it('leaves out what it does not understand and keeps the rest', () => {
    const broken = { ...saved, language: 'cobol', setup: { ...saved.setup, trackId: 'gone', seed: -1 } };
    expect(readSettings(broken, TRACKS)).toEqual({
      drafts: saved.drafts,
      setup: { ...saved.setup, trackId: 'home', seed: DEFAULT_SETUP.seed },
      formerSetups: saved.formerSetups,
      selectedRunId: 'abc',
      sightShown: true,
      whyShown: true,
      trailShown: true,
      trailBy: 'steering',
      chartAxis: 'seconds',
      sweep: saved.sweep,
      idealShown: true,
      fieldShown: true,
      fieldManner: saved.fieldManner,
      ribbonShown: false,
      sectorsShown: false,
      openTool: 'what-if',
    });
  });

  it('keeps the sliders of the field within what they can be set to', () => {
    const read = (fieldManner: unknown) => readSettings({ fieldManner, openTool: 'magic' }, TRACKS);
    expect(read({ speed: 99, heading: '5', steering: 10 })).toEqual({
      fieldManner: { speed: 2, heading: 0, steering: 10 },
    });
    expect(read('fast')).toEqual({});
  });

  it('forgets a sweep that does not fit as a whole', () => {
    for (const sweep of [
      { name: 'gravity', runs: [] },
      { name: 'gamma' },
      { name: 'gamma', runs: [null] },
      { name: 'gamma', runs: [{ value: '0.9', runId: 'abc' }] },
    ]) {
      expect(readSettings({ ...saved, sweep }, TRACKS).sweep).toBeNull();
    }
  });

  it('refuses a speed range that is upside down or beyond the car', () => {
    for (const speed of [
      { low: 3, high: 1 },
      { low: 1, high: 9 },
      { low: Number.NaN, high: 2 },
    ]) {
      const setup = { ...saved.setup, actions: { ...saved.setup.actions, speed } };
      expect(readSettings({ setup }, TRACKS).setup?.actions.speed).toEqual(DEFAULT_SETUP.actions.speed);
    }
  });

  it('takes the grid of actions of an earlier version as the list that it was', () => {
    const actions = {
      type: 'discrete',
      speed: { low: 1, high: 3 },
      steering: 20,
      steeringChoices: 2,
      speedChoices: 1,
    };
    expect(readSettings({ setup: { actions } }, TRACKS).setup?.actions).toEqual({
      type: 'discrete',
      speed: { low: 1, high: 3 },
      steering: { low: -20, high: 20 },
      list: [
        { steering_angle: -20, speed: 3 },
        { steering_angle: 20, speed: 3 },
      ],
    });
  });

  it('takes settings from before there were cars, sensors and races', () => {
    const { trackId, seed, numCars, actions } = saved.setup;
    const stop = { untilClean: false, maxSteps: null };
    expect(readSettings({ setup: { trackId, seed, numCars, actions, stop } }, TRACKS).setup).toEqual({
      ...DEFAULT_SETUP,
      trackId,
      seed,
      stop: { ...DEFAULT_SETUP.stop, ...stop },
    });
  });

  it('refuses cars, sensors and races that there are not', () => {
    const race = {
      type: 'demolition',
      boxes: 7,
      boxPlacement: 'stacked',
      bots: 0,
      botSpeed: 99,
      laneChanges: 1,
    };
    const hostile = {
      car: 'toString',
      sensors: { road: 'constructor', lidar: ['lidar'], facing: '__proto__' },
      race,
      bothDirections: 'yes',
      bestBy: 'luck',
      stop: { untilClean: 1, maxSteps: 0, maxSeconds: -5, untilPlateau: 'soon' },
    };
    expect(
      readSettings({ setup: hostile, sightShown: 1, trailShown: 'yes', trailBy: 'mood' }, TRACKS),
    ).toEqual({ setup: DEFAULT_SETUP });
  });

  it('never fails, whatever an older version has left', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { setup = DEFAULT_SETUP } = readSettings(data, TRACKS);
        return TRACKS.includes(setup.trackId) && Number.isInteger(setup.seed);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (setup) => {
        const read = readSettings({ setup }, TRACKS).setup ?? DEFAULT_SETUP;
        return read.actions.speed.low < read.actions.speed.high && read.actions.steering.high <= 30;
      }),
    );
  });
});

it('a car of one’s own is still chosen where it is there, and the stock one where it is not', () => {
  const settings = { setup: { ...DEFAULT_SETUP, car: 'own-heavy' } };
  expect(readSettings(settings, TRACKS, ['own-heavy']).setup?.car).toBe('own-heavy');
  expect(readSettings(settings, TRACKS, ['own-light']).setup?.car).toBe('deepracer-v6');
  expect(readSettings({ setup: { ...DEFAULT_SETUP, car: 'club' } }, TRACKS).setup?.car).toBe('club');
});

it('a race is not gone back to by itself', () => {
  expect(readSettings({ ...saved, raceShown: true }, TRACKS)).not.toHaveProperty('raceShown');
});
