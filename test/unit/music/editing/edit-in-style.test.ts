import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editInStyle,
  type EditOptions,
  type StyleEdit,
} from '../../../../src/music/editing/edit-in-style.ts';
import type { PlaceModel } from '../../../../src/music/editing/masked-pass.ts';
import { differenceOf } from '../../../../src/music/editing/note-difference.ts';
import { HOLD, onsetOf, REST } from '../../../../src/music/editing/token.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { Bars } from '../../../../src/music/melody/bars.ts';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { compareNotes, lastBeat, type Note, type Song } from '../../../../src/music/song/song.ts';
import { keyOfMelody } from '../../../../src/music/theory/find-key.ts';
import { type Key, keyOf } from '../../../../src/music/theory/key.ts';
import { anySong } from '../song-arbitrary.ts';
import { noteOf, songOf } from '../song-examples.ts';
import { sureModel, untaughtModel } from './place-models.ts';

const C: Key = { tonic: 0, mode: 'major' };
const untaught = untaughtModel();

function edits(model: PlaceModel, song: Song, changes: Partial<EditOptions> = {}): StyleEdit[] {
  const options = { song, key: C, genre: 'pop', seed: 1, iterations: 100, creativeRisk: 1 } as const;
  return [...editInStyle(model, { ...options, mostAdded: Infinity, mostRemoved: Infinity, ...changes })];
}
const outcome = (...of: Parameters<typeof edits>): readonly Note[] =>
  edits(...of).at(-1)?.notes ?? of[1].tracks[0].notes;

describe('editing by a model that is sure', () => {
  /** C on the first beat of a bar, E on the third, each for a beat. */
  const wished = sureModel((step) => {
    if (step % 16 === 0) return onsetOf(72);
    if (step % 16 === 8) return onsetOf(76);
    return step % 8 < 4 ? HOLD : REST;
  });
  const song = songOf([noteOf(79, 0, 2), noteOf(72, 4, 1), noteOf(74, 5, 1), noteOf(76, 6, 2)]);

  it('puts every note where it belongs, and then ends', () => {
    const all = edits(wished, song, { creativeRisk: 0 });
    // G becomes C, E is added behind it, D goes; C and E of the second bar stay, E as long as it was.
    expect(all).toHaveLength(3);
    expect(all.at(-1)!.notes).toEqual([
      noteOf(72, 0, 2),
      noteOf(76, 2, 1),
      noteOf(72, 4, 1),
      noteOf(76, 6, 2),
    ]);
    expect(all.at(-1)).toMatchObject({ addedSoFar: 2, removedSoFar: 2 });
  });

  it('says of each edit what was added and what was removed', () => {
    const all = edits(wished, song, { creativeRisk: 0 });
    const [moved] = all.filter(({ added, removed }) => added !== null && removed !== null);
    expect([moved.removed, moved.added]).toEqual([noteOf(79, 0, 2), noteOf(72, 0, 2)]);
    const [only] = all.filter(({ removed }) => removed === null);
    expect(only.added).toEqual(noteOf(76, 2, 1));
  });

  it('takes of two changes what the limits leave', () => {
    const added = outcome(wished, song, { creativeRisk: 0, mostRemoved: 0 });
    expect(added).toEqual([...song.tracks[0].notes, noteOf(76, 2, 1)].sort(compareNotes));
    const removed = outcome(wished, song, { creativeRisk: 0, mostAdded: 0 });
    expect(removed.map(({ onset }) => onset)).not.toContain(5);
    expect(differenceOf(song.tracks[0].notes, removed).added.size).toBe(0);
  });

  it('edits in the key of the melody, and in its octave', () => {
    const inD = songOf([noteOf(45, 0, 2), noteOf(38, 4, 1), noteOf(42, 6, 1)]);
    const notes = outcome(wished, inD, { key: { tonic: 2, mode: 'major' }, creativeRisk: 0 });
    expect(notes.map(({ pitch }) => pitch % 12)).toEqual([2, 6, 2, 6]);
    expect(Math.max(...notes.map(({ pitch }) => pitch))).toBeLessThan(50);
  });

  it('knows no steps that a bar of 3/4 does not have', () => {
    const waltz = songOf([noteOf(79, 0, 3), noteOf(72, 3, 3)], {
      timeSignatures: [{ beat: 0, numerator: 3, denominator: 4 }],
    });
    const notes = outcome(wished, waltz, { creativeRisk: 0 });
    expect(notes.map(({ onset, pitch }) => [onset, pitch])).toEqual([
      [0, 72],
      [2, 76],
      [3, 72],
      [5, 76],
    ]);
  });
});

describe('an edit', () => {
  const tunes = MELODIES.map((melody) => ({ song: songOfMelody(melody), key: keyOf(melody.key) }));

  it('changes nothing without iterations, and where nothing may be added or removed', () => {
    for (const { song, key } of tunes) {
      expect(edits(untaught, song, { key, iterations: 0 })).toEqual([]);
      expect(edits(untaught, song, { key, mostAdded: 0, mostRemoved: 0 })).toEqual([]);
    }
  });

  it('is the same by the same seed, another by another', () => {
    const [{ song, key }] = tunes;
    const [first, again, other] = [1, 1, 2].map((seed) =>
      edits(untaught, song, { key, seed, iterations: 20 }),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('leaves the notes that it does not touch as they were, off the grid and with their force', () => {
    const played = [
      noteOf(60, 0.03, 0.9, 71),
      noteOf(64, 1.02, 1.1, 93),
      noteOf(67, 1.96, 0.7, 55),
      noteOf(72, 3.1, 1.3, 101),
    ];
    for (let seed = 0; seed < 20; seed++) {
      const [edit] = edits(untaught, songOf(played), { seed, iterations: 1 });
      const { removed } = differenceOf(played, edit.notes);
      expect(removed.length).toBeLessThanOrEqual(1);
      const untouched = played.filter((note) => edit.notes.includes(note));
      // One may have been cut, or go on for longer.
      expect(untouched.length).toBeGreaterThanOrEqual(played.length - removed.length - 1);
    }
  });

  it('ends where the song ends, also behind three bars of 2/4', () => {
    const march = songOf([noteOf(72, 0, 2), noteOf(74, 2, 2), noteOf(76, 4, 1)], {
      timeSignatures: [{ beat: 0, numerator: 2, denominator: 4 }],
    });
    for (let seed = 0; seed < 10; seed++) {
      const notes = outcome(untaught, march, { seed, iterations: 20 });
      expect(lastBeat({ ...march, tracks: [{ ...march.tracks[0], notes }] })).toBeLessThanOrEqual(6);
    }
  });

  it('leaves the lower voices of a track alone', () => {
    const lower = [noteOf(48, 0, 4), noteOf(50, 4, 4)];
    const song = songOf([...tunes[0].song.tracks[0].notes, ...lower].sort(compareNotes));
    const notes = outcome(untaught, song);
    for (const note of lower) expect(notes).toContain(note);
  });

  it('keeps to its limits and to what songs may be, whatever the melody and the metre', () => {
    const limits = fc.record({
      iterations: fc.nat(8),
      mostAdded: fc.nat(6),
      mostRemoved: fc.nat(6),
      creativeRisk: fc.constantFrom(0, 0.5, 1, 2),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(anySong, limits, (any, changes) => {
        const track = any.tracks.find(({ notes, isDrum }) => !isDrum && notes.length > 0);
        if (track === undefined || lastBeat({ ...any, tracks: [track] }) > 200) return;
        const song = { ...any, tracks: [track] };
        const key = keyOfMelody(song.keySignature, track.notes)!;
        let last = track.notes;
        for (const { notes, added, removed, addedSoFar, removedSoFar } of edits(untaught, song, {
          ...changes,
          key,
        })) {
          checkSong({ ...song, tracks: [{ ...track, notes }] }, 'edited');
          const whole = differenceOf(track.notes, notes);
          expect(whole.added.size).toBe(addedSoFar);
          expect(whole.removed.length).toBe(removedSoFar);
          expect(addedSoFar).toBeLessThanOrEqual(changes.mostAdded);
          expect(removedSoFar).toBeLessThanOrEqual(changes.mostRemoved);
          const one = differenceOf(last, notes);
          expect([...one.added]).toEqual(added === null ? [] : [added]);
          expect(one.removed.map(({ pitch }) => pitch)).toEqual(removed === null ? [] : [removed.pitch]);
          for (const { onset, pitch, duration } of whole.resized) {
            const same = track.notes.filter((note) => note.onset === onset && note.pitch === pitch);
            expect(same.length).toBeGreaterThan(0);
            expect(same.every((note) => note.duration !== duration)).toBe(true);
          }
          last = notes;
        }
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('plays one note at a time, each within the melody’s bars', () => {
    for (const { song, key } of tunes) {
      const bars = new Bars(song.timeSignatures);
      const end = bars.beatOf(bars.until(lastBeat(song)));
      const notes = outcome(untaught, song, { key, iterations: 40 });
      for (const [i, note] of notes.entries()) {
        expect(note.duration).toBeGreaterThanOrEqual(1 / 4);
        expect(note.onset + note.duration).toBeLessThanOrEqual(end);
        if (i > 0) expect(note.onset).toBeGreaterThanOrEqual(notes[i - 1].onset + notes[i - 1].duration);
      }
    }
  });

  it('leaves a note, even where everything is to go', () => {
    const silence = sureModel(() => REST);
    const notes = outcome(silence, songOf([noteOf(60, 0), noteOf(62, 1), noteOf(64, 2)]), {
      creativeRisk: 0,
    });
    expect(notes).toHaveLength(1);
  });
});
