/** Two bars of 4/4 in sixteenths. */
export const STEPS = 32;
export const STEPS_PER_BAR = 16;
export const STEPS_PER_BEAT = 4;

/** What one instrument with heights may play, and where a roll keeps it. */
export interface PitchLanes {
  /** Channel of the lowest pitch; the others follow it upwards. */
  readonly first: number;
  /** Lowest pitch, as a MIDI number. */
  readonly low: number;
  /** Whole octaves, so that every pitch class has the same number of places. */
  readonly pitches: number;
  /** Channel that says where notes begin, though their pitches sounded a step before. */
  readonly attack: number;
}

/** One kind of drum: General MIDI's number that stands for it, and the others that are heard as it. */
export interface DrumVoice {
  readonly name: string;
  readonly pitch: number;
  readonly also: readonly number[];
}

/** Channels 0 … 8, in this order: the nine voices of Gillick et al. 2019. */
export const DRUM_VOICES: readonly DrumVoice[] = [
  { name: 'kick', pitch: 36, also: [35] },
  { name: 'snare', pitch: 38, also: [37, 39, 40] },
  { name: 'closed hi-hat', pitch: 42, also: [44] },
  { name: 'open hi-hat', pitch: 46, also: [] },
  { name: 'low tom', pitch: 43, also: [41] },
  { name: 'mid tom', pitch: 47, also: [45] },
  { name: 'high tom', pitch: 50, also: [48] },
  { name: 'crash', pitch: 49, also: [52, 55, 57] },
  { name: 'ride', pitch: 51, also: [53, 59] },
];

/** Which channel is what: behind the drums the bass (E1 … D♯3), the chords and the pad (C3 … B5), each with its attack. */
export const LANES = {
  bass: { first: 9, low: 28, pitches: 24, attack: 33 },
  chords: { first: 34, low: 48, pitches: 36, attack: 70 },
  pad: { first: 71, low: 48, pitches: 36, attack: 107 },
} as const satisfies Record<string, PitchLanes>;

/** A part whose notes have heights. */
export type PitchedPart = keyof typeof LANES;
export type Part = 'drums' | PitchedPart;

export const PITCHED_PARTS = ['bass', 'chords', 'pad'] as const satisfies readonly PitchedPart[];
export const PARTS: readonly Part[] = ['drums', ...PITCHED_PARTS];

export const CHANNELS = 108;

/** A part's first channel, and the one behind its last, its attack. */
export function channelsOf(part: Part): [first: number, behind: number] {
  return part === 'drums' ? [0, DRUM_VOICES.length] : [LANES[part].first, LANES[part].attack + 1];
}
