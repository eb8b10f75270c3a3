import { Rng } from '../../math/rng.ts';
import { compose, corpusOf } from '../corpus/compose.ts';
import type { Genre } from '../corpus/genre.ts';
import type { GeneratorPass } from '../gan/generator-pass.ts';
import { MELODIES } from '../melodies/melodies.ts';
import { songOfMelody } from '../melodies/melody-text.ts';
import { assess, type Assessment } from './assess.ts';
import { arrangeBlocks } from '../gan/arrange.ts';
import { arrangeSamples } from '../gan/arrange-samples.ts';
import { drumPatterns, keptGrooves } from './drum-habits.ts';
import { type Gate, gatesOf } from './gates.ts';
import { tuneAgreement } from './tune-agreement.ts';

/** Seeds of the corpora: what shipped models learn from, what they are held against, and what that is held against. */
export const CORPUS_SEEDS = { training: 1, heldOut: 2, other: 3 } as const;
/** Samples that shipped models learn from. */
export const TRAINING_SAMPLES = 12_000;
const HELD_OUT = 512;
/** Of more than that nobody would find the nearest in a minute. */
const COMPARED = 2000;
const TUNE_SEEDS = 8;
/** Whole songs, of so many blocks, in which drums are listened to. */
const SONGS = 64;
const SONG_BLOCKS = 4;

export interface GenreAssessment extends Assessment {
  /** Of every shipped melody, how much is in what accompanies it. */
  readonly tunes: Readonly<Record<string, number>>;
  /** How many different two bars the drums play for the held-out melodies. */
  readonly drumPatterns: { readonly data: number; readonly made: number };
  /** How often drums go on as they began, within songs. */
  readonly keptGrooves: { readonly data: number; readonly made: number };
  readonly gates: readonly Gate[];
}

/** How good a generator is at a genre, on 512 melodies that none has learnt from and on the shipped ones. A quarter of a minute. */
export function assessGenre(generator: GeneratorPass, genre: Genre, seed = 1): GenreAssessment {
  const data = corpusOf(genre, CORPUS_SEEDS.heldOut, HELD_OUT);
  const rng = new Rng(seed);
  const made = arrangeSamples(generator, data, rng);
  const assessment = assess({
    made,
    madeAnew: arrangeSamples(generator, data, rng),
    data,
    otherData: corpusOf(genre, CORPUS_SEEDS.other, HELD_OUT),
    learnt: corpusOf(genre, CORPUS_SEEDS.training, COMPARED).map(({ roll }) => roll),
  });
  const tunes = Object.fromEntries(
    MELODIES.map((melody) => [melody.title, tuneAgreement(generator, songOfMelody(melody), TUNE_SEEDS)]),
  );
  const songRng = new Rng(CORPUS_SEEDS.heldOut);
  const songs = Array.from({ length: SONGS }, () => compose(genre, songRng.split(), SONG_BLOCKS).blocks);
  const arranged = songs.map((blocks, song) =>
    arrangeBlocks(
      generator,
      blocks.map(({ melody }) => melody),
      seed + song,
    ),
  );
  return {
    ...assessment,
    tunes,
    drumPatterns: { data: drumPatterns(data.map(({ roll }) => roll)), made: drumPatterns(made) },
    keptGrooves: {
      data: keptGrooves(songs.map((blocks) => blocks.map(({ roll }) => roll)))!,
      made: keptGrooves(arranged)!,
    },
    gates: gatesOf(assessment, tunes),
  };
}
