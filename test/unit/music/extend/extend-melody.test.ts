import { describe, expect, it } from 'vitest';
import { mean } from '../../../../src/math/statistics.ts';
import { melodiesOf } from '../../../../src/music/corpus/compose.ts';
import { GENRES } from '../../../../src/music/corpus/genre.ts';
import { extendMelody, type ExtendOptions } from '../../../../src/music/extend/extend-melody.ts';
import { mostBars } from '../../../../src/music/extend/stretch.ts';
import { genreMelodies } from '../../../../src/music/extend/genre-melodies.ts';
import { MelodyModel } from '../../../../src/music/extend/melody-model.ts';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { Bars } from '../../../../src/music/melody/bars.ts';
import { checkSong } from '../../../../src/music/song/check-song.ts';
import { lastBeat, type Note } from '../../../../src/music/song/song.ts';
import { TempoMap } from '../../../../src/music/song/tempo-map.ts';
import { keyOf, scaleOf } from '../../../../src/music/theory/key.ts';
import { pitchClassOf } from '../../../../src/music/theory/pitch-class.ts';
import { noteOf, songOf } from '../song-examples.ts';

const genres = Object.fromEntries(GENRES.map((genre) => [genre, genreMelodies(genre)]));
const FREE = { temperature: 1 };

/** A tune that ships, continued. */
function continued(melody: (typeof MELODIES)[number], genre: string, changes: Partial<ExtendOptions> = {}) {
  const song = songOfMelody(melody);
  const key = keyOf(melody.key);
  const bars = Math.min(6, mostBars(song));
  const options = { song, key, bars, sampling: FREE, seed: 1, ...changes };
  return { ...options, notes: extendMelody(genres[genre][key.mode], options) };
}

const inKey = (notes: readonly Note[], scale: readonly number[]): number =>
  mean(notes.map(({ pitch }) => (scale.includes(pitchClassOf(pitch)) ? 1 : 0)))!;

describe.each(GENRES)('a melody that is continued in %s', (genre) => {
  it('goes on at the next bar line, on the grid, one note at a time, to the tonic at the end of the last bar', () => {
    for (const melody of MELODIES) {
      const { song, key, bars, notes } = continued(melody, genre);
      const lines = new Bars(song.timeSignatures);
      const first = lines.until(lastBeat(song));
      expect(notes[0].onset).toBe(lines.beatOf(first));
      const last = notes.at(-1)!;
      expect(last.onset + last.duration).toBe(lines.beatOf(first + bars));
      expect(pitchClassOf(last.pitch)).toBe(key.tonic);
      for (const [i, { onset, duration }] of notes.entries()) {
        expect([(4 * onset) % 1, (4 * duration) % 1]).toEqual([0, 0]);
        if (i > 0) expect(onset).toBeGreaterThanOrEqual(notes[i - 1].onset + notes[i - 1].duration);
      }
      const tracks = [{ ...song.tracks[0], notes: [...song.tracks[0].notes, ...notes] }];
      expect(() => checkSong({ ...song, tracks }, 'continued')).not.toThrow();
    }
  });

  it('stays in the key about as its genre does', () => {
    const all = MELODIES.flatMap((melody) => [1, 2, 3].map((seed) => continued(melody, genre, { seed })));
    const share = mean(all.map(({ notes, key }) => inKey(notes, scaleOf(key))))!;
    expect(share).toBeGreaterThan(genre === 'jazz' ? 0.88 : 0.96);
  });

  it('moves and lasts about as the melodies of its genre do', () => {
    // Of all notes of all melodies together: a melody keeps to few lengths, and each has its own.
    const figures = (melodies: readonly (readonly { pitch: number; steps: number }[])[]) => {
      const intervals = melodies.flatMap((notes) =>
        notes.slice(1).map(({ pitch }, i) => Math.abs(pitch - notes[i].pitch)),
      );
      return {
        length: mean(melodies.flat().map(({ steps }) => steps))!,
        interval: mean(intervals)!,
        leaps: mean(intervals.map((interval) => (interval > 4 ? 1 : 0)))!,
      };
    };
    const major = melodiesOf(genre, 99, 100, 4).filter(({ mode }) => mode === 'major');
    const theirs = figures(major.map(({ melody }) => melody));
    // From a melody of two notes far apart, so that what it goes on with is the genre's alone.
    const song = songOf([noteOf(55, 0, 2), noteOf(76, 2, 2)]);
    const key = { tonic: 0, mode: 'major' } as const;
    const ours = figures(
      Array.from({ length: 60 }, (_, seed) =>
        extendMelody(genres[genre].major, { song, key, bars: 8, sampling: FREE, seed }).map(
          ({ pitch, duration }) => ({ pitch, steps: 4 * duration }),
        ),
      ),
    );
    expect(ours.length / theirs.length).toBeGreaterThan(0.8);
    expect(ours.length / theirs.length).toBeLessThan(1.25);
    expect(Math.abs(ours.interval - theirs.interval)).toBeLessThan(0.55);
    expect(Math.abs(ours.leaps - theirs.leaps)).toBeLessThan(0.07);
  });
});

describe('a continuation', () => {
  const twinkle = MELODIES[0];

  it('is the same by the same seed, another by another', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => continued(twinkle, 'pop', { seed }).notes);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('is one and the same whatever the seed without risk, and with one move to choose from', () => {
    const of = (sampling: ExtendOptions['sampling'], seed: number) =>
      continued(twinkle, 'pop', { sampling, seed }).notes;
    const likeliest = of({ temperature: 0 }, 1);
    expect(of({ temperature: 0 }, 2)).toEqual(likeliest);
    expect(of({ temperature: 1, topK: 1 }, 3)).toEqual(likeliest);
  });

  it('has more different notes with more risk', () => {
    const kinds = (temperature: number) =>
      mean(
        Array.from({ length: 20 }, (_, seed) => {
          const { notes } = continued(twinkle, 'pop', { sampling: { temperature }, seed });
          return new Set(notes.map(({ pitch, duration }) => `${pitch} ${duration}`)).size;
        }),
      )!;
    expect(kinds(2)).toBeGreaterThan(kinds(1));
    expect(kinds(1)).toBeGreaterThan(kinds(0.3));
  });

  it('keeps to the range and the force of the melody', () => {
    for (const melody of MELODIES) {
      const { song, notes } = continued(melody, 'jazz', { sampling: { temperature: 2 } });
      const [old, added] = [song.tracks[0].notes, notes].map((list) => list.map(({ pitch }) => pitch));
      const missing = Math.max(0, 12 - (Math.max(...old) - Math.min(...old)));
      expect(Math.min(...added)).toBeGreaterThanOrEqual(Math.min(...old) - 3 - missing);
      expect(Math.max(...added)).toBeLessThanOrEqual(Math.max(...old) + 3 + missing);
      expect(new Set(notes.map(({ velocity }) => velocity))).toEqual(
        new Set([song.tracks[0].notes[0].velocity]),
      );
    }
  });

  it('picks up a motif of the melody', () => {
    // Up a third and back, dotted, again and again: no genre does that.
    const motif = Array.from({ length: 8 }, (_, i) => [
      noteOf(60, 2 * i, 0.75),
      noteOf(64, 2 * i + 0.75, 1.25),
    ]).flat();
    const key = { tonic: 0, mode: 'major' } as const;
    const share = (notes: readonly Note[]) => mean(notes.map(({ duration }) => (duration === 1.25 ? 1 : 0)))!;
    const of = (song: ExtendOptions['song'], seed: number) =>
      extendMelody(genres.pop.major, { song, key, bars: 6, sampling: FREE, seed });
    const seeds = Array.from({ length: 10 }, (_, seed) => seed);
    const plain = mean(seeds.map((seed) => share(of(songOf([noteOf(60, 0, 4)]), seed))))!;
    const own = mean(seeds.map((seed) => share(of(songOf(motif), seed))))!;
    expect(own).toBeGreaterThan(plain + 0.15);
  });

  it('lasts at most 30 s, at least a bar', () => {
    for (const melody of MELODIES) {
      const song = songOfMelody(melody);
      const lines = new Bars(song.timeSignatures);
      const tempo = new TempoMap(song.tempos);
      const first = lines.until(lastBeat(song));
      const seconds = (bars: number) =>
        tempo.secondsAt(lines.beatOf(first + bars)) - tempo.secondsAt(lines.beatOf(first));
      const most = mostBars(song);
      expect(seconds(most)).toBeLessThanOrEqual(30 + 1e-6);
      expect(seconds(most + 1)).toBeGreaterThan(30);
    }
    expect(mostBars(songOf([noteOf(60, 0)], { tempos: [{ beat: 0, bpm: 4 }] }))).toBe(1);
  });

  it('is there even where the model knows nothing that fits', () => {
    const song = songOf([noteOf(60, 0)]);
    const options = { song, key: { tonic: 0, mode: 'major' }, bars: 2, sampling: FREE, seed: 1 } as const;
    const notes = extendMelody(new MelodyModel(), options);
    expect(notes.map(({ pitch }) => pitch)).toEqual(notes.map(() => 60));
    expect(notes.at(-1)!.onset + notes.at(-1)!.duration).toBe(12);
  });
});
