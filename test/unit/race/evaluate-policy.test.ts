import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { type DeterministicPolicy, evaluatePolicy } from '../../../src/race/evaluate-policy.ts';
import {
  type Evaluation,
  isBetterEvaluation,
  summariseTrials,
  type Trial,
} from '../../../src/race/evaluation.ts';
import { OBSERVATION_SIZE } from '../../../src/race/observers/state-observer.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile, trackFiles } from '../../contract/track-files.ts';
import { CentreLineDriver } from './centre-line-driver.ts';

const home = new Track(trackFile('home'));

function evaluate(policy: DeterministicPolicy, options = {}): Evaluation {
  return evaluatePolicy({ track: home, actions: DEFAULT_ACTIONS, policy, ...options });
}

const straight: DeterministicPolicy = {
  act: (_observations, rows) => Float32Array.from({ length: 2 * rows }, (_, k) => (k % 2 === 0 ? 0 : 2)),
};

describe('evaluatePolicy', () => {
  it('drives one lap from each of ten evenly spaced standing starts', () => {
    const { trials, cleanShare, bestLap, meanLap } = evaluate(new CentreLineDriver(1.5));
    expect(trials).toHaveLength(10);
    expect(cleanShare).toBe(1);
    for (const trial of trials) {
      expect(trial).toMatchObject({
        status: 'lap_complete',
        progress: 100,
        offTracks: 0,
        crashes: 0,
        resets: 0,
      });
      // A lap less the 0.14 m of the front point, at 1.5 m/s after a standing start, cutting bends a little.
      expect(trial.lapTime).toBeGreaterThan(0.9 * (home.length / 1.5));
      expect(trial.lapTime).toBeLessThan(1.05 * (home.length / 1.5));
      expect(15 * trial.lapTime!).toBeCloseTo(Math.round(15 * trial.lapTime!), 9);
    }
    expect(bestLap).toBe(Math.min(...trials.map(({ lapTime }) => lapTime!)));
    expect(meanLap).toBeGreaterThanOrEqual(bestLap!);
  });

  it('starts where it should and goes round its starts', () => {
    const seen: Float32Array[] = [];
    const spy: DeterministicPolicy = {
      act: (observations, rows) => {
        seen.push(observations.slice());
        return straight.act(observations, rows);
      },
    };
    evaluate(spy, { rules: { trials: 6, starts: 3 } });
    const row = (i: number) => seen[0].subarray(i * OBSERVATION_SIZE, (i + 1) * OBSERVATION_SIZE);
    for (let i = 0; i < 3; i++) expect(row(i + 3)).toEqual(row(i));
    expect(row(1)).not.toEqual(row(0));
    for (let i = 0; i < 6; i++) {
      expect(row(i)[0]).toBeCloseTo(0, 6);
      expect(row(i)[1]).toBeCloseTo(0, 6);
      expect(row(i)[2]).toBe(0);
    }
  });

  it('reports who left the track, how far they got, and no lap time', () => {
    const { trials, cleanShare, bestLap, meanLap } = evaluate(straight);
    expect(cleanShare).toBe(0);
    expect(bestLap).toBeNull();
    expect(meanLap).toBeNull();
    for (const trial of trials) {
      expect(trial).toMatchObject({ status: 'off_track', offTracks: 1, lapTime: null });
      expect(trial.progress).toBeGreaterThan(0);
      expect(trial.progress).toBeLessThan(60);
    }
  });

  it('gives up a lap slower than 0.25 m/s', () => {
    const slow = {
      type: 'continuous',
      steering_angle: { low: -30, high: 30 },
      speed: { low: 0.1, high: 4 },
    } as const;
    const [trial] = evaluate(new CentreLineDriver(0.2), { rules: { trials: 1 }, actions: slow }).trials;
    expect(trial).toMatchObject({ status: 'time_up', lapTime: null, offTracks: 0 });
    expect(trial.progress).toBeGreaterThan(70);
    expect(trial.progress).toBeLessThan(90);
  });

  it('does the same every time', () => {
    expect(evaluate(new CentreLineDriver(2))).toEqual(evaluate(new CentreLineDriver(2)));
  });

  it.each(trackFiles.map((file) => [file.id, file] as const))('finds %s drivable', (_id, file) => {
    const { cleanShare } = evaluate(new CentreLineDriver(1.2), {
      track: new Track(file),
      rules: { trials: 3 },
    });
    expect(cleanShare).toBe(1);
  });
});

describe('evaluations', () => {
  const trial = (changes: Partial<Trial>): Trial => ({
    progress: 100,
    lapTime: 8,
    offTracks: 0,
    crashes: 0,
    resets: 0,
    status: 'lap_complete',
    ...changes,
  });
  const failed = (progress: number): Trial =>
    trial({ progress, lapTime: null, offTracks: 1, status: 'off_track' });

  it('sum their trials up', () => {
    expect(
      summariseTrials([trial({}), trial({ lapTime: 6 }), failed(40), trial({ offTracks: 1, lapTime: 10 })]),
    ).toMatchObject({
      cleanShare: 0.5,
      bestLap: 6,
      meanLap: 8,
    });
    expect(summariseTrials([])).toEqual({ trials: [], cleanShare: 0, bestLap: null, meanLap: null });
  });

  it('are better with more clean laps, then faster, then farther', () => {
    const clean = summariseTrials([trial({}), trial({})]);
    const faster = summariseTrials([trial({ lapTime: 7 }), trial({})]);
    const half = summariseTrials([trial({ lapTime: 1 }), failed(99)]);
    const far = summariseTrials([failed(80), failed(60)]);
    const near = summariseTrials([failed(50), failed(50)]);
    const ranking = [faster, clean, half, far, near];
    for (let i = 0; i < ranking.length; i++) {
      expect(isBetterEvaluation(ranking[i], null)).toBe(true);
      for (let j = 0; j < ranking.length; j++) expect(isBetterEvaluation(ranking[i], ranking[j])).toBe(i < j);
    }
  });
});
