import { compareNotes, type InstrumentTrack, type Note } from '../song/song.ts';
import type { MidiEvent } from './midi-events.ts';
import { NotePairs, type OpenNote } from './note-pairs.ts';

/** General MIDI's channel 10, counted from 0. */
export const DRUM_CHANNEL = 9;

interface Part {
  readonly channel: number;
  readonly program: number;
  readonly notes: Note[];
}

/**
 * Sorts one track's events by instrument: each channel, and each program that it plays with, is a part of its own. A channel
 * that chose a program and played nothing is an empty part.
 */
export class TrackParts {
  readonly #parts: Part[] = [];
  /** Which part a channel with a program is. */
  readonly #partOf = new Map<number, number>();
  readonly #programs = new Map<number, number>();
  readonly #volumes = new Map<number, number>();
  readonly #open = new NotePairs();
  #name = '';
  #noteCount = 0;

  /** @param start ticks from the song's beginning to the track's */
  constructor(
    private readonly start: number,
    private readonly ticksPerBeat: number,
  ) {}

  /** Notes that have begun. */
  get noteCount(): number {
    return this.#noteCount;
  }

  take(event: MidiEvent): void {
    switch (event.type) {
      case 'note-on': {
        const part = this.#part(event.channel, this.#programs.get(event.channel) ?? 0);
        this.#noteCount++;
        this.#open.begin(event.channel, event.pitch, { part, velocity: event.velocity, onset: event.tick });
        break;
      }
      case 'note-off': {
        const note = this.#open.end(event.channel, event.pitch);
        if (note) this.#close(note, event.pitch, event.tick);
        break;
      }
      case 'program':
        this.#programs.set(event.channel, event.value);
        break;
      case 'volume':
        // The first one is the mix; later ones are swells, which a song does not hold.
        if (!this.#volumes.has(event.channel)) this.#volumes.set(event.channel, event.value);
        break;
      case 'name':
        this.#name ||= event.text;
        break;
      case 'end':
        for (const note of this.#open.rest()) this.#close(note, note.pitch, event.tick);
        break;
      default:
    }
  }

  tracks(): InstrumentTrack[] {
    for (const [channel, program] of this.#programs)
      if (!this.#parts.some((part) => part.channel === channel)) this.#part(channel, program);
    // A stable sort: one channel's programs stay in the order in which they are heard.
    return this.#parts
      .toSorted((a, b) => a.channel - b.channel)
      .map(({ channel, program, notes }) => {
        const volume = this.#volumes.get(channel);
        return {
          name: this.#name,
          program,
          isDrum: channel === DRUM_CHANNEL,
          ...(volume === undefined ? {} : { volume }),
          notes: notes.sort(compareNotes),
        };
      });
  }

  #part(channel: number, program: number): number {
    const key = channel * 128 + program;
    const known = this.#partOf.get(key);
    if (known !== undefined) return known;
    this.#partOf.set(key, this.#parts.length);
    return this.#parts.push({ channel, program, notes: [] }) - 1;
  }

  /** A note that ends where it begins is given the shortest length there is. */
  #close({ part, velocity, onset }: OpenNote, pitch: number, end: number): void {
    this.#parts[part].notes.push({
      pitch,
      velocity,
      onset: (this.start + onset) / this.ticksPerBeat,
      duration: Math.max(1, end - onset) / this.ticksPerBeat,
    });
  }
}
