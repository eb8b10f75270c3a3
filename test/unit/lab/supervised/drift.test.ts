import { describe, expect, it } from 'vitest';
import { driftOf, LOST } from '../../../../src/lab/supervised/drift.ts';
import type { Recording } from '../../../../src/lab/recording/recording.ts';
import { homeDrive } from './home-drive.ts';

/** A recording of one number that is seen, and steered by. */
function of(seen: readonly number[], steering = 0): Recording {
  const rows = seen.length;
  return {
    ...homeDrive({ maxRows: 1 }),
    rows,
    observationSize: 1,
    observations: Float32Array.from(seen),
    commands: new Float32Array(2 * rows),
    driven: Float32Array.from({ length: 2 * rows }, (_, k) => (k % 2 === 0 ? steering : 0)),
    stints: [{ first: 0, rows, laps: 0, status: 'time_up' }],
  };
}

describe('drift', () => {
  /** Evenly spaced by 1; neighbours in time are left out, so the nearest of the others is 8 away. */
  const shown = of(Array.from({ length: 40 }, (_, i) => i));

  it('is a distance in distances that what was shown has within itself', () => {
    const { distance } = driftOf(shown, of([5, 39, 55]));
    expect(distance[0]).toBe(0);
    expect(distance[1]).toBe(0);
    expect(distance[2]).toBeCloseTo(16 / 8, 6);
  });

  it('tells where a stint was lost for half a second, and how much it steered otherwise', () => {
    const far = 39 + 8 * LOST + 1;
    const seen = [...Array.from({ length: 6 }, () => 20), ...Array.from({ length: 8 }, () => far)];
    expect(driftOf(shown, of(seen, 12))).toMatchObject({ lostAt: [6] });
    expect(driftOf(shown, of(seen.slice(0, -1))).lostAt).toEqual([null]);
    expect([...driftOf(shown, of([20, 20], 12)).steeringError]).toEqual([12, 12]);
  });

  it('is none where the expert drives again', () => {
    const demonstration = homeDrive({ laps: 3 });
    const { distance, steeringError, lostAt } = driftOf(demonstration, homeDrive());
    expect(lostAt).toEqual([null]);
    expect(Math.max(...distance)).toBe(0);
    expect(steeringError.every((error) => error === 0)).toBe(true);
  });

  it('is told of drives that see the same only', () => {
    expect(() => driftOf(shown, homeDrive())).toThrow(
      'A drive of 26 numbers is not like a demonstration of 1',
    );
  });
});
