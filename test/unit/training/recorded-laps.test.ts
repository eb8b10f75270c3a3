import { describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { COLUMN, FLAG, ROW_SIZE, rowSize } from '../../../src/reward/step-params.ts';
import { evaluateSnapshot } from '../../../src/training/evaluate-snapshot.ts';
import { ExploringPolicy } from '../../../src/training/exploring-policy.ts';
import { type RecordedLap, recordLaps } from '../../../src/training/recorded-laps.ts';
import { trackFile } from '../../contract/track-files.ts';
import { shippedPolicy } from './shipped-policy.ts';

const home = trackFile('home');
const policy = shippedPolicy('home');

function column({ rows }: RecordedLap, name: keyof typeof COLUMN, size = ROW_SIZE): number[] {
  return Array.from({ length: rows.length / size }, (_, k) => rows[k * size + COLUMN[name]]);
}

describe('recorded laps', () => {
  it('are those of an evaluation, step by step', () => {
    const laps = recordLaps(policy, home, { starts: 3 });
    const { trials } = evaluateSnapshot(policy, home, { rules: { trials: 3 } });
    expect(laps.map(({ lapTime, status, progress }) => ({ lapTime, status, progress }))).toEqual(
      trials.map(({ lapTime, status, progress }) => ({ lapTime, status, progress })),
    );
    expect(laps.map(({ start }) => start)).toEqual([0, 1 / 3, 2 / 3]);
    for (const lap of laps) {
      const steps = column(lap, 'steps');
      expect(steps).toEqual(steps.map((_, k) => k + 2));
      // The step that ends the lap is the one after so many decisions.
      expect(steps.length).toBe(Math.round(lap.lapTime! * 15) + 1);
      expect(column(lap, 'progress').at(-1)).toBe(100);
    }
  });

  it('are the same every time and can be sent to another thread', () => {
    const options = { starts: 4, noise: 0.3, seed: 7 };
    const laps = recordLaps(policy, home, options);
    expect(recordLaps(policy, home, options)).toEqual(laps);
    expect(structuredClone(laps)).toEqual(laps);
    expect(recordLaps(policy, home, { ...options, seed: 8 })).not.toEqual(laps);
  });

  it('leave the line and the road under noise, and tell so', () => {
    const laps = recordLaps(policy, home, { starts: 8, noise: 0.4 });
    const offTrack = laps.filter(({ status }) => status === 'off_track');
    expect(offTrack.length).toBeGreaterThan(0);
    for (const lap of offTrack) {
      expect(lap.lapTime).toBeNull();
      expect(column(lap, 'flags').at(-1)! & FLAG.is_offtrack).toBe(FLAG.is_offtrack);
      expect(lap.progress).toBe(column(lap, 'progress').at(-1));
    }
    const [undisturbed] = recordLaps(policy, home);
    const farthest = (lap: RecordedLap): number => Math.max(...column(lap, 'distance_from_center'));
    expect(Math.max(...laps.map(farthest))).toBeGreaterThan(farthest(undisturbed));
  });

  it('hold the objects of their race', () => {
    const race = parseRaceSpec({ type: 'object-avoidance', boxes: 2, placement: 'even' });
    const [lap] = recordLaps(policy, home, { race });
    expect(lap.numObjects).toBe(2);
    expect(lap.rows.length % rowSize(2)).toBe(0);
    expect(column(lap, 'steps', rowSize(2)).slice(0, 3)).toEqual([2, 3, 4]);
  });
});

describe('an exploring policy', () => {
  const still = { act: (_: Float32Array, rows: number) => new Float32Array(rows * 2).fill(1) };

  it('keeps within the bounds and adds noise of the size asked for', () => {
    const space = { type: 'box', low: [-30, 0], high: [30, 2] } as const;
    const exploring = new ExploringPolicy(still, space, 1, 0.1, new Rng(1));
    const values = Array.from({ length: 20_000 }, () => exploring.act(new Float32Array(1), 1).slice());
    const mean = values.reduce((sum, [steering]) => sum + steering / values.length, 0);
    const variance = values.reduce((sum, [steering]) => sum + (steering - mean) ** 2 / values.length, 0);
    expect(Math.sqrt(variance)).toBeGreaterThan(5.5);
    expect(Math.sqrt(variance)).toBeLessThan(6.5);
    // A disturbance lasts: a step later nine tenths of it are left.
    const covariance = values
      .slice(1)
      .reduce((sum, [steering], k) => sum + ((steering - mean) * (values[k][0] - mean)) / values.length, 0);
    expect(covariance / variance).toBeCloseTo(0.9, 1);
    expect(Math.max(...values.map(([, speed]) => speed))).toBeLessThanOrEqual(2);
    expect(Math.min(...values.map(([, speed]) => speed))).toBeGreaterThanOrEqual(0);
  });

  it('takes wrong choices from a list for about the share of steps asked for, several steps on end', () => {
    const first = { act: (_: Float32Array, rows: number) => new Float32Array(rows) };
    const exploring = new ExploringPolicy(first, { type: 'discrete', n: 1000 }, 1, 0.2, new Rng(1));
    const chosen = Array.from({ length: 20_000 }, () => exploring.act(new Float32Array(1), 1)[0]);
    const wrong = chosen.filter((action) => action !== 0).length / chosen.length;
    expect(wrong).toBeGreaterThan(0.13);
    expect(wrong).toBeLessThan(0.22);
    expect(chosen.every((action) => Number.isInteger(action) && action >= 0 && action < 1000)).toBe(true);
  });
});
