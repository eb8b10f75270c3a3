import { grad, mul, sum, tensor, tensor2d } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import { checkGanConfig } from '../../../../src/music/gan/check-gan-config.ts';
import { Dither } from '../../../../src/music/gan/dither.ts';
import { EpochSampler } from '../../../../src/music/gan/epoch-sampler.ts';
import { DEFAULT_GAN_CONFIG } from '../../../../src/music/gan/gan-config.ts';
import { drumsBefore } from '../../../../src/music/gan/drum-tensors.ts';
import { DICE, DRUMS_BEFORE, ROLL_CELLS, SIDES } from '../../../../src/music/gan/generator-layout.ts';
import { imbalance } from '../../../../src/music/gan/imbalance.ts';
import {
  differenceWeights,
  modeSeekingLoss,
  usualDifference,
} from '../../../../src/music/gan/mode-seeking.ts';
import { quantiseKernel, restoreKernel } from '../../../../src/music/model-file/quantise-kernel.ts';
import { hardOneHot, hardSteps } from '../../../../src/music/gan/straight-through.ts';
import { batchOf, drawNoise } from '../../../../src/music/gan/training-batch.ts';
import { registerGradients } from '../../../../src/nn/gradients/register-gradients.ts';
import { DRUM_VOICES } from '../../../../src/music/roll/roll-layout.ts';
import { rollWith } from '../roll-examples.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(async () => {
  await startTensorflow();
  registerGradients();
});

const list = (x: Tensor): number[] => [...x.dataSync()];

describe('steps that gradients pass', () => {
  it('are 0 and 1, with the slope of the sigmoid', () => {
    const logits = tensor([-2, 0.1, 0, 3], [1, 1, 4]);
    expect(list(hardSteps(logits, null))).toEqual([0, 1, 0, 1]);
    const slopes = list(grad((x: Tensor) => sum(hardSteps(x, null)))(logits));
    [-2, 0.1, 0, 3].forEach((x, i) => {
      const p = 1 / (1 + Math.exp(-x));
      expect(slopes[i]).toBeCloseTo(p * (1 - p), 5);
    });
  });

  it('are 1 at the largest, with the slope of the softmax', () => {
    const logits = tensor([1, 3, 2, 0, -1, 0.5], [1, 2, 3]);
    expect(list(hardOneHot(logits, null))).toEqual([0, 1, 0, 0, 0, 1]);
    const weights = tensor([5, 0, 0, 0, 0, 0], [1, 2, 3]);
    const slopes = list(grad((x: Tensor) => sum(mul(hardOneHot(x, null), weights)))(logits));
    const p = [1, 3, 2].map((x) => Math.exp(x) / (Math.exp(1) + Math.exp(3) + Math.exp(2)));
    expect(slopes[0]).toBeCloseTo(5 * p[0] * (1 - p[0]), 5);
    expect(slopes[1]).toBeCloseTo(-5 * p[0] * p[1], 5);
    expect(slopes[3]).toBeCloseTo(0, 5);
  });

  it('are 1 with the probability of their logit where chance has a part', () => {
    const rolls = 20_000;
    const logits = tensor(new Float32Array(rolls).fill(1), [rolls, 1, 1]);
    const share = list(sum(hardSteps(logits, new Dither(new Rng(1), 1, 1))))[0] / rolls;
    expect(share).toBeCloseTo(1 / (1 + Math.exp(-1)), 2);
    const pairs = tensor(
      Float32Array.from({ length: 2 * rolls }, (_, i) => i % 2),
      [rolls, 1, 2],
    );
    const second = list(sum(hardOneHot(pairs, new Dither(new Rng(2), 1, 1)), 0))[1] / rolls;
    expect(second).toBeCloseTo(1 / (1 + Math.exp(-1)), 2);
  });

  it('are what they are without chance where there is next to none', () => {
    const logits = tensor([-0.1, 0.1, 0.2, -3], [1, 1, 4]);
    expect(list(hardSteps(logits, new Dither(new Rng(5), 1, 1e-6)))).toEqual([0, 1, 1, 0]);
    expect(list(hardOneHot(logits, new Dither(new Rng(5), 1, 1e-6)))).toEqual([0, 0, 1, 0]);
  });

  it('share their chance between the two halves of a batch', () => {
    const drawn = list(new Dither(new Rng(3), 2, 1).uniform([6, 2]));
    expect(drawn.slice(0, 6)).toEqual(drawn.slice(6));
    expect(new Set(drawn).size).toBe(6);
  });
});

describe('what keeps two arrangements of a melody apart', () => {
  const kick = rollWith({ drums: { kick: [0, 8, 16, 24] } });
  const silence = rollWith({});

  it('counts the cells in which neighbours differ, part by part', () => {
    expect(usualDifference([kick, silence])).toEqual({ drums: 4, bass: 0, chords: 0, pad: 0 });
  });

  it('is 0 where pairs differ enough, 1 a part where they are the same', () => {
    const weights = differenceWeights({ drums: 4, bass: 2, chords: 0, pad: 0 });
    const pairs = (a: Uint8Array, b: Uint8Array): Tensor2D =>
      tensor2d(Float32Array.from([...a, ...b]), [2, ROLL_CELLS]);
    expect(list(modeSeekingLoss(pairs(kick, kick), weights))[0]).toBe(4);
    expect(list(modeSeekingLoss(pairs(kick, silence), weights))[0]).toBe(3);
  });
});

describe('what has every groove chosen', () => {
  const two = (rows: readonly (readonly number[])[]): Tensor2D => tensor2d(rows.map((row) => [...row]));

  it('is 1 where all are chosen alike, and their number where it is always the same one', () => {
    const chosen = (picks: readonly number[]): Tensor2D =>
      two(picks.map((pick) => [0, 1, 2, 3].map((i) => (i === pick ? 1 : 0))));
    expect(list(imbalance(mul(chosen([0, 1, 2, 3]), 50), chosen([0, 1, 2, 3])))[0]).toBeCloseTo(1, 5);
    expect(list(imbalance(mul(chosen([2, 2, 2, 2]), 50), chosen([2, 2, 2, 2])))[0]).toBeCloseTo(4, 5);
  });

  it('makes what is chosen too often less likely, and the others more', () => {
    const chosen = two([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    const slopes = list(
      grad((x: Tensor) => imbalance(x as Tensor2D, chosen))(
        two([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      ),
    );
    // p (1 − p) (2 − 1) · choices / rows²
    for (let row = 0; row < 3; row++) {
      expect(slopes[2 * row]).toBeCloseTo(0.25 * (2 / 9), 5);
      expect(slopes[2 * row + 1]).toBeCloseTo(-0.25 * (2 / 9), 5);
    }
  });
});

describe('what is known of the drums before', () => {
  it('is their hits, whether they were silent among others, and nothing where nothing was', () => {
    const kick = rollWith({ drums: { kick: [0, 24] } });
    const alone = rollWith({ bass: [['E2', 0, 8]] });
    const rolls = tensor2d(Float32Array.from([...kick, ...alone, ...rollWith({})]), [3, ROLL_CELLS]);
    const known = list(drumsBefore(rolls));
    const rows = [0, 1, 2].map((row) => known.slice(row * DRUMS_BEFORE, (row + 1) * DRUMS_BEFORE));
    expect(rows.map((row) => row.flatMap((cell, at) => (cell === 1 ? [at] : [])))).toEqual([
      [0, 24 * DRUM_VOICES.length],
      [DRUMS_BEFORE - 1],
      [],
    ]);
  });
});

describe('what is dealt out', () => {
  it('is everything once before anything comes again, and goes on where it was', () => {
    const sampler = new EpochSampler(7, new Rng(1));
    expect(sampler.take(7).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const three = sampler.take(3);
    const saved = sampler.save();
    const rest = sampler.take(4);
    expect([...three, ...rest].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    sampler.restore(saved);
    expect(sampler.take(4)).toEqual(rest);
  });

  it('is samples side by side, and silence where nothing was before', () => {
    const samples = corpusOf('rock', 3, 2);
    const { melody, roll, before } = batchOf(samples);
    expect([...roll.subarray(ROLL_CELLS)]).toEqual([...samples[1].roll]);
    expect([...melody.subarray(0, 416)]).toEqual([...samples[0].melody]);
    expect(before.subarray(0, ROLL_CELLS).every((cell) => cell === 0)).toBe(true);
    expect([...before.subarray(ROLL_CELLS)]).toEqual([...samples[1].before!]);
  });

  it('is one side of every die', () => {
    const noise = drawNoise(3, new Rng(4));
    for (let die = 0; die < 3 * DICE; die++)
      expect(noise.subarray(die * SIDES, (die + 1) * SIDES).reduce((a, b) => a + b)).toBe(1);
  });
});

describe('a kernel as bytes', () => {
  it('keeps its largest weights and is off by half a step at most', () => {
    const kernel = Float32Array.of(1, -8, 0.5, 4, -0.25, 0);
    const restored = restoreKernel(quantiseKernel(kernel, 2));
    [1 / 254, 8 / 254].forEach((half, column) => {
      for (let row = 0; row < 3; row++)
        expect(Math.abs(restored[2 * row + column] - kernel[2 * row + column])).toBeLessThanOrEqual(
          half + 1e-6,
        );
    });
    expect([restored[0], restored[1]]).toEqual([1, -8]);
    expect([...restoreKernel(quantiseKernel(new Float32Array(4), 2))]).toEqual([0, 0, 0, 0]);
  });
});

describe('settings', () => {
  it('are refused in a line that says which, and what they may be', () => {
    expect(() => checkGanConfig(DEFAULT_GAN_CONFIG)).not.toThrow();
    expect(() => checkGanConfig({ ...DEFAULT_GAN_CONFIG, epochs: 1.5 })).toThrow(
      'epochs: must be a whole number from 1 to 10000 (found 1.5)',
    );
    expect(() => checkGanConfig({ ...DEFAULT_GAN_CONFIG, penalty: Number.NaN })).toThrow(
      'penalty: must be a number',
    );
  });
});
