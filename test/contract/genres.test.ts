import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { mean } from '../../src/math/statistics.ts';
import { compose, corpusOf } from '../../src/music/corpus/compose.ts';
import { type Genre, GENRE_FACTS, GENRES } from '../../src/music/corpus/genre.ts';
import type { Sample } from '../../src/music/corpus/piece.ts';
import { songOfPiece } from '../../src/music/corpus/song-of-piece.ts';
import { agreementLift } from '../../src/music/metrics/melody-agreement.ts';
import { diversity } from '../../src/music/metrics/roll-distance.ts';
import { rollMetrics } from '../../src/music/metrics/roll-metrics.ts';
import { melodyRollOf } from '../../src/music/roll/melody-roll.ts';
import { PITCHED_PARTS } from '../../src/music/roll/roll-layout.ts';
import { rollOf } from '../../src/music/roll/roll-of.ts';
import { checkSong } from '../../src/music/song/check-song.ts';

/** What every genre keeps to: means over many samples, lowest and highest. */
const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  'emptyBarRate bass': [0, 0],
  'emptyBarRate chords': [0, 0],
  'emptyBarRate pad': [0, 0.15],
  'pitchClassesPerBar bass': [1, 3],
  'pitchClassesPerBar chords': [2.5, 5],
  'pitchClassesPerBar pad': [2.5, 5],
  'qualifiedNoteRate bass': [1, 1],
  'qualifiedNoteRate chords': [1, 1],
  'qualifiedNoteRate pad': [1, 1],
  'polyphony bass': [1, 1],
  'polyphony chords': [1.8, 3.5],
  'polyphony pad': [2, 4],
  'attackConsistency bass': [1, 1],
  'attackConsistency chords': [1, 1],
  'attackConsistency pad': [1, 1],
  'tonalDistance chords pad': [0, 0.55],
  'grooveConsistency drums': [0.9, 1],
  'grooveConsistency all': [0.9, 1],
  melodyAgreement: [0.93, 0.99],
};

/** Where genres differ: share of the bars without drums, with a backbeat, and of the hits on eighths; time within the scale. */
const OF_GENRES: Readonly<Record<Genre, typeof BANDS>> = {
  rock: {
    'emptyBarRate drums': [0, 0],
    backbeatRate: [1, 1],
    drumPatternRate: [0.85, 1],
    'inScaleRate pad': [0.99, 1],
  },
  pop: {
    'emptyBarRate drums': [0, 0],
    backbeatRate: [1, 1],
    drumPatternRate: [0.85, 0.95],
    'inScaleRate pad': [0.98, 1],
  },
  jazz: {
    'emptyBarRate drums': [0, 0],
    backbeatRate: [0, 0.25],
    drumPatternRate: [0.75, 0.9],
    'inScaleRate pad': [0.9, 0.97],
  },
  symphony: {
    'emptyBarRate drums': [0.2, 0.4],
    backbeatRate: [0, 0.2],
    drumPatternRate: [0.9, 1],
    'inScaleRate pad': [0.93, 0.98],
  },
  'singer-songwriter': {
    'emptyBarRate drums': [0.15, 0.35],
    backbeatRate: [0.35, 0.6],
    drumPatternRate: [0.9, 1],
    'inScaleRate pad': [0.97, 1],
  },
};

/** Mean of a metric over the rolls that have it. */
function meanOf(metrics: readonly Metrics[], name: string): number {
  return mean(metrics.map((all) => all[name]).filter((value) => value !== null))!;
}

type Metrics = ReturnType<typeof rollMetrics>;

describe.each(GENRES)('%s', (genre) => {
  let corpus: Sample[];
  let metrics: Metrics[];
  beforeAll(() => {
    corpus = corpusOf(genre, 1, 400);
    metrics = corpus.map(({ roll, melody }) => rollMetrics(roll, melody));
  });

  it('makes the same corpus of the same seed, and another one of another', () => {
    expect(corpusOf(genre, 1, 40)).toEqual(corpus.slice(0, 40));
    expect(corpusOf(genre, 2, 40)).not.toEqual(corpus.slice(0, 40));
  });

  it('keeps to the bands of its metrics', () => {
    const outside = Object.entries({ ...BANDS, ...OF_GENRES[genre] }).flatMap(([name, [low, high]]) => {
      const value = meanOf(metrics, name);
      return value < low - 1e-9 || value > high + 1e-9 ? [`${name}: ${value}`] : [];
    });
    expect(outside).toEqual([]);
  });

  it('has harmony that follows from the melody', () => {
    const lifts = corpus.map(({ roll, melody }, i) =>
      agreementLift(roll, melody, corpus[(i + 1) % corpus.length].melody),
    );
    expect(mean(lifts.filter((lift) => lift !== null))!).toBeGreaterThanOrEqual(0.45);
  });

  it('has pieces that differ, in every part', () => {
    const rolls = corpus.slice(0, 80).map(({ roll }) => roll);
    expect(diversity(rolls, 'drums')!).toBeGreaterThan(0.45);
    for (const part of PITCHED_PARTS) expect(diversity(rolls, part)!).toBeGreaterThan(0.7);
    expect(new Set(corpus.map(({ roll }) => roll.join(''))).size / corpus.length).toBeGreaterThan(0.99);
  });

  it('has second blocks like the first ones', () => {
    const [first, second] = [0, 1].map((block) => metrics.filter((_, i) => i % 2 === block));
    const difference = (name: string): number => Math.abs(meanOf(first, name) - meanOf(second, name));
    expect(difference('melodyAgreement')).toBeLessThan(0.03);
    expect(difference('pitchClassesPerBar chords')).toBeLessThan(0.3);
    expect(difference('emptyBarRate pad')).toBeLessThan(0.06);
  });

  it('makes pieces that are songs with its instruments, and come back from them', () => {
    for (let seed = 0; seed < 20; seed++) {
      const piece = compose(genre, new Rng(seed), 3);
      const song = songOfPiece(piece, genre);
      expect(checkSong(song, 'piece')).toEqual(song);
      expect(song.tracks.map(({ name }) => name)).toEqual([
        'Melody',
        genre === 'symphony' ? 'Percussion' : 'Drums',
        'Bass',
        'Chords',
        'Pad',
      ]);
      expect(song.tracks[2].program).toBe(GENRE_FACTS[genre].programs.bass);
      expect(piece.chords).toHaveLength(12);
      for (const [block, { roll, melody, before }] of piece.blocks.entries()) {
        expect(before).toEqual(piece.blocks[block - 1]?.roll ?? null);
        expect(rollOf(song, 8 * block)).toEqual(roll);
        expect(melodyRollOf(song.tracks[0].notes, 8 * block)).toEqual(melody);
      }
    }
  });
});
