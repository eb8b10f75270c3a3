import tonejs from '@tonejs/midi';
import { type AnyEvent, read } from 'midifile-ts';
import type { Song } from '../../../../src/music/song/song.ts';

/** A note as every parser can say it: channel or part, pitch, velocity, first and last tick. */
export type PlainNote = readonly [part: number, pitch: number, velocity: number, onset: number, end: number];

const inOrder = (notes: readonly PlainNote[]): PlainNote[] =>
  notes.toSorted((a, b) => a[0] - b[0] || a[3] - b[3] || a[1] - b[1] || a[4] - b[4] || a[2] - b[2]);

/** What `@tonejs/midi` (on midi-file) reads; tracks without notes are left out. */
export function tonejsReads(bytes: Uint8Array) {
  const { header, tracks } = new tonejs.Midi(bytes);
  const played = tracks.filter(({ notes }) => notes.length > 0);
  return {
    ticksPerBeat: header.ppq,
    title: header.name,
    bpms: header.tempos.map(({ bpm }) => bpm),
    parts: played.map(({ name, channel, instrument }) => [name, instrument.number, channel === 9] as const),
    notes: inOrder(
      played.flatMap(({ notes }, part) =>
        notes.map(({ midi, velocity, ticks, durationTicks }): PlainNote => [
          part,
          midi,
          Math.round(velocity * 127),
          ticks,
          ticks + durationTicks,
        ]),
      ),
    ),
  };
}

/** What `midifile-ts`, a parser of its own, reads: its events, with notes paired here, and tempos in microseconds. */
export function midifileReads(bytes: Uint8Array) {
  const { header, tracks } = read(Uint8Array.from(bytes));
  const all = tracks.map(notesOfTrack).filter((notes) => notes.length > 0);
  return {
    ticksPerBeat: header.ticksPerBeat,
    microseconds: tracks
      .flat()
      .flatMap((event) => ('microsecondsPerBeat' in event ? [event.microsecondsPerBeat] : [])),
    notes: inOrder(all.flatMap((notes, part) => notes.map(([, ...rest]): PlainNote => [part, ...rest]))),
  };
}

function notesOfTrack(events: readonly AnyEvent[]): PlainNote[] {
  const notes: PlainNote[] = [];
  const open = new Map<string, [velocity: number, onset: number][]>();
  let tick = 0;
  for (const event of events) {
    tick += event.deltaTime;
    if (event.type !== 'channel' || (event.subtype !== 'noteOn' && event.subtype !== 'noteOff')) continue;
    const key = `${event.channel} ${event.noteNumber}`;
    if (event.subtype === 'noteOn' && event.velocity > 0)
      open.set(key, [...(open.get(key) ?? []), [event.velocity, tick]]);
    else {
      const [begun, ...rest] = open.get(key) ?? [];
      if (begun) notes.push([0, event.noteNumber, begun[0], begun[1], tick]);
      open.set(key, rest);
    }
  }
  return notes;
}

/** Our own reading in the same words. */
export function songNotes(song: Song, ticksPerBeat: number): PlainNote[] {
  const played = song.tracks.filter(({ notes }) => notes.length > 0);
  return inOrder(
    played.flatMap(({ notes }, part) =>
      notes.map(({ pitch, velocity, onset, duration }): PlainNote => {
        const [begin, end] = [onset, onset + duration].map((beat) => Math.round(beat * ticksPerBeat));
        return [part, pitch, velocity, begin, end];
      }),
    ),
  );
}
