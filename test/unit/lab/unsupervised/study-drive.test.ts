import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LinePilot } from '../../../../src/lab/recording/line-pilot.ts';
import type { Recording } from '../../../../src/lab/recording/recording.ts';
import { recordRoughDrive } from '../../../../src/lab/unsupervised/record-rough-drive.ts';
import { type DriveStudy, studyDrive } from '../../../../src/lab/unsupervised/study-drive.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { carSpecOf } from '../../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { Track } from '../../../../src/track/track.ts';
import { referenceLap } from '../../../../src/training/reference-lap.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

const track = new Track(trackFile('velodrome'));
let recording: Recording;
let study: DriveStudy;
let tensors: number;

beforeAll(async () => {
  await startTensorflow();
  const expert = new LinePilot(referenceLap(track, STOCK_CAR).line, carSpecOf(STOCK_CAR));
  recording = recordRoughDrive({ track, car: carSpecOf(STOCK_CAR), expert }, new Rng(1));
  const before = memory().numTensors;
  study = studyDrive(recording, track, new Rng(2));
  tensors = memory().numTensors - before;
});

describe('a drive, studied without labels', () => {
  it('is mostly calm, and sometimes goes wrong', () => {
    const ends = recording.stints.map(({ status }) => status);
    expect(ends.slice(0, 10)).toEqual(new Array(10).fill('lap_complete'));
    expect(ends.filter((end) => end === 'off_track').length).toBeGreaterThan(3);
  });

  it('has a place for every decision in both pictures, and the autoencoder says again more than the plane does', () => {
    const { plane, codes, losses, errors, shares } = study;
    expect([plane.rows, codes.rows, errors.length]).toEqual(new Array(3).fill(recording.rows));
    expect(losses.at(-1)).toBeLessThan(1 - shares[0] - shares[1]);
    expect(tensors).toBe(0);
  });

  it('falls into clusters that are what the road does there, more than chance would have it', () => {
    expect(study.candidates.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const best = study.candidates.findIndex(({ clusters }) => clusters === study.bySilhouette);
    const { agreement, stories } = study.studies[best].kMeans;
    expect(agreement.adjustedRand).toBeGreaterThan(agreement.chanceHigh);
    expect(stories.map(({ name }) => name)).toContain('straight');
    expect(stories.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const straight = stories.find(({ name }) => name === 'straight')!;
    expect(straight.phases[0]).toBeGreaterThan(0.6);
  });

  it('finds faults by what is unusual, better than by the distance from the centre line', () => {
    for (const { judgement } of Object.values(study.anomalies)) {
      expect(judgement.areaUnderRoc).toBeGreaterThan(0.75);
      expect(judgement.areaUnderRoc).toBeGreaterThan(judgement.byDistanceAlone!);
      expect(judgement.precision).toBeGreaterThan(2 * judgement.baseRate);
    }
  });

  it('knows where it is hard', () => {
    const anomalies = study.hardPlaces.map(({ anomaliesPerMetre }) => anomaliesPerMetre);
    expect(Math.max(...anomalies)).toBeGreaterThan(0);
  });

  it('can be sent to another thread, and is the same for the same seed', () => {
    expect(structuredClone(study)).toEqual(study);
    expect(studyDrive(recording, track, new Rng(2))).toEqual(study);
  });
});
