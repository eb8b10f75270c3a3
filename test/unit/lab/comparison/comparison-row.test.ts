import { describe, expect, it } from 'vitest';
import { clusterRow, medianClusterRow } from '../../../../src/lab/comparison/cluster-row.ts';
import type { ExploredDrive } from '../../../../src/lab/comparison/explored-drive.ts';
import { type ComparisonRow, comparisonRow } from '../../../../src/lab/comparison/comparison-row.ts';
import type { Learnt } from '../../../../src/lab/comparison/learnt.ts';
import { medianRow } from '../../../../src/lab/comparison/median-row.ts';
import { type Evaluation, summariseTrials, type Trial } from '../../../../src/race/evaluation.ts';
import type { ReferenceLap } from '../../../../src/training/reference-lap.ts';

const lap = (lapTime: number | null): Trial => ({
  progress: lapTime === null ? 50 : 100,
  lapTime,
  offTracks: lapTime === null ? 1 : 0,
  crashes: 0,
  resets: 0,
  status: lapTime === null ? 'off_track' : 'lap_complete',
});
const evaluation = (...laps: (number | null)[]): Evaluation => summariseTrials(laps.map(lap));
const learnt = { technique: 'dagger', decisions: 300, firstClean: null, trainingSeconds: 2 } as Learnt;
const reference = { standing: 4 } as ReferenceLap;

describe('a row of the comparison', () => {
  it('counts clean laps and compares the mean one with the ideal one from rest', () => {
    const verdict = {
      home: evaluation(5, 6, null, 4),
      unseen: evaluation(null, null),
      lessGrip: evaluation(7, null),
    };
    expect(comparisonRow(learnt, verdict, reference)).toEqual({
      technique: 'dagger',
      given: 'labels',
      decisions: 300,
      firstClean: null,
      trainingSeconds: 2,
      home: { cleanLaps: 3, laps: 4, meanLap: 5 },
      overIdeal: 1.25,
      unseen: { cleanLaps: 0, laps: 2, meanLap: null },
      lessGrip: { cleanLaps: 1, laps: 2, meanLap: 7 },
    });
  });
});

describe('the middle of several seeds', () => {
  const row = (cleanLaps: number, meanLap: number | null): ComparisonRow => ({
    technique: 'rewards',
    given: 'rewards',
    decisions: 100 * cleanLaps,
    firstClean: null,
    trainingSeconds: cleanLaps,
    home: { cleanLaps, laps: 10, meanLap },
    overIdeal: meanLap === null ? null : meanLap / 4,
    unseen: { cleanLaps: 0, laps: 10, meanLap: null },
    lessGrip: { cleanLaps, laps: 10, meanLap },
  });

  it('is taken figure by figure', () => {
    expect(medianRow([row(10, 4), row(2, 8), row(9, 5)])).toMatchObject({
      decisions: 900,
      trainingSeconds: 9,
      home: { cleanLaps: 9, laps: 10, meanLap: 5 },
      overIdeal: 1.25,
    });
  });

  it('has no lap where most seeds have none', () => {
    expect(medianRow([row(0, null), row(2, 8), row(0, null)]).home).toEqual({
      cleanLaps: 0,
      laps: 10,
      meanLap: null,
    });
    expect(medianRow([row(0, null), row(2, 8), row(1, 6)]).home.meanLap).toBe(8);
  });
});

describe('the row of what drives nothing', () => {
  const explored = (rows: number, faultsFound: number) =>
    ({
      trace: { rows },
      seconds: rows / 100,
      study: { bySilhouette: 3, anomalies: { mixture: { judgement: { faults: 9, faultsFound } } } },
    }) as unknown as ExploredDrive;

  it('says what was found in place of laps, and has a middle, too', () => {
    expect(clusterRow(explored(200, 7))).toEqual({
      technique: 'clusters',
      given: 'nothing',
      decisions: 200,
      trainingSeconds: 2,
      clusters: 3,
      faults: 9,
      faultsFound: 7,
    });
    const rows = [explored(100, 5), explored(400, 9), explored(200, 6)].map(clusterRow);
    expect(medianClusterRow(rows)).toMatchObject({ decisions: 200, trainingSeconds: 2, faultsFound: 6 });
  });
});
