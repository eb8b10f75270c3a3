import fc from 'fast-check';
import { compareNotes, type Note, type Song } from '../../../src/music/song/song.ts';

/** The grid of a written file. */
const TICKS = 480;
const beat = fc.nat(64 * TICKS).map((ticks) => ticks / TICKS);
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll(/\p{Cc}/gu, ''));
const pitch = fc.nat(127);

/** Of notes of one pitch, the first to begin ends first: MIDI cannot say anything else. */
function withoutNesting(notes: readonly Note[]): Note[] {
  const result: Note[] = [];
  for (const pitch of new Set(notes.map((note) => note.pitch))) {
    const same = notes.filter((note) => note.pitch === pitch);
    const onsets = same.map(({ onset }) => onset).sort((a, b) => a - b);
    const ends = same.map(({ onset, duration }) => onset + duration).sort((a, b) => a - b);
    onsets.forEach((onset, i) => result.push({ ...same[i], onset, duration: ends[i] - onset }));
  }
  return result
    .map((note) => ({ ...note, duration: Math.round(note.duration * TICKS) / TICKS }))
    .sort(compareNotes);
}

const notes = fc
  .array(
    fc.record({
      pitch: fc.oneof(pitch, fc.constantFrom(60, 64, 67)),
      velocity: fc.integer({ min: 1, max: 127 }),
      onset: beat,
      duration: fc.integer({ min: 1, max: 4 * TICKS }).map((ticks) => ticks / TICKS),
    }),
    { maxLength: 30 },
  )
  .map(withoutNesting)
  // Two notes of one pitch that begin together differ in nothing but their force: which one comes first is open.
  .filter((list) => list.every((note, i) => i === 0 || compareNotes(list[i - 1], note) < 0));

function changesOf<T extends object>(value: fc.Arbitrary<T>): fc.Arbitrary<({ beat: number } & T)[]> {
  return fc
    .tuple(
      value,
      fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 9_999 }), value }), {
        selector: ({ at }) => at,
        maxLength: 4,
      }),
    )
    .map(([first, later]) => [
      { beat: 0, ...first },
      ...later.sort((a, b) => a.at - b.at).map(({ at, value }) => ({ beat: at / TICKS, ...value })),
    ]);
}

/** Songs whose times a MIDI file can hold as they are. */
export const anySong: fc.Arbitrary<Song> = fc.record({
  title: text,
  tempos: changesOf(fc.record({ bpm: fc.integer({ min: 4, max: 5_000 }) })),
  timeSignatures: changesOf(
    fc.record({
      numerator: fc.integer({ min: 1, max: 64 }),
      denominator: fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
    }),
  ),
  keySignature: fc.option(
    fc.record({
      sharps: fc.integer({ min: -7, max: 7 }),
      mode: fc.constantFrom('major' as const, 'minor' as const),
    }),
  ),
  tracks: fc.array(
    fc.record(
      { name: text, program: pitch, isDrum: fc.boolean(), volume: pitch, notes },
      { requiredKeys: ['name', 'program', 'isDrum', 'notes'] },
    ),
    { maxLength: 20 },
  ),
});
