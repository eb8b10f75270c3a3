import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { SongError } from '../../../../src/music/song/song-error.ts';
import { lastBeat } from '../../../../src/music/song/song.ts';
import { anySong } from '../song-arbitrary.ts';
import { END, midiBytes } from './midi-bytes.ts';

const RUNS = 10_000;

/** How often files were taken and refused: a test that sees only one of the two has tested little. */
interface Tally {
  accepted: number;
  refused: number;
}

/** A valid song or a named error in one line; anything else fails. */
function judge(tally: Tally, bytes: Uint8Array): void {
  try {
    const song = checkSong(readMidi(bytes, 'fuzz.mid'), 'fuzz.mid');
    expect(Number.isFinite(lastBeat(song))).toBe(true);
    // No more is made than the file has bytes for: a note needs three.
    expect(song.tracks.reduce((sum, { notes }) => sum + notes.length, 0)).toBeLessThanOrEqual(
      bytes.length / 3,
    );
    tally.accepted++;
  } catch (error) {
    if (!(error instanceof SongError)) throw error;
    expect(error.message).toMatch(/^fuzz\.mid: .+: .+$/);
    expect(error.message).not.toMatch(/undefined|\n/);
    tally.refused++;
  }
}

/** Bytes overwritten, taken out or put in, and the end cut off. */
const changes = fc.record({
  overwritten: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
  inHeader: fc.option(fc.tuple(fc.nat(21), fc.nat(255)), { freq: 1 }),
  inserted: fc.option(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 9 })), { freq: 1 }),
  removed: fc.option(fc.tuple(fc.nat(), fc.nat(9)), { freq: 1 }),
  end: fc.option(fc.nat(), { freq: 1 }),
});

type Changes = typeof changes extends fc.Arbitrary<infer T> ? T : never;

function change(base: Uint8Array, { overwritten, inHeader, inserted, removed, end }: Changes): Uint8Array {
  let bytes: Uint8Array = base.slice();
  for (const [i, value] of overwritten) bytes[i % bytes.length] = value;
  if (inHeader) bytes[inHeader[0] % bytes.length] = inHeader[1];
  const replace = (at: number, count: number, by: Uint8Array): void =>
    void (bytes = Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]));
  if (inserted) replace(inserted[0] % bytes.length, 0, inserted[1]);
  if (removed) replace(removed[0] % bytes.length, removed[1], new Uint8Array());
  return end === null ? bytes : bytes.subarray(0, end % (bytes.length + 1));
}

describe('whatever a MIDI file holds', () => {
  const songs = fc.sample(anySong, { numRuns: 40, seed: 1 }).map(writeMidi);

  it('its bytes are a song or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...songs), changes, (base, how) => judge(tally, change(base, how))),
      { numRuns: RUNS, seed: 2 },
    );
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('its events are a song or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const data = fc.nat(127);
    const event = fc.oneof(
      fc.tuple(fc.integer({ min: 0x80, max: 0xff }), data, data),
      fc.tuple(fc.constantFrom(0x80, 0x90, 0x99), fc.constantFrom(60, 61), data),
      fc.tuple(data, data),
      fc.tuple(fc.constantFrom(0xc0, 0xd0), data),
      fc.tuple(fc.constant(0xff), fc.constantFrom(0x03, 0x2f, 0x51, 0x58, 0x59), fc.nat(6)),
      fc.constant([0xff, 0x51, 3, 0x07, 0xa1, 0x20]),
    );
    const track = fc
      .array(
        fc.tuple(fc.oneof(data, fc.constant(0)), event).map(([delta, bytes]) => [delta, ...bytes]),
        { maxLength: 12 },
      )
      .map((events) => [...events.flat(), ...END]);
    fc.assert(
      fc.property(fc.nat(2), fc.nat(0xffff), fc.array(track, { maxLength: 3 }), (format, division, tracks) =>
        judge(tally, midiBytes(format, division, ...tracks)),
      ),
      { numRuns: RUNS, seed: 3 },
    );
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('what it declares is not believed', () => {
    const tally = { accepted: 0, refused: 0 };
    const huge = [0xff, 0xff, 0xff, 0xff];
    const whole = [...midiBytes(1, 96, [0, 0x90, 60, 80, 96, 60, 0])];
    judge(tally, Uint8Array.from([...whole.slice(0, 10), 0xff, 0xff, ...whole.slice(12)]));
    judge(tally, Uint8Array.from([...whole.slice(0, 4), ...huge, ...whole.slice(8)]));
    judge(tally, Uint8Array.from([...whole.slice(0, 18), ...huge, ...whole.slice(22)]));
    judge(tally, midiBytes(1, 96, [0, 0xff, 0x03, 0xff, 0xff, 0xff, 0x7f, 65]));
    judge(tally, midiBytes(1, 96, [0, 0xf0, 0xff, 0xff, 0xff, 0x7f, 65]));
    expect(tally).toEqual({ accepted: 2, refused: 3 });
  });
});
