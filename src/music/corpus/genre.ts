import type { Part } from '../roll/roll-layout.ts';

/** The five that people choose from, in the order they are shown. */
export const GENRES = ['rock', 'pop', 'jazz', 'symphony', 'singer-songwriter'] as const;

export type Genre = (typeof GENRES)[number];

/** What is said of a genre, and how it sounds where nobody has chosen otherwise. */
export interface GenreFacts {
  readonly name: string;
  /** What its arrangements are like. */
  readonly sentence: string;
  /** Usual tempo, in quarter notes a minute. */
  readonly bpm: number;
  /** General MIDI programs; of the drums, the number of the kit. */
  readonly programs: Readonly<Record<BandPart, number>>;
  /** General MIDI's channel volumes: the melody above the others, and how the genre has them among themselves. */
  readonly volumes: Readonly<Record<BandPart, number>>;
  /** What its drums are called, where it is something else. */
  readonly drums?: string;
  /** What of the drums ends a song: kick, with crash or ride. */
  readonly stroke: readonly number[];
}

const [KICK, CRASH, RIDE] = [36, 49, 51];

/** Everybody who plays in an arrangement. */
export type BandPart = 'melody' | Part;

export const GENRE_FACTS: Readonly<Record<Genre, GenreFacts>> = {
  rock: {
    name: 'Rock',
    sentence:
      'Driving drums, a picked bass on the roots, power chords of an overdriven guitar, an organ behind.',
    bpm: 128,
    programs: { melody: 27, drums: 16, bass: 34, chords: 29, pad: 18 },
    volumes: { melody: 115, drums: 98, bass: 105, chords: 85, pad: 70 },
    stroke: [KICK, CRASH],
  },
  pop: {
    name: 'Pop',
    sentence: 'A steady backbeat, a fingered bass, an electric piano and strings over four-chord loops.',
    bpm: 108,
    programs: { melody: 80, drums: 0, bass: 33, chords: 4, pad: 48 },
    volumes: { melody: 115, drums: 95, bass: 105, chords: 85, pad: 75 },
    stroke: [KICK, CRASH],
  },
  jazz: {
    name: 'Jazz',
    sentence: 'A ride cymbal, a walking bass and a piano that strikes seventh chords, two to a bar.',
    bpm: 140,
    programs: { melody: 66, drums: 40, bass: 32, chords: 0, pad: 49 },
    volumes: { melody: 115, drums: 88, bass: 105, chords: 85, pad: 70 },
    stroke: [KICK, RIDE],
  },
  symphony: {
    name: 'Symphony',
    sentence:
      'Held strings, a harp or plucked strings that move, low strings on the bass, timpani now and then.',
    bpm: 84,
    drums: 'Percussion',
    programs: { melody: 73, drums: 48, bass: 43, chords: 46, pad: 48 },
    volumes: { melody: 115, drums: 85, bass: 100, chords: 90, pad: 82 },
    stroke: [KICK, CRASH],
  },
  'singer-songwriter': {
    name: 'Singer-songwriter',
    sentence: 'A picked acoustic guitar, a bass that walks down, soft strings and few drums.',
    bpm: 92,
    programs: { melody: 71, drums: 0, bass: 32, chords: 25, pad: 48 },
    volumes: { melody: 115, drums: 85, bass: 98, chords: 92, pad: 72 },
    stroke: [KICK, RIDE],
  },
};
