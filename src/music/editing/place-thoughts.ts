import type { Genre } from '../corpus/genre.ts';
import type { Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { EditedLine } from './edited-line.ts';
import { windowAt } from './masked-layout.ts';
import type { PlaceModel } from './masked-pass.ts';
import { HOLD, isOnset, REST } from './token.ts';

/** Something that could be at a place. */
export interface Thought {
  /** A pitch of the song that begins, that the last one goes on, or that nothing sounds. */
  readonly what: number | 'hold' | 'rest';
  /** 0 … 1 */
  readonly chance: number;
  /** Whether it is there now. */
  readonly isNow: boolean;
}

/** What the model makes of a place, hearing all that is around it. */
export interface PlaceThoughts {
  /** Where the place begins, beats. */
  readonly beat: number;
  /** The likeliest first; what nobody may put there is left out, so that it may be less than 1 in sum. */
  readonly thoughts: readonly Thought[];
}

/** What is asked about. */
export interface PlaceQuestion {
  /** Its first track is the melody, and has notes. */
  readonly song: Song;
  readonly key: Key;
  readonly genre: Genre;
}

/** What a model would put at a place of a melody as it stands, and how likely. @param beat the place is the sixteenth nearest to it */
export function thoughtsAt(
  model: PlaceModel,
  { song, key, genre }: PlaceQuestion,
  beat: number,
): PlaceThoughts {
  const line = new EditedLine(song, key);
  const place = line.grid.nearest(line.grid.bars.toGrid(beat));
  const seen = { place, seen: windowAt(line.tokens, place) };
  const [chances] = model.probabilities([seen], { genre, mode: key.mode });
  const now = line.tokens[place];
  const thoughts = chances.flatMap((chance, token): Thought[] => {
    const isNow = token === now;
    if (token === REST) return [{ what: 'rest', chance, isNow }];
    if (token === HOLD) return line.soundsBefore(place) ? [{ what: 'hold', chance, isNow }] : [];
    const pitch = isNow && isOnset(now) ? line.noteAt(place)!.pitch : line.pitchFor(token, place);
    return pitch === null ? [] : [{ what: pitch, chance, isNow }];
  });
  return { beat: line.grid.beatOf(place), thoughts: thoughts.sort((a, b) => b.chance - a.chance) };
}
