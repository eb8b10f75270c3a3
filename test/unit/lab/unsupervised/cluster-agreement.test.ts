import { expect, it } from 'vitest';
import { clusterAgreement } from '../../../../src/lab/unsupervised/cluster-agreement.ts';
import { CornerPhases } from '../../../../src/lab/unsupervised/corner-phases.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { driveOf } from './drive-of.ts';
import { stadium } from './stadium.ts';

const track = stadium();
const phases = new CornerPhases(track);
const lap = driveOf(
  Array.from({ length: 500 }, (_, i) => ({ s: (i / 500) * track.length })),
  undefined,
  track.length,
);

it('is whole where clusters are the phases of corners, far above what chance gives', () => {
  const labels = Int32Array.from({ length: 500 }, (_, i) => phases.phaseAt((i / 500) * track.length));
  const { adjustedRand, normalisedMutualInformation, chanceMean, chanceHigh } = clusterAgreement(
    lap,
    labels,
    phases,
    new Rng(1),
  );
  expect([adjustedRand, normalisedMutualInformation]).toEqual([1, expect.closeTo(1, 12)]);
  // A stadium is the same after half a lap: some shifts are nearly none.
  expect(chanceMean).toBeLessThan(0.5);
  expect(chanceHigh).toBeLessThan(1);
});

it('is that of chance where clusters are quarters of the lap from anywhere', () => {
  const labels = Int32Array.from({ length: 500 }, (_, i) => Math.floor(i / 125));
  const { adjustedRand, chanceMean, chanceHigh } = clusterAgreement(lap, labels, phases, new Rng(1));
  expect(adjustedRand).toBeLessThanOrEqual(chanceHigh + 0.1);
  expect(chanceMean).toBeLessThan(chanceHigh);
});
