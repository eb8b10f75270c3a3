import { describe, expect, it } from 'vitest';
import { areaUnderRoc } from '../../../../src/lab/methods/detection.ts';
import { principalComponents } from '../../../../src/lab/methods/principal-components.ts';
import { drivingRows } from '../../../../src/lab/unsupervised/driving-rows.ts';
import { findAnomalies } from '../../../../src/lab/unsupervised/find-anomalies.ts';
import { judgeAnomalies } from '../../../../src/lab/unsupervised/judge-anomalies.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { driveOf } from './drive-of.ts';

/** 600 usual rows in a plane, each 60th far off, each to another side. */
function view() {
  const rng = new Rng(1);
  const values = Float64Array.from({ length: 1200 }, (_, at) => {
    const [row, angle] = [at >> 1, (2 * Math.PI * (at >> 1)) / 600];
    return row % 60 === 59 ? 9 * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) : rng.normal();
  });
  const components = { values, rows: 600, columns: 2 };
  return { standardised: components, shares: principalComponents(components).shares, components };
}
const errors = Float64Array.from({ length: 600 }, (_, row) => (row % 60 === 59 ? 9 : 1 + (row % 7) / 10));

describe('anomalies', () => {
  const { mixture, autoencoder } = findAnomalies(
    view(),
    { errors },
    new Array<boolean>(600).fill(true),
    new Rng(2),
  );
  const far = Array.from({ length: 600 }, (_, row) => row % 60 === 59);

  it('are what is far from the rest, by density and by error', () => {
    expect(autoencoder.flags).toEqual(far);
    far.forEach((isFar, row) => isFar && expect(mixture.flags[row]).toBe(true));
    expect(areaUnderRoc(mixture.scores, far)).toBe(1);
    // Of usual rows the fence lets some be unusual.
    expect(mixture.flags.filter(Boolean).length).toBeLessThan(600 / 6);
  });

  it('are never standing starts', () => {
    const driving = far.map((isFar) => !isFar);
    const found = findAnomalies(view(), { errors }, driving, new Rng(2));
    far.forEach((isFar, row) => isFar && expect(found.mixture.flags[row]).toBe(false));
  });

  it('are none of a car that has only set off', () => {
    const found = findAnomalies(view(), { errors }, new Array<boolean>(600).fill(false), new Rng(2));
    for (const { threshold, flags } of Object.values(found)) {
      expect(threshold).toBe(Infinity);
      expect(flags).not.toContain(true);
    }
  });

  it('are the same for the same seed', () => {
    const again = findAnomalies(view(), { errors }, new Array<boolean>(600).fill(true), new Rng(2));
    expect(again.mixture).toEqual(mixture);
  });
});

describe('the judgement of anomalies', () => {
  // Three stints of 40 decisions: two go wrong, one of them at its very beginning.
  const drive = driveOf(
    Array.from({ length: 120 }, (_, row) => ({ s: 0, lateral: row % 40 === 20 ? 1 : 0 })),
    [
      { rows: 40, status: 'off_track' },
      { rows: 40, status: 'lap_complete' },
      { rows: 36, status: 'time_up' },
      { rows: 4, status: 'crashed' },
    ],
  );

  it('leaves the second after each start out', () => {
    const driving = drivingRows(drive);
    expect(driving.slice(0, 40)).toEqual([
      ...new Array<boolean>(15).fill(false),
      ...new Array<boolean>(25).fill(true),
    ]);
    expect(driving.slice(116)).toEqual([false, false, false, false]);
  });

  it('counts what is flagged in the half second before a fault', () => {
    // Of the eight decisions before the first fault four are flagged, and four elsewhere.
    const flags = Array.from({ length: 120 }, (_, row) => (row >= 36 && row < 40) || (row >= 60 && row < 64));
    const scores = Float64Array.from(flags, Number);
    const judgement = judgeAnomalies(drive, { scores, threshold: 0.5, flags });
    expect(judgement).toMatchObject({ precision: 0.5, recall: 0.5, faults: 2, faultsFound: 1 });
    expect(judgement.baseRate).toBeCloseTo(8 / 71, 12);
    // Of pairs of one of 8 before the fault and one of 63 others: half of the 8 score, and 4 of the 63.
    expect(judgement.areaUnderRoc).toBeCloseTo(0.5 * (59 / 63 + 4 / 63 / 2) + 0.5 * (59 / 63 / 2), 12);
    expect(judgement.byDistanceAlone).toBeLessThan(0.5);
  });

  it('says nothing of a drive without faults', () => {
    const calm = driveOf(Array.from({ length: 40 }, () => ({ s: 0 })));
    const flags = new Array<boolean>(40).fill(false);
    const scores = new Float64Array(40);
    expect(judgeAnomalies(calm, { scores, threshold: 1, flags })).toEqual({
      precision: null,
      recall: null,
      areaUnderRoc: null,
      byDistanceAlone: null,
      baseRate: 0,
      faults: 0,
      faultsFound: 0,
    });
  });
});
