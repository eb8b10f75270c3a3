import { existsSync, readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microsecondsOf } from '../../../../src/music/midi/midi-tempo.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { anySong } from '../song-arbitrary.ts';
import { midifileReads, type PlainNote, songNotes, tonejsReads } from './other-parsers.ts';

describe('a written song in two other parsers', () => {
  it('has the same notes, tempos, names and programs', () => {
    fc.assert(
      fc.property(anySong, (song) => {
        const bytes = writeMidi(song);
        const [tone, midifile] = [tonejsReads(bytes), midifileReads(bytes)];
        const notes = songNotes(song, 480);
        expect(tone.notes).toEqual(notes);
        expect(midifile.notes).toEqual(notes);
        expect(midifile.microseconds).toEqual(song.tempos.map(({ bpm }) => microsecondsOf(bpm)));
        expect(tone.bpms.map((bpm) => microsecondsOf(bpm))).toEqual(midifile.microseconds);
        const played = song.tracks.filter(({ notes }) => notes.length > 0);
        // It reads names as Latin-1.
        const latin = (text: string) => Buffer.from(text).toString('latin1');
        expect(tone.parts).toEqual(played.map(({ name, program, isDrum }) => [latin(name), program, isDrum]));
      }),
      { numRuns: 300 },
    );
  });
});

const folder = new URL('../../../../../shared/data/midi/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.mid')) : [];
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(file, folder));
/** Both others refuse them, too. */
const REFUSED = /illegal-message|not-a-midi-file/;
/** Sequences of format 2, which both others play at once. */
const IN_TURN = /type-2/;
/** midifile-ts does not read a file that breaks off. */
const BROKEN_OFF = /missing-byte/;
/** `@tonejs/midi` loses two notes of its quick repetitions; midifile-ts finds every one. */
const REPEATED = /symphony/;

/** Pitch, velocity and length in ticks of all notes, and where they begin unless that is not to be compared. */
const plain = (notes: readonly PlainNote[], hasOnsets: boolean): string[] =>
  notes
    .map(([, pitch, velocity, onset, end]) => `${hasOnsets ? onset : ''} ${pitch} ${velocity} ${end - onset}`)
    .toSorted();
describe.skipIf(files.length === 0)('real files (skipped where ../shared/data is absent)', () => {
  it.each(files.filter((file) => !REFUSED.test(file)))('%s is what two other parsers say', (file) => {
    const song = readMidi(bytesOf(file), file);
    const tone = tonejsReads(bytesOf(file));
    const midifile = BROKEN_OFF.test(file) ? null : midifileReads(bytesOf(file));
    const inTicks = songNotes(song, tone.ticksPerBeat);
    const ours = plain(inTicks, !IN_TURN.test(file));
    const theirs = [tone, midifile ?? tone].map(({ notes }) => plain(notes, !IN_TURN.test(file)));
    expect(ours.length).toBeGreaterThan(7);
    expect(theirs[1]).toEqual(ours);
    if (REPEATED.test(file)) expect(theirs[0]).toHaveLength(ours.length - 2);
    else expect(theirs[0]).toEqual(ours);
    const tempos = song.tempos.map(({ bpm }) => microsecondsOf(bpm));
    const spoken = tone.bpms.map((bpm) => microsecondsOf(bpm));
    if (!IN_TURN.test(file)) expect(tempos).toEqual(spoken.length === 0 ? [500_000] : spoken);
    if (midifile) expect(spoken).toEqual(midifile.microseconds);
  });

  it.each(files.filter((file) => REFUSED.test(file)))('%s is refused, as by them', (file) => {
    expect(() => readMidi(bytesOf(file), file)).toThrow(expect.objectContaining({ name: 'SongError' }));
    expect(() => tonejsReads(bytesOf(file))).toThrow(/Bad MIDI|Unrecognised/);
    expect(() => midifileReads(bytesOf(file))).toThrow(/\w/);
  });
});
