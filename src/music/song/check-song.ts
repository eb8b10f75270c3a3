import * as v from 'valibot';
import { compareNotes, type Song } from './song.ts';
import { SongError } from './song-error.ts';
import { DENOMINATORS, NUMERATOR, SONG_LIMITS, TEMPO } from './song-limits.ts';
import { isSongText } from './song-text.ts';

function numberFrom(low: number, high: number, unit = '') {
  const rule = `must be a number from ${Number(low.toFixed(2))} to ${high}${unit}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

function wholeFrom(low: number, high: number) {
  const rule = `must be a whole number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.integer(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

function listOf<T extends v.GenericSchema>(item: T, most: number, what: string) {
  const rule = `must have at most ${most} ${what}`;
  // Counted before the first item is looked at.
  return v.pipe(
    v.custom<unknown[]>((value) => Array.isArray(value), `must be a list of ${what}`),
    v.maxLength(most, rule),
    v.array(item),
  );
}

const text = v.pipe(
  v.string('must be text'),
  v.check(
    isSongText,
    `must be one line of at most ${SONG_LIMITS.name} characters, none of them a control character`,
  ),
);
const beat = numberFrom(0, SONG_LIMITS.beats, ' beats');
const fromBeatZero = (changes: readonly { readonly beat: number }[]): boolean =>
  changes[0]?.beat === 0 && changes.every(({ beat }, i) => i === 0 || beat > changes[i - 1].beat);
const FROM_BEAT_ZERO = 'must begin at beat 0 and go on in order of beats, each its own';

const NoteSchema = v.strictObject({
  pitch: wholeFrom(0, 127),
  velocity: wholeFrom(1, 127),
  onset: beat,
  duration: v.pipe(
    numberFrom(0, SONG_LIMITS.beats, ' beats'),
    v.check((beats) => beats > 0, 'must be above 0 beats'),
  ),
});

const TrackSchema = v.strictObject({
  name: text,
  program: wholeFrom(0, 127),
  isDrum: v.boolean('must be true or false'),
  volume: v.exactOptional(wholeFrom(0, 127)),
  notes: v.pipe(
    listOf(NoteSchema, SONG_LIMITS.notes, 'notes'),
    v.check(
      (notes) => notes.every((note, i) => i === 0 || compareNotes(notes[i - 1], note) <= 0),
      'must come in order of onset, then pitch, then duration: sort them with compareNotes',
    ),
  ),
});

const SongSchema = v.strictObject({
  title: text,
  tempos: v.pipe(
    listOf(
      v.strictObject({ beat, bpm: numberFrom(TEMPO.low, TEMPO.high, ' bpm') }),
      SONG_LIMITS.tempos,
      'tempos',
    ),
    v.check((changes) => fromBeatZero(changes), FROM_BEAT_ZERO),
  ),
  timeSignatures: v.pipe(
    listOf(
      v.strictObject({
        beat,
        numerator: wholeFrom(NUMERATOR.low, NUMERATOR.high),
        denominator: v.picklist(DENOMINATORS, `must be one of ${DENOMINATORS.join(', ')}`),
      }),
      SONG_LIMITS.timeSignatures,
      'time signatures',
    ),
    v.check((changes) => fromBeatZero(changes), FROM_BEAT_ZERO),
  ),
  keySignature: v.nullable(
    v.strictObject({
      sharps: wholeFrom(-7, 7),
      mode: v.picklist(['major', 'minor'], 'must be major or minor'),
    }),
  ),
  tracks: v.pipe(
    listOf(TrackSchema, SONG_LIMITS.tracks, 'tracks'),
    v.check(
      (tracks) => tracks.reduce((sum, { notes }) => sum + notes.length, 0) <= SONG_LIMITS.notes,
      `must have at most ${SONG_LIMITS.notes} notes in all: leave tracks out`,
    ),
  ),
});

/**
 * What is known to be a song: of a file, a link or a storage that may hold anything.
 * @param file names it in the error
 * @throws SongError the first rule that is broken
 */
export function checkSong(value: unknown, file: string): Song {
  const result = v.safeParse(SongSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  const field = path.join('').slice(1, 80) || 'song';
  const isStray = issue.expected === 'never';
  const isMissing = issue.input === undefined;
  const rule = isStray ? 'is not a field of a song: leave it out' : isMissing ? 'is missing' : issue.message;
  throw new SongError(
    file,
    field,
    issue.path ? rule : 'must be an object',
    isStray ? undefined : issue.input,
  );
}
