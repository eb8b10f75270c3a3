import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { addressOf, readAddress, setupOf } from '../../../src/app/state/address.ts';
import { presetKey, PRESETS } from '../../../src/app/state/presets.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { storedRun } from './setup/stored-run.ts';

const first = firstState(storedRun().config.track, 'dark');

describe('an address', () => {
  it('leads back to what was in view', () => {
    const state = {
      ...first,
      selectedRunId: 'a-1',
      comparedRunId: 'b-2',
      openTool: 'review',
      trailShown: true,
      idealShown: true,
    } as const;
    const fragment = addressOf(state);
    expect(fragment).toBe('#track=home&run=a-1&compare=b-2&tool=review&show=trail,ideal');
    expect(readAddress(fragment)).toEqual({
      faults: [],
      address: {
        trackId: 'home',
        runId: 'a-1',
        comparedRunId: 'b-2',
        tool: 'review',
        shown: {
          sightShown: false,
          whyShown: false,
          trailShown: true,
          idealShown: true,
          fieldShown: false,
          ribbonShown: false,
          sectorsShown: false,
          raceShown: false,
        },
      },
    });
  });

  it('leads to where the policy in view is tried, but not one that only this visit drives', () => {
    const state = { ...first, tried: { track: 'oval', grip: 0.5 } };
    expect(addressOf(state)).toBe('#track=home&on=oval&grip=0.5');
    expect(readAddress('#track=home&on=oval&grip=0.5').address).toEqual({
      trackId: 'home',
      on: 'oval',
      grip: 0.5,
    });
    const run = { ...storedRun(), id: 'a-1' };
    const onItsOwn = { ...state, runs: [run], selectedRunId: 'a-1', tried: { track: 'home', grip: 0.25 } };
    expect(addressOf(onItsOwn)).toBe('#track=home&run=a-1&grip=0.25');
    expect(addressOf({ ...onItsOwn, tried: { track: 'home', grip: 1 } })).toBe('#track=home&run=a-1');
    const checkpoint = { ...first.driving, source: 'checkpoint' as const };
    expect(addressOf({ ...state, driving: checkpoint })).toBe('#track=home');
    expect(readAddress('#grip=2').faults).toEqual(['grip must be one of 0.75, 0.5, 0.25 (found 2)']);
  });

  it('says what a trail that is shown is coloured by, unless it is speed', () => {
    const coloured = { ...first, trailShown: true, trailBy: 'reward' } as const;
    expect(addressOf(coloured)).toBe('#track=home&show=trail&trail=reward');
    expect(readAddress('#show=trail&trail=reward').address).toMatchObject({ trailBy: 'reward' });
    expect(addressOf({ ...coloured, trailShown: false })).toBe('#track=home');
    expect(readAddress('#trail=mood').faults).toEqual([
      'trail must be one of speed, steering, reward (found mood)',
    ]);
  });

  it('names no more than there is', () => {
    expect(addressOf(first)).toBe('#track=home');
    expect(readAddress('')).toEqual({ address: {}, faults: [] });
  });

  it('sets up a run: a preset first, then what is named beside it', () => {
    const { address, faults } = readAddress(
      '#preset=camera-only&track=oval&race=object-avoidance&lidar=lidar&seed=7&car=club&actions=discrete',
    );
    expect(faults).toEqual([]);
    const preset = PRESETS.find(({ name }) => presetKey(name) === 'camera-only')!.setup;
    expect({ ...DEFAULT_SETUP, ...setupOf(address, DEFAULT_SETUP) }).toEqual({
      ...DEFAULT_SETUP,
      ...preset,
      trackId: 'oval',
      seed: 7,
      car: 'club',
      race: { ...DEFAULT_SETUP.race, type: 'object-avoidance' },
      sensors: { ...preset.sensors, lidar: 'lidar' },
      actions: { ...preset.actions, type: 'discrete' },
    });
    expect(setupOf({}, DEFAULT_SETUP)).toEqual({});
  });

  it('says what of it cannot be followed, and follows the rest', () => {
    const { address, faults } = readAddress(
      '#car=tank&seed=-1&show=trail,wings&tool=review&fetch=x&__proto__=y',
    );
    expect(address).toEqual({ tool: 'review' });
    expect(faults).toEqual([
      'car must be one of deepracer-v6, deepracer-v4, club, or a car of one’s own (found tank)',
      'seed must be a whole number from 0 to 2,147,483,648 (found -1)',
      'show must be some of sight, why, trail, ideal, field, ribbon, sectors, race (found trail,wings)',
      'fetch is not known',
      '__proto__ is not known',
    ]);
    expect(readAddress(`#track=${'x'.repeat(5000)}`).faults).toHaveLength(1);
  });

  it('gives known words or faults, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webFragments(), fc.string()), (text) => {
        const { address, faults } = readAddress(`#${text}`);
        expect(faults.every((fault) => fault.length < 300 && !fault.includes('\n'))).toBe(true);
        expect(Object.values(address).every((value) => value !== undefined)).toBe(true);
      }),
    );
  });
});
