import { SongError } from '../song/song-error.ts';
import { ByteReader, EndOfBytes } from './byte-reader.ts';

/** The outer shape of a Standard MIDI File. */
export interface MidiChunks {
  /** 0: one track of all channels; 1: tracks side by side; 2: tracks one after the other. */
  readonly format: number;
  readonly ticksPerBeat: number;
  /** Whether ticks are parts of seconds, which no tempo moves (SMPTE). */
  readonly isTimed: boolean;
  readonly tracks: readonly TrackChunk[];
}

export interface TrackChunk {
  readonly reader: ByteReader;
  /** Whether the file ends before the track does. */
  readonly isCutOff: boolean;
}

/** Frames a second by the number that stands for them; 29 is 29.97, of American television. */
const FRAME_RATES: Readonly<Record<number, number>> = { 24: 24, 25: 25, 29: 30_000 / 1001, 30: 30 };

/** Beats a second of a file without beats: those of 120 bpm. */
const TIMED_BEATS_PER_SECOND = 2;

/**
 * Finds the tracks of a file. Lengths are checked against the file before anything is made of them. Chunks that are no tracks
 * are skipped, as the standard asks; what stands behind the last declared track is not looked at.
 * @throws SongError
 */
export function readChunks(bytes: Uint8Array, file: string): MidiChunks {
  const reader = new ByteReader(bytes, file);
  try {
    if (idOf(reader) !== 'MThd')
      throw new SongError(file, 'byte 0', 'must begin with "MThd": this is not a MIDI file');
    const header = new ByteReader(reader.take(reader.uint(4)), file);
    const format = header.uint(2);
    if (format > 2) throw new SongError(file, 'format', 'must be 0, 1 or 2', format);
    const trackCount = header.uint(2);
    const division = divisionOf(header.uint(2), file);
    const tracks = readTracks(reader, bytes, file, trackCount);
    if (tracks.length === 0)
      throw new SongError(file, 'tracks', 'must be at least one: nothing is in the file');
    return { format, ...division, tracks };
  } catch (error) {
    if (!(error instanceof EndOfBytes)) throw error;
    throw new SongError(
      file,
      `byte ${bytes.length}`,
      'the file ends before its first track begins: get a whole copy',
    );
  }
}

function readTracks(reader: ByteReader, bytes: Uint8Array, file: string, count: number): TrackChunk[] {
  const tracks: TrackChunk[] = [];
  while (tracks.length < count && !reader.isAtEnd) {
    const start = reader.at;
    const left = bytes.length - start;
    if (left < 8) {
      // A file that breaks off between its tracks has lost some, but not these.
      if (tracks.length > 0) break;
      throw new EndOfBytes();
    }
    const id = idOf(reader);
    if (!/^[ -~]{4}$/.test(id))
      throw new SongError(file, `byte ${start}`, 'must begin a track with "MTrk": the file is damaged');
    const length = reader.uint(4);
    const isCutOff = length > bytes.length - reader.at;
    const body = reader.at;
    const end = isCutOff ? bytes.length : body + length;
    reader.take(end - body);
    if (id === 'MTrk') tracks.push({ reader: new ByteReader(bytes, file, body, end), isCutOff });
  }
  return tracks;
}

function idOf(reader: ByteReader): string {
  return String.fromCharCode(...reader.take(4));
}

function divisionOf(division: number, file: string): Pick<MidiChunks, 'ticksPerBeat' | 'isTimed'> {
  const fault = (): SongError =>
    new SongError(
      file,
      'division',
      'must be ticks a beat, or 24, 25, 29 or 30 frames of some ticks',
      division,
    );
  if (division === 0) throw fault();
  if (division < 0x8000) return { ticksPerBeat: division, isTimed: false };
  const frames = FRAME_RATES[256 - (division >> 8)];
  const ticksPerFrame = division & 255;
  if (frames === undefined || ticksPerFrame === 0) throw fault();
  return { ticksPerBeat: (frames * ticksPerFrame) / TIMED_BEATS_PER_SECOND, isTimed: true };
}
