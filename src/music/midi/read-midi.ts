import type { InstrumentTrack, KeySignature, Song } from '../song/song.ts';
import { DEFAULT_BAR, DEFAULT_BPM, SONG_LIMITS } from '../song/song-limits.ts';
import { SongError } from '../song/song-error.ts';
import { readChunks } from './midi-chunks.ts';
import { readEvents } from './midi-events.ts';
import { TrackParts } from './track-parts.ts';

/**
 * Reads a Standard MIDI File of any format. The README says what becomes of what a song does not hold.
 * @throws SongError
 */
export function readMidi(bytes: Uint8Array, fileName: string): Song {
  const { format, ticksPerBeat, isTimed, tracks: chunks } = readChunks(bytes, fileName);
  const tempos = new Changes<{ bpm: number }>(SONG_LIMITS.tempos, 'tempos', fileName);
  const bars = new Changes<{ numerator: number; denominator: number }>(
    SONG_LIMITS.timeSignatures,
    'time signatures',
    fileName,
  );
  const tracks: InstrumentTrack[] = [];
  let title = '';
  let keySignature: KeySignature | null = null;
  let [start, notesLeft]: number[] = [0, SONG_LIMITS.notes];

  for (const [index, chunk] of chunks.entries()) {
    const parts = new TrackParts(start, ticksPerBeat);
    if (index === 0 || format === 2) {
      tempos.set(start / ticksPerBeat, { bpm: DEFAULT_BPM });
      bars.set(start / ticksPerBeat, DEFAULT_BAR);
    }
    let end = start;
    for (const event of readEvents(chunk, SONG_LIMITS.beats * ticksPerBeat - start)) {
      end = start + event.tick;
      const beat = end / ticksPerBeat;
      if (event.type === 'tempo') {
        if (!isTimed) tempos.set(beat, { bpm: event.bpm });
      } else if (event.type === 'time-signature') {
        bars.set(beat, { numerator: event.numerator, denominator: event.denominator });
      } else if (event.type === 'key-signature') keySignature ??= event.key;
      else if (index === 0 && event.type === 'name') title ||= event.text;
      parts.take(event);
      if (parts.noteCount > notesLeft)
        throw new SongError(fileName, 'notes', `must be at most ${SONG_LIMITS.notes}: leave tracks out`);
    }
    notesLeft -= parts.noteCount;
    tracks.push(...parts.tracks());
    if (tracks.length > SONG_LIMITS.tracks)
      throw new SongError(
        fileName,
        'tracks',
        `must be at most ${SONG_LIMITS.tracks}: leave some out`,
        tracks.length,
      );
    // Sequences follow one another; tracks begin together.
    if (format === 2) start = end;
  }
  return { title, tempos: tempos.list(), timeSignatures: bars.list(), keySignature, tracks };
}

/** What holds from a beat on; tracks are read one after the other, so changes come out of order. */
class Changes<T extends object> {
  readonly #at = new Map<number, T>();

  constructor(
    private readonly most: number,
    private readonly what: string,
    private readonly file: string,
  ) {}

  set(beat: number, value: T): void {
    this.#at.set(beat, value);
    if (this.#at.size > this.most) throw new SongError(this.file, this.what, `must be at most ${this.most}`);
  }

  list(): ({ readonly beat: number } & T)[] {
    return [...this.#at].sort(([a], [b]) => a - b).map(([beat, value]) => ({ beat, ...value }));
  }
}
