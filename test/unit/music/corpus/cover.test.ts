import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { median } from '../../../../src/math/statistics.ts';
import { chordChain } from '../../../../src/music/corpus/chord-chain.ts';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import { GENRES } from '../../../../src/music/corpus/genre.ts';
import { harmonise } from '../../../../src/music/corpus/harmonise.ts';
import { RULES } from '../../../../src/music/corpus/rules/rules.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { gridNotes } from '../../../../src/music/roll/grid-notes.ts';
import { toHomeKey } from '../../../../src/music/roll/home-key.ts';
import { MELODY_CHANNELS, type MelodyRoll, melodyRollOf } from '../../../../src/music/roll/melody-roll.ts';
import { STEPS } from '../../../../src/music/roll/roll-layout.ts';
import { lastBeat, type Note } from '../../../../src/music/song/song.ts';
import { chordPitchClasses } from '../../../../src/music/theory/chord.ts';
import { keyOf } from '../../../../src/music/theory/key.ts';

/** The sixteen tunes in C major or A minor, and where their two-bar blocks begin. */
const TUNES = MELODIES.map((text) => {
  const song = toHomeKey(songOfMelody(text), keyOf(text.key));
  const beats = Array.from({ length: Math.ceil(lastBeat(song) / 8) }, (_, block) => 8 * block);
  return { title: text.title, mode: text.key.mode, notes: song.tracks[0].notes, beats };
});

/** A channel's 32 steps as the bits of a number: 4,000 melodies are compared with hundreds. */
function bitsOf(melody: MelodyRoll): Int32Array {
  const bits = new Int32Array(MELODY_CHANNELS);
  for (const [cell, isOn] of melody.entries())
    bits[cell % MELODY_CHANNELS] |= isOn << Math.floor(cell / MELODY_CHANNELS);
  return bits;
}

/** How many bits are on. */
function count(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Jaccard's, as of rolls. */
function distance(a: Int32Array, b: Int32Array): number {
  let [either, both] = [0, 0];
  for (let channel = 0; channel < MELODY_CHANNELS; channel++) {
    either += count(a[channel] | b[channel]);
    both += count(a[channel] & b[channel]);
  }
  return either === 0 ? 0 : 1 - both / either;
}

describe('the melodies of the corpora', () => {
  const melodiesOf = (seed: number, count: number): MelodyRoll[] =>
    GENRES.flatMap((genre) => corpusOf(genre, seed, count / GENRES.length).map(({ melody }) => melody));
  const learnt = melodiesOf(1, 4000);
  const blocks = TUNES.flatMap(({ notes, beats }) => beats.map((beat) => melodyRollOf(notes, beat)));

  it('are as near to real tunes as to each other', () => {
    const known = learnt.map(bitsOf);
    const nearest = (melody: MelodyRoll): number => {
      const bits = bitsOf(melody);
      return known.reduce((least, other) => Math.min(least, distance(bits, other)), 1);
    };
    const real = blocks.map(nearest);
    const own = melodiesOf(2, 500)
      .map(nearest)
      .sort((a, b) => a - b);
    expect(median(real)!).toBeLessThanOrEqual(median(own)!);
    // No more of them are far from all others than of the corpora's own.
    const far = own[Math.floor(0.95 * own.length)];
    expect(real.filter((distance) => distance > far).length / real.length).toBeLessThanOrEqual(0.05);
    // Of a block of Greensleeves, whose dotted sixteenths run across the bars.
    expect(Math.max(...real)).toBeLessThan(0.72);
  });

  it('have the lengths, the moves and the numbers of notes that real tunes have', () => {
    const [real, own] = [blocks, learnt].map((rolls) => rolls.map(onsetsOf));
    for (const trait of [lengthsOf, movesOf, countsOf]) {
      const [there, here] = [shares(real.flatMap(trait)), shares(own.flatMap(trait))];
      let common = 0;
      for (const [value, share] of there) {
        common += Math.min(share, here.get(value) ?? 0);
        // What makes up a hundredth of the tunes, a tenth of that at least.
        if (share >= 0.01) expect(here.get(value) ?? 0).toBeGreaterThan(0.001);
      }
      // Most of the two distributions is the same.
      expect(common).toBeGreaterThan(0.6);
    }
  });
});

/** The steps and pitch classes of a block's notes. */
function onsetsOf(melody: MelodyRoll): { step: number; pitchClass: number }[] {
  return Array.from({ length: STEPS }, (_, step) => step)
    .filter((step) => melody[step * MELODY_CHANNELS + 12] === 1)
    .map((step) => ({ step, pitchClass: melody.subarray(step * MELODY_CHANNELS).indexOf(1) }));
}

type Onsets = ReturnType<typeof onsetsOf>;

/** Steps from each onset to the next. */
function lengthsOf(onsets: Onsets): number[] {
  return onsets.slice(1).map(({ step }, i) => step - onsets[i].step);
}

/** Semitones from each note to the next, 0 where it is repeated; octaves folded. */
function movesOf(onsets: Onsets): number[] {
  return onsets.slice(1).map(({ pitchClass }, i) => (pitchClass - onsets[i].pitchClass + 12) % 12);
}

function countsOf(onsets: Onsets): number[] {
  return [onsets.length];
}

function shares(values: readonly number[]): Map<number, number> {
  const all = new Map<number, number>();
  for (const value of values) all.set(value, (all.get(value) ?? 0) + 1 / values.length);
  return all;
}

describe.each(GENRES)('%s', (genre) => {
  const { harmony, weakFifths } = RULES[genre];

  it.each(TUNES)('has chords for $title', ({ mode, notes, beats }) => {
    const chain = chordChain(harmony[mode]);
    const [rng, line] = [new Rng(1), lineOf(notes, beats.length)];
    const tries = Array.from({ length: 9 }, () => {
      const chords = harmonise(chain, weakFifths, line, beats.length, rng).map((i) =>
        chordPitchClasses(chain.chords[i]),
      );
      const onBeats = line.flatMap(({ pitch, step, steps }) =>
        Array.from({ length: steps }, (_, i) => step + i)
          .filter((at) => at % 4 === 0)
          .map((at) => chords[Math.floor(at / 8)].includes(pitch % 12)),
      );
      return onBeats.filter(Boolean).length / onBeats.length;
    });
    expect(median(tries)!).toBeGreaterThanOrEqual(0.85);
  });
});

/** A tune on the grid, from its beginning. */
function lineOf(notes: readonly Note[], blocks: number): { pitch: number; step: number; steps: number }[] {
  return Array.from({ length: blocks }, (_, block) =>
    gridNotes(notes, 8 * block).map(({ pitch, step, end }) => ({
      pitch,
      step: step + 32 * block,
      steps: end - step,
    })),
  ).flat();
}
