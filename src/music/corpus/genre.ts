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
  /** General MIDI programs. */
  readonly programs: Readonly<Record<'melody' | 'bass' | 'chords' | 'pad', number>>;
}

export const GENRE_FACTS: Readonly<Record<Genre, GenreFacts>> = {
  rock: {
    name: 'Rock',
    sentence:
      'Driving drums, a picked bass on the roots, power chords of an overdriven guitar, an organ behind.',
    bpm: 128,
    programs: { melody: 27, bass: 34, chords: 29, pad: 18 },
  },
  pop: {
    name: 'Pop',
    sentence: 'A steady backbeat, a fingered bass, an electric piano and strings over four-chord loops.',
    bpm: 108,
    programs: { melody: 80, bass: 33, chords: 4, pad: 48 },
  },
  jazz: {
    name: 'Jazz',
    sentence: 'A ride cymbal, a walking bass and a piano that comps seventh chords, two to a bar.',
    bpm: 140,
    programs: { melody: 66, bass: 32, chords: 0, pad: 49 },
  },
  symphony: {
    name: 'Symphony',
    sentence:
      'Held strings, a harp or plucked strings that move, low strings on the bass, timpani now and then.',
    bpm: 84,
    programs: { melody: 73, bass: 43, chords: 46, pad: 48 },
  },
  'singer-songwriter': {
    name: 'Singer-songwriter',
    sentence: 'A picked acoustic guitar, a bass that walks down, soft strings and few drums.',
    bpm: 92,
    programs: { melody: 71, bass: 32, chords: 25, pad: 48 },
  },
};
