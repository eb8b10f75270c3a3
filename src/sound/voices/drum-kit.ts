import type { Voice } from './voice.ts';

/** One piece of a kit. */
export interface Drum {
  readonly sound: (sampleRate: number) => Float32Array;
  /** Peak, 0 … 1, struck mezzo-forte. */
  readonly level: number;
  /** Left −1 … 1 right, as its player sees it. */
  readonly pan: number;
}

/** Pitches that silence each other: a hi-hat that closes; General MIDI's other pairs of long and short. */
const CHOKES = [
  [42, 44, 46],
  [71, 72],
  [73, 74],
  [78, 79],
  [80, 81],
];

/** The voice of a kit; pitches that it has no piece for are played by the nearest one. */
export function drumKit(name: string, drums: ReadonlyMap<number, Drum>): Voice {
  const pitches = [...drums.keys()];
  const nearest = (pitch: number): number =>
    pitches.reduce((best, other) => (Math.abs(other - pitch) < Math.abs(best - pitch) ? other : best));
  return {
    name,
    isDrum: true,
    record: (pitch, sampleRate) => ({
      channels: placed(drums.get(nearest(pitch))!, sampleRate),
      hertz: null,
      loopStart: null,
    }),
    release: Infinity,
    tone: { hertz: 15_000, follow: 0, octaves: 2.5 },
    pan: 0,
    room: 0.11,
    trim: -1,
    choke: (pitch) => CHOKES.find((pair) => pair.includes(pitch))?.[0].toString(),
  };
}

/** Left and right, with the power of one. */
function placed({ sound, level, pan }: Drum, sampleRate: number): Float32Array[] {
  const mono = sound(sampleRate);
  const peak = mono.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)].map((side) =>
    mono.map((sample) => (Math.SQRT2 * side * level * sample) / peak),
  );
}
