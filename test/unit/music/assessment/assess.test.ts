import { describe, expect, it } from 'vitest';
import { assess, type Assessment } from '../../../../src/music/assessment/assess.ts';
import { gatesOf } from '../../../../src/music/assessment/gates.ts';
import { gapMeter } from '../../../../src/music/assessment/gap-to-data.ts';
import { tuneAgreement } from '../../../../src/music/assessment/tune-agreement.ts';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { untaughtGenerator } from '../gan/generator-examples.ts';

const data = corpusOf('pop', 2, 80);
const otherData = corpusOf('pop', 3, 80);
const learnt = corpusOf('pop', 1, 200).map(({ roll }) => roll);
const rollsOf = (samples: typeof data) => samples.map(({ roll }) => roll);

/** Data as if somebody had made them for these very melodies. */
const perfect = (): Assessment =>
  assess({ made: rollsOf(data), madeAnew: rollsOf(otherData), data, otherData, learnt });

describe('an assessment', () => {
  it('finds no gap between data and themselves, and a small one between data and data', () => {
    const { gap, gapOfData, metrics, lift, diversity, unique, nearest } = perfect();
    expect(gap).toBe(0);
    expect(gapOfData).toBeGreaterThan(0);
    expect(gapOfData).toBeLessThan(0.15);
    for (const { data: known, made } of Object.values(metrics)) expect(made).toBe(known);
    expect(lift.made).toBe(lift.data);
    expect(diversity.drums.made).toBe(diversity.drums.data);
    expect(unique).toEqual({ data: unique.data, made: unique.data });
    expect(nearest.made).toBe(nearest.data);
  });

  it('finds a large gap to what is none', () => {
    const noise = assess({
      data,
      otherData,
      learnt,
      made: rollsOf(data).map(swapped),
      madeAnew: rollsOf(data).map(swapped),
    });
    expect(noise.gap).toBeGreaterThan(1);
    expect(noise.lift.made).toBeLessThan(0.1);
    expect(noise.otherSeed.drums).toBe(0);
  });

  it('finds what was learnt by heart', () => {
    const copies = learnt.slice(0, data.length);
    const { nearest, gap } = assess({ made: copies, madeAnew: copies, data, otherData, learnt });
    expect(nearest.made).toBe(0);
    // By its gap alone it might be shipped.
    expect(gap).toBeLessThan(0.4);
  });

  it('of an untaught generator is far off', () => {
    const { gap } = gapMeter(data)(untaughtGenerator());
    expect(gap).toBeGreaterThan(1);
    expect(gapMeter(data)(untaughtGenerator()).gap).toBe(gap);
  });
});

describe('what a shipped model must do', () => {
  const tunes = { 'Ode to Joy': 0.9 };

  it('is met by data, but for what only a generator can do', () => {
    const missed = gatesOf(perfect(), tunes).filter(({ isMet }) => !isMet);
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('is missed by copies of one arrangement, by copies of what was learnt, by tunes that nobody follows', () => {
    const names = (assessment: Assessment, agreements = tunes): string[] =>
      gatesOf(assessment, agreements).flatMap(({ name, isMet }) => (isMet ? [] : [name]));
    const one = data.map(() => data[0].roll);
    expect(names(assess({ made: one, madeAnew: one, data, otherData, learnt }))).toEqual(
      expect.arrayContaining([
        'diversity drums',
        'other seed, drums',
        'other seed, chords',
        'unique',
        'melodyAgreement',
      ]),
    );
    const copies = learnt.slice(0, data.length);
    expect(names(assess({ made: copies, madeAnew: copies, data, otherData, learnt }))).toContain(
      'nearest learnt',
    );
    expect(names(perfect(), { 'Ode to Joy': 0.84 })).toEqual(['melodyAgreement, Ode to Joy']);
  });
});

it('asks of a tune how much of it is in what accompanies it: the same for the same generator, 0 … 1', () => {
  const song = songOfMelody(MELODIES[1]);
  const agreement = tuneAgreement(untaughtGenerator(), song, 2);
  expect(agreement).toBeGreaterThanOrEqual(0);
  expect(agreement).toBeLessThanOrEqual(1);
  expect(tuneAgreement(untaughtGenerator(), song, 2)).toBe(agreement);
});

/** The same number of cells, somewhere else. */
function swapped(roll: Uint8Array): Uint8Array {
  return roll.map((_, i) => roll[(i * 7 + 13) % roll.length]);
}
