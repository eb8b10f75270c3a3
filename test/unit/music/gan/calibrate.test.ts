import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { mean } from '../../../../src/math/statistics.ts';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import type { Genre } from '../../../../src/music/corpus/genre.ts';
import { arrangeSamples } from '../../../../src/music/gan/arrange-samples.ts';
import { calibration } from '../../../../src/music/gan/calibrate.ts';
import { shiftFor } from '../../../../src/music/gan/threshold.ts';
import { DRUMS_PLAY, GENERATOR_SHAPES, GROOVES } from '../../../../src/music/gan/generator-layout.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { emptyBarRate } from '../../../../src/music/metrics/empty-bar-rate.ts';
import { grooveConsistency } from '../../../../src/music/metrics/groove-consistency.ts';
import type { Roll } from '../../../../src/music/roll/roll.ts';
import { PITCHED_PARTS, type Part, PARTS } from '../../../../src/music/roll/roll-layout.ts';
import { layerWeights } from '../../../../src/nn/dense-outputs.ts';
import { untaughtModel } from './generator-examples.ts';

describe('a threshold', () => {
  it.each([
    [[3, 1, -1, -2], 0.5, 0],
    [[3, 1, -1, -3], 0.75, 2],
    [[3, 1, -1, -3], 0.25, -2],
    [[-1, -3], 1, 3.05],
    [[4, 2], 0, -4.05],
    [[4, 2], 1, 0],
    [[-4], 0, 0],
    [[1, -1], 1.7, 1.05],
    [[1, -1], -0.2, -1.05],
  ])('of %j is moved for a share of %d by %d', (logits, share, shift) => {
    expect(shiftFor(logits, share)).toBeCloseTo(shift, 9);
  });

  it('has as much above it as is asked for, whatever the logits are', () => {
    const logits = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(logits, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const shift = shiftFor(values, share);
        expect(values.filter((value) => value + shift > 0)).toHaveLength(Math.round(share * values.length));
      }),
    );
  });
});

describe.each<Genre>(['singer-songwriter', 'jazz'])('a generator calibrated to %s', (genre) => {
  const samples = corpusOf(genre, 1, 200);
  const weights = withRests(untaughtModel().weights);
  const before = weights.map((array) => array.slice());
  const calibrate = calibration(samples);
  const tuned = calibrate(weights, 3);
  const arranged = (own: readonly Float32Array[]): Roll[] =>
    arrangeSamples(new GeneratorPass(own), samples, new Rng(11));
  const [raw, made] = [arranged(weights), arranged(tuned)];
  const data = samples.map(({ roll }) => roll);

  it('is another one: what was given stays, and the same seed makes the same', () => {
    expect(weights.every((array, i) => array.every((value, k) => value === before[i][k]))).toBe(true);
    const again = calibrate(weights, 3);
    expect(again.every((array, i) => array.every((value, k) => value === tuned[i][k]))).toBe(true);
  });

  it('has each part rest about as often as in the data', () => {
    const rest = (rolls: readonly Roll[], part: Part): number =>
      mean(rolls.map((roll) => emptyBarRate(roll, part)))!;
    for (const part of PARTS) expect(Math.abs(rest(made, part) - rest(data, part))).toBeLessThan(0.08);
  });

  it('has bars that are more like each other, as the data’s are', () => {
    const alike = (rolls: readonly Roll[]): number =>
      mean(rolls.flatMap((roll) => PITCHED_PARTS.map((part) => grooveConsistency(roll, [part]))))!;
    expect(Math.abs(alike(made) - alike(data))).toBeLessThan(Math.abs(alike(raw) - alike(data)));
  });
});

/** Every fourth groove rests. */
function withRests(weights: readonly Float32Array[]): readonly Float32Array[] {
  const [grooves, biases] = layerWeights(GENERATOR_SHAPES, weights, 'grooves');
  for (let groove = 0; groove < GROOVES; groove += 4)
    grooves.fill(-10, groove * biases.length + DRUMS_PLAY, (groove + 1) * biases.length);
  return weights;
}
