import { describe, expect, it } from 'vitest';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { velocityOf } from '../../../../src/music/roll/dynamics.ts';
import { songOf } from '../../../../src/music/roll/song-of.ts';
import { rollWith } from '../roll-examples.ts';

/** A bar in sixteenths. */
const bar = (part: Parameters<typeof velocityOf>[0], pitch: number): number[] =>
  Array.from({ length: 16 }, (_, step) => velocityOf(part, pitch, step));

describe('how hard a note is struck', () => {
  it.each([
    ['chords', 60, [96, 66, 74, 66, 82, 66, 74, 66, 88, 66, 74, 66, 82, 66, 74, 66]],
    ['pad', 60, [88, 73, 77, 73, 81, 73, 77, 73, 84, 73, 77, 73, 81, 73, 77, 73]],
    // The backbeat, and ghosts.
    ['drums', 38, [96, 44, 62, 44, 104, 44, 62, 44, 88, 44, 62, 44, 104, 44, 62, 44]],
    // The hat.
    ['drums', 42, [82, 42, 60, 42, 68, 42, 60, 42, 74, 42, 60, 42, 68, 42, 60, 42]],
    // The kick.
    ['drums', 36, [102, 72, 80, 72, 88, 72, 80, 72, 94, 72, 80, 72, 88, 72, 80, 72]],
  ] as const)('in %s, by its place in the bar (%i)', (part, pitch, expected) => {
    expect(bar(part, pitch)).toEqual(expected);
  });

  it('is the same in every bar', () => {
    expect(velocityOf('bass', 36, 24)).toBe(velocityOf('bass', 36, 8));
  });

  it('is heard in MIDI files, too', () => {
    const roll = rollWith({ drums: { kick: [0, 8], snare: [4] }, bass: [['E2', 0, 4]] });
    const [drums, bass] = readMidi(writeMidi(songOf([roll])), 'song.mid').tracks;
    expect(drums.notes.map(({ velocity }) => velocity)).toEqual([102, 104, 94]);
    expect(bass.notes.map(({ velocity }) => velocity)).toEqual([96]);
  });
});
