import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cloneBehaviour, type ClonedPolicy } from '../../../../src/lab/supervised/clone-behaviour.ts';
import { clonedPilot } from '../../../../src/lab/supervised/cloned-pilot.ts';
import { dagger, type DaggerRound } from '../../../../src/lab/supervised/dagger.ts';
import type { FitEpoch } from '../../../../src/lab/supervised/fit-imitator.ts';
import { Imitator } from '../../../../src/lab/supervised/imitator.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { actions, car, expert, homeDrive, track } from './home-drive.ts';

beforeAll(startTensorflow);

type Told = FitEpoch | DaggerRound;

/** All that is told, and what is returned. */
function runOut(learning: Generator<Told, ClonedPolicy>): { told: Told[]; policy: ClonedPolicy } {
  const told: Told[] = [];
  for (;;) {
    const { done, value } = learning.next();
    if (done) return { told, policy: value };
    told.push(value);
  }
}

function cleanStarts(policy: ClonedPolicy): number {
  const { sensors } = homeDrive({ maxRows: 1 });
  const starts = Array.from({ length: 10 }, (_, i) => i / 10);
  const drive = homeDrive({ driver: clonedPilot(policy, actions, sensors, car), starts });
  return drive.stints.filter(({ status }) => status === 'lap_complete').length;
}

describe('an imitator', () => {
  it('learns a plane that its examples lie on, and keeps no memory when it is gone', () => {
    const before = memory().numTensors;
    const rng = new Rng(3);
    const rows = 400;
    const observations = Float32Array.from({ length: 2 * rows }, () => 2 * rng.uniform() - 1);
    const labels = Float32Array.from(
      { length: rows },
      (_, row) => 0.5 * observations[2 * row] - 0.3 * observations[2 * row + 1] + 0.1,
    );
    const shape = { image: null, convolutions: [], features: 2, hiddenSizes: [16], outputs: 1 };
    const imitator = new Imitator(shape, rng);
    const examples = { observations, labels };
    const training = Uint32Array.from({ length: 320 }, (_, row) => row);
    const heldOut = Uint32Array.from({ length: 80 }, (_, i) => 320 + i);
    const untaught = imitator.error(examples, heldOut);
    for (let epoch = 0; epoch < 200; epoch++) imitator.learn(examples, training, 1e-2);
    expect(untaught).toBeGreaterThan(0.05);
    expect(imitator.error(examples, heldOut)).toBeLessThan(1e-3);
    imitator.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('behaviour cloning', () => {
  const recording = homeDrive({ laps: 3 });

  it('learns to answer as the expert did, the same for the same seed', () => {
    const clone = (seed: number) => runOut(cloneBehaviour({ recording, actions, seed, maxEpochs: 60 }));
    const one = clone(1);
    const epochs = one.told as FitEpoch[];
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(epochs.at(-1)!.validationLoss).toBeLessThan(epochs[0].validationLoss / 20);
    expect(clone(1).policy).toEqual(one.policy);
    expect(clone(2).policy.actor[0]).not.toEqual(one.policy.actor[0]);
  });

  it('keeps the weights of the epoch that was best by what is held out', () => {
    const { told } = runOut(cloneBehaviour({ recording, actions, seed: 1, maxEpochs: 25 }));
    const losses = (told as FitEpoch[]).map(({ validationLoss }) => validationLoss);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    const kept = runOut(cloneBehaviour({ recording, actions, seed: 1, maxEpochs: best })).policy;
    expect(runOut(cloneBehaviour({ recording, actions, seed: 1, maxEpochs: 25 })).policy).toEqual(kept);
  });

  it('ends when its time is up', () => {
    const { told } = runOut(cloneBehaviour({ recording, actions, seed: 1, isOver: () => true }));
    expect(told).toHaveLength(1);
  });

  it('refuses a recording of less than a second', () => {
    const short = homeDrive({ maxRows: 5 });
    expect(() => runOut(cloneBehaviour({ recording: short, actions, seed: 1 }))).toThrow(
      'The recording has 5 decisions, less than 10',
    );
  });
});

describe('DAgger', () => {
  it('learns from what the expert says where it got to: from every start, where a clone of one lap does not', () => {
    const recording = homeDrive();
    const clone = runOut(cloneBehaviour({ recording, actions, seed: 1 })).policy;
    const { told, policy } = runOut(dagger({ recording, actions, seed: 1, track, car, expert }));
    const rounds = told.filter((one) => one.type === 'round');
    expect(rounds.map(({ round }) => round)).toEqual(rounds.map((_, i) => i + 1));
    const grown = rounds.map(
      ({ examples }, i) => examples.rows - (rounds[i - 1]?.examples ?? recording).rows,
    );
    expect(grown).toEqual(rounds.map(({ drive }) => drive.rows));
    // What it is to learn is the expert's, what was done its own.
    expect(rounds[0].drive.driven).not.toEqual(rounds[0].drive.commands);
    expect(cleanStarts(policy)).toBe(10);
    expect(cleanStarts(clone)).toBeLessThan(10);
  });
});
