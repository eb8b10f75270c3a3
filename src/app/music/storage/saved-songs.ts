import * as v from 'valibot';
import { GENRES } from '../../../music/corpus/genre.ts';
import { checkSong } from '../../../music/song/check-song.ts';
import type { OwnSong } from '../state/own-song.ts';

const OwnSongSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  bars: v.pipe(v.number(), v.integer(), v.minValue(1)),
  savedAt: v.pipe(v.number(), v.finite()),
  isUntouched: v.exactOptional(v.literal(true)),
  style: v.exactOptional(
    v.object({
      genre: v.picklist(GENRES),
      seed: v.pipe(v.number(), v.integer()),
      model: v.optional(v.string()),
    }),
  ),
  song: v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        return checkSong(dataset.value, 'stored song');
      } catch (error) {
        addIssue({ message: String(error) });
        return NEVER;
      }
    }),
    v.check(({ tracks }) => tracks.length > 0, 'must have a melody'),
  ),
});

/** Reads the songs of a person. One that another version has stored otherwise is left where it is. */
export function readSongs(stored: readonly unknown[]): OwnSong[] {
  return stored.flatMap((data) => {
    const result = v.safeParse(OwnSongSchema, data);
    return result.success ? [result.output] : [];
  });
}
