import type { Recording } from '../synthesis/recording.ts';

/** An instrument: what is recorded of it, and how a note of that is played. */
export interface Voice {
  /** Its own among all voices. */
  readonly name: string;
  /** Plays one note, as loud as it can be heard (mezzo-forte, whatever the level), for the recording at this pitch. */
  readonly record: (pitch: number, sampleRate: number) => Recording;
  /** Whether a pitch is the name of a drum. */
  readonly isDrum?: boolean;
  /** Seconds until a note that begins has two thirds of its level; a recording that rings out by itself has its own. */
  readonly attack?: number;
  /** Seconds in which a note that ends falls to a third; Infinity where the key's end is not heard. */
  readonly release: number;
  readonly tone: Tone;
  /** Wavering of a note that is held. */
  readonly vibrato?: Vibrato;
  /** Left −1 … 1 right. */
  readonly pan: number;
  /** How much of it goes into the room, 0 … 1. */
  readonly room: number;
  /** Decibels that it is louder than it would be for its loudness alone: a voice in front, or below zero one behind. */
  readonly trim?: number;
  /** Notes with the same word silence each other: the hi-hat that closes. */
  readonly choke?: (pitch: number) => string | undefined;
}

/** How bright a note is: the edge of a lowpass. */
export interface Tone {
  /** The edge at the middle C, struck mezzo-forte. */
  readonly hertz: number;
  /** Octaves that it moves up an octave of pitch. */
  readonly follow: number;
  /** Octaves between the softest note and the hardest. */
  readonly octaves: number;
  /** It begins this many octaves higher (lower where negative), and comes down with a time constant of so many seconds. */
  readonly sweep?: { readonly octaves: number; readonly seconds: number };
}

export interface Vibrato {
  readonly hertz: number;
  readonly cents: number;
  /** Seconds until it sets in. */
  readonly after: number;
}
