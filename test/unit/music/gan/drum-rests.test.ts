import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { drumRests, moveDrumRests } from '../../../../src/music/gan/drum-rests.ts';
import {
  BARS,
  CHOSEN,
  DRUMS_PLAY,
  GENERATOR_SHAPES,
  GROOVES,
  initialGeneratorWeights,
} from '../../../../src/music/gan/generator-layout.ts';
import { settleGrooves } from '../../../../src/music/gan/settle-grooves.ts';
import { quantiseKernel, restoreKernel } from '../../../../src/music/model-file/quantise-kernel.ts';
import { decidedDrums } from '../../../../src/music/gan/generator-logits.ts';
import { layerWeights } from '../../../../src/nn/dense-outputs.ts';
import { rollWith } from '../roll-examples.ts';

const OUTPUTS = DRUMS_PLAY + BARS;

/** A groove with a kick at a step of the bar, which plays in these bars. */
function groove(step: number, ...plays: boolean[]): Float32Array {
  const logits = new Float32Array(OUTPUTS).fill(-1);
  // Each bar is what both play and what it adds.
  logits[step * 9] = 3;
  plays.forEach((does, bar) => (logits[DRUMS_PLAY + bar] = does ? 1 : -1));
  return logits;
}

describe('a groove', () => {
  it('is hit in both bars, and not in those in which drums do not play', () => {
    expect(decidedDrums(groove(4, true, true))).toEqual(rollWith({ drums: { kick: [4, 20] } }));
    expect(decidedDrums(groove(4, true, false))).toEqual(rollWith({ drums: { kick: [4] } }));
    expect(decidedDrums(groove(4, false, false))).toEqual(rollWith({}));
  });

  it('adds to what both bars play', () => {
    const logits = groove(0, true, true);
    // The second bar takes the kick of its first step back, and has one more.
    logits[(1 + BARS - 1) * 144] = -9;
    logits[2 * 144 + 8 * 9] = 5;
    expect(decidedDrums(logits)).toEqual(rollWith({ drums: { kick: [0, 24] } }));
  });
});

describe('settled grooves', () => {
  it('play what they played, and nothing of it is nearly undecided', () => {
    const weights = initialGeneratorWeights(new Rng(3));
    const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
    const logits = (): Float32Array[] =>
      Array.from({ length: GROOVES }, (_, i) =>
        biases.map((bias, output) => bias + CHOSEN * kernel[i * OUTPUTS + output]),
      );
    const before = logits().map((row) => decidedDrums(row).join(''));
    settleGrooves(weights);
    // What decides: whether drums play in a bar, and hits, which add what a bar has to what both have.
    const decisive = logits().flatMap((row) => [
      ...row.subarray(DRUMS_PLAY),
      ...row.subarray(144, DRUMS_PLAY).map((added, cell) => added + row[cell % 144]),
    ]);
    expect(Math.min(...decisive.map(Math.abs))).toBeGreaterThan(0.149);
    const rounded = quantiseKernel(kernel, OUTPUTS);
    kernel.set(restoreKernel(rounded));
    expect(logits().map((row) => decidedDrums(row).join(''))).toEqual(before);
  });
});

describe('rests of drums', () => {
  it('are counted: both bars, one of them', () => {
    const [both, one, none] = [[], [20], [4, 20]].map((kick) => rollWith({ drums: { kick } }));
    expect(drumRests([both, one, none, none])).toEqual([0.25, 0.25]);
  });

  /** Of 64 grooves the first eight rest, the next eight rest in one bar. */
  const resting = (): Float32Array[] => {
    const weights = initialGeneratorWeights(new Rng(1));
    const [kernel, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
    biases.fill(0);
    for (let i = 0; i < GROOVES; i++) {
      const logits = groove(i % 16, i >= 8, i >= 16);
      kernel.set(
        logits.map((logit) => logit / CHOSEN),
        i * OUTPUTS,
      );
    }
    return weights;
  };
  const rng = new Rng(2);
  const logits = Array.from({ length: 1000 }, () =>
    Float32Array.from({ length: GROOVES }, () => rng.normal()),
  );
  const chosen = (weights: readonly Float32Array[]): number[] => {
    const [, biases] = layerWeights(GENERATOR_SHAPES, weights, 'choice');
    const best = logits.map((row) => {
      const now = row.map((logit, i) => logit + biases[i]);
      return now.indexOf(Math.max(...now));
    });
    return [best.filter((i) => i < 8).length, best.filter((i) => i >= 8 && i < 16).length];
  };
  it.each([
    [0.3, 0.1],
    [0.02, 0.4],
    [0, 0],
  ])('are chosen as often as is asked for: %d and %d', (both, one) => {
    const weights = resting();
    moveDrumRests(weights, logits, [both, one]);
    const [rests, half] = chosen(weights);
    expect(half).toBe(1000 * one);
    // The second kind is moved last, and takes a little from the first.
    expect(Math.abs(rests / 1000 - both)).toBeLessThan(0.005);
  });

  it('stay as they are where no groove rests', () => {
    const weights = initialGeneratorWeights(new Rng(1));
    const before = weights.map((array) => array.slice());
    moveDrumRests(weights, logits, [0.5, 0.2]);
    expect(weights.every((array, i) => array.every((weight, k) => weight === before[i][k]))).toBe(true);
  });
});
