import type { KeySignature } from '../song/song.ts';
import { DENOMINATORS, NUMERATOR, SONG_LIMITS, TEMPO } from '../song/song-limits.ts';
import { type ByteReader, EndOfBytes } from './byte-reader.ts';
import type { TrackChunk } from './midi-chunks.ts';
import { decodeMidiText } from './midi-text.ts';
import { bpmOf } from './midi-tempo.ts';

/** What a song is made of; `tick` counts from the track's beginning. */
export type MidiEvent = { readonly tick: number } & (
  | { readonly type: 'note-on'; readonly channel: number; readonly pitch: number; readonly velocity: number }
  | { readonly type: 'note-off'; readonly channel: number; readonly pitch: number }
  | { readonly type: 'program' | 'volume'; readonly channel: number; readonly value: number }
  | { readonly type: 'name'; readonly text: string }
  | { readonly type: 'tempo'; readonly bpm: number }
  | { readonly type: 'time-signature'; readonly numerator: number; readonly denominator: number }
  | { readonly type: 'key-signature'; readonly key: KeySignature }
  | { readonly type: 'end' }
);

type Content<T = MidiEvent> = T extends unknown ? Omit<T, 'tick'> : never;

const VOLUME_CONTROLLER = 7;

/**
 * The events of one track in order, one at a time, so that whoever reads them can stop; the last one is `end`. A track that
 * breaks off with the file keeps what stands before; any other fault is refused.
 * @param mostTicks what comes later than this is refused
 * @throws SongError
 */
export function* readEvents({ reader, isCutOff }: TrackChunk, mostTicks: number): Generator<MidiEvent> {
  let tick = 0;
  // Goes on behind meta events and system messages, too: the standard forbids that, and programs write it.
  let running: number | null = null;
  try {
    while (!reader.isAtEnd) {
      const later = tick + reader.quantity();
      if (later > mostTicks) throw reader.error(`must be within ${SONG_LIMITS.beats} beats of the beginning`);
      const status: number | null = reader.peek() < 128 ? running : reader.uint(1);
      if (status === null)
        throw reader.error('must begin with what kind of event it is: the file is damaged');
      if (status < 0xf0) running = status;
      const content = status < 0xf0 ? channelMessage(reader, status) : systemMessage(reader, status);
      tick = later;
      if (content?.type === 'end') break;
      if (content) yield { tick, ...content };
    }
  } catch (error) {
    if (!(error instanceof EndOfBytes)) throw error;
    if (!isCutOff) throw reader.error('the track ends within an event: the file is damaged');
  }
  yield { tick, type: 'end' };
}

/** Null for what a song does not hold, as aftertouch and the sustain pedal. */
function channelMessage(reader: ByteReader, status: number): Content | null {
  const channel = status & 15;
  const first = reader.data();
  const kind = status >> 4;
  // Programs and the pressure of a whole channel are one byte.
  const second = kind === 0xc || kind === 0xd ? 0 : reader.data();
  if (kind === 0x9 && second > 0) return { type: 'note-on', channel, pitch: first, velocity: second };
  // A note that is struck with no force ends.
  if (kind === 0x8 || kind === 0x9) return { type: 'note-off', channel, pitch: first };
  if (kind === 0xc) return { type: 'program', channel, value: first };
  if (kind === 0xb && first === VOLUME_CONTROLLER) return { type: 'volume', channel, value: second };
  return null;
}

function systemMessage(reader: ByteReader, status: number): Content | null {
  if (status === 0xff) {
    const kind = reader.uint(1);
    return metaEvent(reader, kind, reader.take(reader.quantity()));
  }
  if (status !== 0xf0 && status !== 0xf7)
    throw reader.error('must be a message that files may hold: leave it out', `0x${status.toString(16)}`, 1);
  reader.take(reader.quantity());
  return null;
}

function metaEvent(reader: ByteReader, kind: number, bytes: Uint8Array): Content | null {
  switch (kind) {
    case 0x03:
      return { type: 'name', text: decodeMidiText(bytes) };
    case 0x2f:
      return { type: 'end' };
    case 0x51:
      return { type: 'tempo', bpm: tempoOf(reader, bytes) };
    case 0x58:
      return timeSignatureOf(bytes);
    case 0x59:
      return keySignatureOf(bytes);
    default:
      return null;
  }
}

function tempoOf(reader: ByteReader, bytes: Uint8Array): number {
  const microseconds = bytes.length === 3 ? bytes[0] * 65_536 + bytes[1] * 256 + bytes[2] : 0;
  const bpm = microseconds > 0 ? bpmOf(microseconds) : Infinity;
  if (bpm >= TEMPO.low && bpm <= TEMPO.high) return bpm;
  throw reader.error(`must be a tempo from ${TEMPO.low.toFixed(2)} to ${TEMPO.high} bpm`, bpm, bytes.length);
}

/** Null for what no bar can be: the notes are what they are without it. */
function timeSignatureOf(bytes: Uint8Array): Content | null {
  const numerator = bytes[0] ?? 0;
  const denominator = DENOMINATORS[bytes[1] ?? DENOMINATORS.length];
  const isBar = numerator >= NUMERATOR.low && numerator <= NUMERATOR.high && denominator !== undefined;
  return isBar ? { type: 'time-signature', numerator, denominator } : null;
}

function keySignatureOf(bytes: Uint8Array): Content | null {
  if (bytes.length < 2 || bytes[1] > 1) return null;
  const sharps = bytes[0] < 128 ? bytes[0] : bytes[0] - 256;
  if (Math.abs(sharps) > 7) return null;
  return { type: 'key-signature', key: { sharps, mode: bytes[1] === 1 ? 'minor' : 'major' } };
}
