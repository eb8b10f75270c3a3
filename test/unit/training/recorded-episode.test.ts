import { describe, expect, it } from 'vitest';
import { createObserver } from '../../../src/race/observers/create-observer.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { COLUMN, ROW_SIZE } from '../../../src/reward/step-params.ts';
import { evaluateSnapshot } from '../../../src/training/evaluate-snapshot.ts';
import { PolicyDriver } from '../../../src/training/policy-driver.ts';
import { OBJECT, OBJECT_SIZE, POSE, POSE_SIZE } from '../../../src/training/pose-rows.ts';
import { type RecordedEpisode, recordEpisode } from '../../../src/training/recorded-episode.ts';
import { recordLaps } from '../../../src/training/recorded-laps.ts';
import { trackFile } from '../../contract/track-files.ts';
import { shippedPolicy } from './shipped-policy.ts';

const home = trackFile('home');
const policy = shippedPolicy('home');

function column({ poses }: Pick<RecordedEpisode, 'poses'>, name: keyof typeof POSE): number[] {
  return Array.from({ length: poses.length / POSE_SIZE }, (_, k) => poses[k * POSE_SIZE + POSE[name]]);
}

function facts({ status, progress, lapTime }: Pick<RecordedEpisode, 'status' | 'progress' | 'lapTime'>) {
  return { status, progress, lapTime };
}

describe('a recorded episode', () => {
  it('is the first trial of an evaluation', () => {
    const episode = recordEpisode(policy, home);
    expect(facts(episode)).toEqual(facts(evaluateSnapshot(policy, home).trials[0]));
    expect(episode.numSteps).toBe(Math.round(episode.lapTime! * 15) + 1);
    expect(episode.poses).toHaveLength(episode.numSteps * POSE_SIZE);
    expect(episode).toMatchObject({ objects: null, sights: null });
    // From rest on the line, round to it.
    expect(column(episode, 'speed')[0]).toBeCloseTo(0, 6);
    expect(column(episode, 'progress').at(-1)).toBe(100);
  });

  it('is what the policy does live, state by state', () => {
    const { poses, numSteps } = recordEpisode(policy, home);
    const driver = new PolicyDriver(home, policy);
    for (let k = 1; k < numSteps; k++) {
      driver.step();
      const at = k * POSE_SIZE;
      expect(poses[at + POSE.x]).toBe(Math.fround(driver.world.states.x[0]));
      expect(poses[at + POSE.speed]).toBe(Math.fround(driver.world.states.speed[0]));
    }
  });

  it('holds what a reward is told of each decision', () => {
    const { params, poses, numSteps } = recordEpisode(policy, home);
    const [{ rows }] = recordLaps(policy, home);
    expect(params).toEqual(rows);
    expect(params).toHaveLength(numSteps * ROW_SIZE);
    // One of each state.
    const progress = Array.from({ length: numSteps }, (_, k) => params[k * ROW_SIZE + COLUMN.progress]);
    column({ poses }, 'progress').forEach((percent, k) => expect(percent).toBe(Math.fround(progress[k])));
  });

  it('holds what the policy was given, as its sensors lay it out', () => {
    const { observations, numSteps, poses } = recordEpisode(policy, home);
    const { low, high } = createObserver(policy.sensors).space;
    const size = low.length;
    expect(observations).toHaveLength(numSteps * size);
    for (let at = 0; at < observations.length; at++) {
      expect(observations[at]).toBeGreaterThanOrEqual(low[at % size]);
      expect(observations[at]).toBeLessThanOrEqual(high[at % size]);
    }
    // Where it stands and where it is fast it is given other things.
    const speeds = column({ poses }, 'speed');
    const fastest = speeds.indexOf(Math.max(...speeds));
    expect(observations.subarray(0, size)).not.toEqual(
      observations.subarray(fastest * size, (fastest + 1) * size),
    );
  });

  it('says where a car left the track', () => {
    // A policy of another track, which this one ends soon.
    const stranger = shippedPolicy('oval');
    const episode = recordEpisode(stranger, home);
    expect(facts(episode)).toEqual(facts(evaluateSnapshot(stranger, home).trials[0]));
    expect(episode.status).toBe('off_track');
    expect(episode.lapTime).toBeNull();
    expect(column(episode, 'progress').at(-1)).toBe(Math.fround(episode.progress));
  });

  it('holds what was in the way, and what was to be seen where that is asked for', () => {
    const race = parseRaceSpec({ type: 'object-avoidance', boxes: 2, placement: 'even' });
    const episode = recordEpisode(policy, home, { race, seed: 3, withSights: true });
    expect(facts(episode)).toEqual(
      facts(evaluateSnapshot(policy, home, { race, seed: 3, rules: { trials: 1 } }).trials[0]),
    );
    const { numSteps, objects, sights } = episode;
    expect(objects?.kind).toBe('boxes');
    expect(objects?.poses).toHaveLength(numSteps * 2 * OBJECT_SIZE);
    const xOf = (k: number): number => objects!.poses[k * 2 * OBJECT_SIZE + OBJECT.x];
    expect(xOf(numSteps - 1)).toBe(xOf(0));
    expect(sights).toHaveLength(numSteps);
    expect(sights![0].picture).not.toEqual(sights!.at(-1)!.picture);
    expect(structuredClone(episode)).toEqual(episode);
    expect(recordEpisode(policy, home, { race, seed: 3, withSights: true })).toEqual(episode);
  });
});
