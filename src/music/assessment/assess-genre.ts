import { Rng } from '../../math/rng.ts';
import { corpusOf } from '../corpus/compose.ts';
import type { Genre } from '../corpus/genre.ts';
import type { GeneratorPass } from '../gan/generator-pass.ts';
import { MELODIES } from '../melodies/melodies.ts';
import { songOfMelody } from '../melodies/melody-text.ts';
import { assess, type Assessment } from './assess.ts';
import { arrangeSamples } from '../gan/arrange-samples.ts';
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

export interface GenreAssessment extends Assessment {
  /** Of every shipped melody, how much is in what accompanies it. */
  readonly tunes: Readonly<Record<string, number>>;
  readonly gates: readonly Gate[];
}

/** How good a generator is at a genre, on 512 melodies that none has learnt from and on the shipped ones. A quarter of a minute. */
export function assessGenre(generator: GeneratorPass, genre: Genre, seed = 1): GenreAssessment {
  const data = corpusOf(genre, CORPUS_SEEDS.heldOut, HELD_OUT);
  const rng = new Rng(seed);
  const assessment = assess({
    made: arrangeSamples(generator, data, rng),
    madeAnew: arrangeSamples(generator, data, rng),
    data,
    otherData: corpusOf(genre, CORPUS_SEEDS.other, HELD_OUT),
    learnt: corpusOf(genre, CORPUS_SEEDS.training, COMPARED).map(({ roll }) => roll),
  });
  const tunes = Object.fromEntries(
    MELODIES.map((melody) => [melody.title, tuneAgreement(generator, songOfMelody(melody), TUNE_SEEDS)]),
  );
  return { ...assessment, tunes, gates: gatesOf(assessment, tunes) };
}
