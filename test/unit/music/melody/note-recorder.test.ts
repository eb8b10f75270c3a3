import { describe, expect, it } from 'vitest';
import { NoteRecorder } from '../../../../src/music/melody/note-recorder.ts';
import { noteOf } from '../song-examples.ts';

describe('a recording', () => {
  it('turns keys into notes, those that are still held included', () => {
    const recorder = new NoteRecorder();
    recorder.press(64, 90, 1);
    recorder.press(60, 70, 0.5);
    recorder.release(60, 1.5);
    expect(recorder.notesAt(1.75)).toEqual([noteOf(60, 0.5, 1, 70), noteOf(64, 1, 0.75, 90)]);
    expect(recorder.finish(2)).toEqual([noteOf(60, 0.5, 1, 70), noteOf(64, 1, 1, 90)]);
  });

  it('strikes a held key again, ignores one that is not held, and lets nothing be too short to see', () => {
    const recorder = new NoteRecorder();
    recorder.release(60, 0);
    recorder.press(60, 80, 0);
    recorder.press(60, 80, 1);
    recorder.release(60, 1.001);
    expect(recorder.finish(4)).toEqual([noteOf(60, 0, 1), noteOf(60, 1, 1 / 16)]);
  });

  it('ends at the end of a loop what is held over it', () => {
    const recorder = new NoteRecorder(8);
    recorder.press(60, 80, 7);
    recorder.release(60, 0.5);
    expect(recorder.finish(1)).toEqual([noteOf(60, 7, 1)]);
  });

  it('does not begin before the song does', () => {
    const recorder = new NoteRecorder();
    recorder.press(60, 80, -0.1);
    expect(recorder.finish(1)).toEqual([noteOf(60, 0, 1)]);
  });
});
