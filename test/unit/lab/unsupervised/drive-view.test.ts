import { describe, expect, it } from 'vitest';
import { DataError } from '../../../../src/lab/methods/data-error.ts';
import { viewDrive } from '../../../../src/lab/unsupervised/drive-view.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { driveOf } from './drive-of.ts';

/** Numbers that a mirror turns round: the odd ones from the seventh on, and the motion to the sides. */
const SIDED = [0, 1, 3, 4, 5, ...Array.from({ length: 10 }, (_, k) => 7 + 2 * k)];

const rng = new Rng(1);
const seen = Array.from({ length: 200 }, () => Float32Array.from({ length: 26 }, () => rng.normal()));
const mirrored = seen.map((row) => row.map((value, j) => (SIDED.includes(j) ? -value : value)));
const drive = (rows: readonly Float32Array[]) => driveOf(rows.map((observation) => ({ s: 0, observation })));

describe('a drive as it is learnt from', () => {
  it('is the same in a mirror', () => {
    expect(viewDrive(drive(mirrored))).toEqual(viewDrive(drive(seen)));
  });

  it('is standardised, and seen along as many components as hold 95 % of the variance', () => {
    const { standardised, shares, components } = viewDrive(drive(seen));
    expect([standardised.rows, standardised.columns]).toEqual([200, 26]);
    const held = (count: number): number => shares.slice(0, count).reduce((sum, share) => sum + share, 0);
    expect(held(components.columns)).toBeGreaterThanOrEqual(0.95);
    expect(held(components.columns - 1)).toBeLessThan(0.95);
  });

  it('says what a drive lacks', () => {
    expect(() => viewDrive(drive(seen.slice(0, 45)))).toThrow(
      new DataError('A drive of 3.0 s is too short to be divided: record at least 10 s.'),
    );
    expect(() => viewDrive(drive(seen.map(() => seen[0])))).toThrow(
      'Every decision of this drive saw the same: record one in which the car moves.',
    );
    const sensors = checkSensorSpec('front_camera', 'test');
    expect(() => viewDrive({ ...drive(seen), sensors })).toThrow(
      'Drives are divided by what the state sensor says (found front_camera): record one with the state sensor alone.',
    );
  });
});
