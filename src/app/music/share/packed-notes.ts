import * as v from 'valibot';
import { compareNotes, type Note } from '../../../music/song/song.ts';
import { TICKS_PER_BEAT } from '../../../music/song/tick.ts';

/**
 * Notes by columns, each as its difference to the one before, lengths as they are; times in ticks. So what a melody and its
 * accompaniment repeat is repeated letter by letter, and gets short when it is compressed.
 */
export type PackedNotes = v.InferOutput<typeof PackedNotesSchema>;

const RULE = 'must be a list of whole numbers';
const column = v.array(v.pipe(v.number(RULE), v.safeInteger(RULE)), RULE);

export const PackedNotesSchema = v.pipe(
  v.strictObject(
    { onset: column, pitch: column, duration: column, velocity: column },
    'must be four columns',
  ),
  v.check(
    ({ onset, pitch, duration, velocity }) =>
      [pitch, duration, velocity].every(({ length }) => length === onset.length),
    'must be columns of one length',
  ),
);

/** Times are rounded to 1/480 beat, as in MIDI files. */
export function packNotes(notes: readonly Note[]): PackedNotes {
  const inTicks = notes
    .map(({ onset, duration, ...note }) => ({
      ...note,
      onset: Math.round(onset * TICKS_PER_BEAT),
      duration: Math.max(1, Math.round(duration * TICKS_PER_BEAT)),
    }))
    .sort(compareNotes);
  const steps = (name: 'onset' | 'pitch' | 'velocity'): number[] =>
    inTicks.map((note, i) => note[name] - (i === 0 ? 0 : inTicks[i - 1][name]));
  return {
    onset: steps('onset'),
    pitch: steps('pitch'),
    duration: inTicks.map(({ duration }) => duration),
    velocity: steps('velocity'),
  };
}

/** What a stranger's columns say; whether these can be notes is for `checkSong`. */
export function unpackNotes({ onset, pitch, duration, velocity }: PackedNotes): Note[] {
  let [tick, height, force] = [0, 0, 0];
  return onset.map((step, i) => {
    tick += step;
    height += pitch[i];
    force += velocity[i];
    return {
      pitch: height,
      velocity: force,
      onset: tick / TICKS_PER_BEAT,
      duration: duration[i] / TICKS_PER_BEAT,
    };
  });
}
