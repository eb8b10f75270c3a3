import { mean } from '../../math/statistics.ts';
import { melodiesOf } from '../corpus/compose.ts';
import { type Genre, GENRES } from '../corpus/genre.ts';
import { differenceOf } from '../editing/note-difference.ts';
import { editInStyle, type EditOptions } from '../editing/edit-in-style.ts';
import type { PlaceModel } from '../editing/masked-pass.ts';
import { genreMelodies } from '../extend/genre-melodies.ts';
import { lineOf } from '../extend/melody-line.ts';
import { MELODIES } from '../melodies/melodies.ts';
import { songOfMelody } from '../melodies/melody-text.ts';
import { Bars } from '../melody/bars.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Note } from '../song/song.ts';
import { keyOf } from '../theory/key.ts';
import { chainLoss } from './chain-loss.ts';

type Chains = ReturnType<typeof genreMelodies>;

/** What `music extend` expects of each genre: a judge of edits that has nothing in common with the network. */
export function chainsOfGenres(): Readonly<Record<Genre, Chains>> {
  return Object.fromEntries(GENRES.map((genre) => [genre, genreMelodies(genre)])) as Record<Genre, Chains>;
}

/** Nats a sixteenth of a genre's own melodies under its chain, and of so many of each genre together. */
export function chainLossOfData(
  chains: Readonly<Record<Genre, Chains>>,
  seed: number,
  perGenre: number,
): number {
  const losses = GENRES.flatMap((genre) =>
    melodiesOf(genre, seed, perGenre, 4).flatMap(({ mode, melody }) => {
      const key = { tonic: mode === 'major' ? 0 : 9, mode };
      return melody.length > 1 ? [chainLoss(chains[genre][mode], melody, key)] : [];
    }),
  );
  return mean(losses)!;
}

/** What came of the melodies that are shipped. */
export interface EditedTunes {
  /** Nats a sixteenth under the genre's chain. */
  readonly loss: number;
  /** How many notes of each were added and removed. */
  readonly added: number;
  readonly removed: number;
  /** Share of notes that two edits of one melody by different seeds do not have in common, 0 … 1. */
  readonly variety: number;
}

/** Edits shipped melodies in a genre, and says how much it is like the genre then. */
export function editTunes(
  model: PlaceModel,
  chains: Readonly<Record<Genre, Chains>>,
  genre: Genre,
  limits: Pick<EditOptions, 'iterations' | 'creativeRisk'> & Partial<EditOptions>,
  tunes: typeof MELODIES = MELODIES,
): EditedTunes {
  const edited = tunes.map((melody) => {
    const song = songOfMelody(melody);
    const key = keyOf(melody.key);
    const barSteps = Math.round(new Bars(song.timeSignatures).beatOf(1) * STEPS_PER_BEAT);
    const [first, other] = [1, 2].map((seed) => {
      const options = { song, key, genre, seed, mostAdded: Infinity, mostRemoved: Infinity, ...limits };
      return [...editInStyle(model, options)].at(-1);
    });
    const notes = (edit: typeof first): readonly Note[] => edit?.notes ?? song.tracks[0].notes;
    return {
      loss: chainLoss(chains[genre][key.mode], lineOf(notes(first)), key, barSteps),
      added: first?.addedSoFar ?? 0,
      removed: first?.removedSoFar ?? 0,
      variety: unshared(notes(first), notes(other)),
    };
  });
  const meanOf = (name: keyof EditedTunes): number => mean(edited.map((tune) => tune[name]))!;
  return {
    loss: meanOf('loss'),
    added: meanOf('added'),
    removed: meanOf('removed'),
    variety: meanOf('variety'),
  };
}

function unshared(a: readonly Note[], b: readonly Note[]): number {
  const { added, removed } = differenceOf(a, b);
  return (added.size + removed.length) / (a.length + b.length);
}
