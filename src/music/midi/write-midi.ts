import type { InstrumentTrack, Song } from '../song/song.ts';
import { DENOMINATORS } from '../song/song-limits.ts';
import { TICKS_PER_BEAT } from '../song/tick.ts';
import { encodeMidiText } from './midi-text.ts';
import { microsecondsOf } from './midi-tempo.ts';
import { DRUM_CHANNEL } from './track-parts.ts';

const VOLUME = 7;

/** A message at a tick; of several at one tick, the first of the list comes first. */
interface Message {
  readonly tick: number;
  readonly bytes: readonly number[];
}

/**
 * Writes a song as a Standard MIDI File of format 1: a first track with title, tempos and signatures, then one for each
 * instrument. Read again it is the same song, if its times are multiples of 1/480 beat, its tempos whole bpm (others are
 * rounded) and no note lies within another one of its pitch and track: MIDI does not say which of the two ends first.
 * @param song one that `checkSong` would take
 */
export function writeMidi(song: Song): Uint8Array {
  const chunks = [
    leadTrack(song),
    ...song.tracks.map((track, i) => instrumentTrack(track, channelOf(song, i))),
  ];
  const header = [...uint(1, 2), ...uint(chunks.length, 2), ...uint(TICKS_PER_BEAT, 2)];
  const file = [chunk('MThd', header), ...chunks.map((messages) => chunk('MTrk', trackBytes(messages)))];
  const bytes = new Uint8Array(file.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of file) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function leadTrack(song: Song): Message[] {
  const messages: Message[] = nameMessages(song.title);
  if (song.keySignature) {
    const { sharps, mode } = song.keySignature;
    messages.push({ tick: 0, bytes: meta(0x59, [sharps & 255, mode === 'minor' ? 1 : 0]) });
  }
  for (const { beat, numerator, denominator } of song.timeSignatures) {
    // A click every quarter note, of eight 32nds each: the standard's own defaults.
    const bytes = meta(0x58, [numerator, DENOMINATORS.indexOf(denominator), 24, 8]);
    messages.push({ tick: tickOf(beat), bytes });
  }
  for (const { beat, bpm } of song.tempos)
    messages.push({ tick: tickOf(beat), bytes: meta(0x51, uint(microsecondsOf(bpm), 3)) });
  return messages.sort((a, b) => a.tick - b.tick);
}

function instrumentTrack({ name, program, volume, notes }: InstrumentTrack, channel: number): Message[] {
  const messages: Message[] = nameMessages(name);
  messages.push({ tick: 0, bytes: [0xc0 | channel, program] });
  if (volume !== undefined) messages.push({ tick: 0, bytes: [0xb0 | channel, VOLUME, volume] });
  const [ons, offs]: Message[][] = [[], []];
  for (const { pitch, velocity, onset, duration } of notes) {
    const tick = tickOf(onset);
    ons.push({ tick, bytes: [0x90 | channel, pitch, velocity] });
    offs.push({ tick: Math.max(tick + 1, tickOf(onset + duration)), bytes: [0x80 | channel, pitch, 64] });
  }
  // A stable sort: a note ends before the next of its pitch begins.
  return [...messages, ...[...offs, ...ons].sort((a, b) => a.tick - b.tick)];
}

/** Instruments have channels of their own as long as there are any; from the sixteenth on they share. */
function channelOf(song: Song, index: number): number {
  if (song.tracks[index].isDrum) return DRUM_CHANNEL;
  const before = song.tracks.slice(0, index).filter(({ isDrum }) => !isDrum).length % 15;
  return before < DRUM_CHANNEL ? before : before + 1;
}

function tickOf(beat: number): number {
  return Math.round(beat * TICKS_PER_BEAT);
}

function nameMessages(text: string): Message[] {
  return text === '' ? [] : [{ tick: 0, bytes: meta(0x03, encodeMidiText(text)) }];
}

function trackBytes(messages: readonly Message[]): number[] {
  const bytes: number[] = [];
  let tick = 0;
  for (const message of messages) {
    bytes.push(...quantity(message.tick - tick), ...message.bytes);
    tick = message.tick;
  }
  bytes.push(0, ...meta(0x2f, []));
  return bytes;
}

function chunk(id: string, content: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + content.length);
  bytes.set(encodeMidiText(id));
  bytes.set(uint(content.length, 4), 4);
  bytes.set(content, 8);
  return bytes;
}

function meta(kind: number, content: readonly number[]): number[] {
  return [0xff, kind, ...quantity(content.length), ...content];
}

/** Big-endian. */
function uint(value: number, byteCount: number): number[] {
  return Array.from({ length: byteCount }, (_, i) => (value >>> (8 * (byteCount - 1 - i))) & 255);
}

/** Seven bits a byte, the highest first; all but the last are marked. */
function quantity(value: number): number[] {
  const bytes = [value & 127];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}
