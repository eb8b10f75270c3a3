import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { mean } from '../../../../src/math/statistics.ts';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import type { Genre } from '../../../../src/music/corpus/genre.ts';
import { arrangeSamples } from '../../../../src/music/gan/arrange-samples.ts';
import { calibration } from '../../../../src/music/gan/calibrate.ts';
import { shiftFor } from '../../../../src/music/gan/threshold.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { emptyBarRate } from '../../../../src/music/metrics/empty-bar-rate.ts';
import { grooveConsistency } from '../../../../src/music/metrics/groove-consistency.ts';
import type { Roll } from '../../../../src/music/roll/roll.ts';
import {
  DRUM_VOICES,
  PITCHED_PARTS,
  STEPS,
  type Part,
  PARTS,
} from '../../../../src/music/roll/roll-layout.ts';
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
  const { weights } = untaughtModel();
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

  it('hits the drums about as often as the data', () => {
    const hits = (rolls: readonly Roll[]): number =>
      mean(
        rolls.map(
          (roll) => roll.filter((on, i) => on === 1 && i % (roll.length / STEPS) < DRUM_VOICES.length).length,
        ),
      )!;
    expect(Math.abs(hits(made) / hits(data) - 1)).toBeLessThan(0.15);
    expect(Math.abs(hits(raw) / hits(data) - 1)).toBeGreaterThan(0.5);
  });

  it('has bars that are more like each other, as the data’s are', () => {
    const alike = (rolls: readonly Roll[]): number =>
      mean(rolls.flatMap((roll) => PITCHED_PARTS.map((part) => grooveConsistency(roll, [part]))))!;
    expect(Math.abs(alike(made) - alike(data))).toBeLessThan(Math.abs(alike(raw) - alike(data)));
  });
});
