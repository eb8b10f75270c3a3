import { CORPUS_SEEDS, TRAINING_SAMPLES } from '../assessment/assess-genre.ts';
import { corpusOf } from '../corpus/compose.ts';
import { type Genre, GENRE_FACTS } from '../corpus/genre.ts';
import { midiSamples } from '../corpus/midi-samples.ts';
import type { Sample } from '../corpus/piece.ts';
import type { Song } from '../song/song.ts';
import { SongError } from '../song/song-error.ts';

/** What a generator learns from, and what it is held against. */
export interface Lesson {
  /** A genre, or `own`. */
  readonly id: string;
  readonly name: string;
  /** Where the samples come from, in a few words. */
  readonly origin: string;
  readonly samples: readonly Sample[];
  /** Of the same kind, and not learnt from; empty where there are too few to spare any. */
  readonly heldOut: readonly Sample[];
  /** What people should know of it, a sentence each. */
  readonly report: readonly string[];
}

/** Held-out samples that a generator is measured on while it learns. */
const MEASURED = 256;
/** Of a person's own samples, every so many-th is not learnt from. */
const HOLD_OUT_EVERY = 8;
/** Below that, all are needed. */
const FEWEST_TO_SPARE = 32;

/** A genre's rules, as many samples as one likes. */
export function lessonOfGenre(genre: Genre, count = TRAINING_SAMPLES): Lesson {
  const { name } = GENRE_FACTS[genre];
  return {
    id: genre,
    name,
    origin: `${name} by rules`,
    samples: corpusOf(genre, CORPUS_SEEDS.training, count),
    heldOut: corpusOf(genre, CORPUS_SEEDS.heldOut, MEASURED),
    report: [],
  };
}

/**
 * A person's own songs.
 * @param name of the folder, or whatever they are called together
 * @throws SongError where there are fewer than two samples in them
 */
export function lessonOfSongs(name: string, songs: readonly Song[]): Lesson {
  const { samples, report } = midiSamples(songs);
  if (samples.length < 2)
    throw new SongError(
      name,
      'songs',
      `two samples of two bars are the least to learn from. ${report.join(' ')}`,
    );
  const spares = samples.length >= FEWEST_TO_SPARE;
  const isHeldOut = (i: number): boolean => spares && i % HOLD_OUT_EVERY === 0;
  return {
    id: 'own',
    name,
    origin: `${songs.length} ${songs.length === 1 ? 'song' : 'songs'} of one's own`,
    samples: samples.filter((_, i) => !isHeldOut(i)),
    heldOut: samples.filter((_, i) => isHeldOut(i)).slice(0, MEASURED),
    report,
  };
}
