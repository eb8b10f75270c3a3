import { Rng } from '../../math/rng.ts';
import { ensembleTone } from '../synthesis/ensemble-tone.ts';
import { shape } from '../synthesis/envelope.ts';
import { type Formant, formants } from './formants.ts';
import { held } from './held.ts';
import { hertzOf } from './pitch.ts';
import { plucked } from './plucked.ts';
import type { Voice } from './voice.ts';

/** The violin's body, and the same for larger ones, lower by so many times (Hutchins: air, wood, bridge). */
const body = (lower: number): readonly Formant[] =>
  (
    [
      [280, 0.4, 0.9],
      [480, 0.5, 1],
      [1100, 0.6, 0.6],
      [2600, 0.5, 0.5],
    ] as const
  ).map(([hertz, octaves, level]) => [hertz / lower, octaves, level]);

/** One player: steady, with a vibrato that sets in. */
function solo(name: string, lower: number, pan: number): Voice {
  const answer = formants(body(lower));
  return held(
    {
      partial: (n, hertz) => (1 / n) * (0.3 + answer(hertz)) * Math.exp(-hertz / 7000),
      cents: 6,
      steady: 0.75,
      width: 0.3,
      spread: 0.6,
      air: { hertz: 2400 / lower, level: 0.015 },
    },
    {
      name,
      attack: 0.035,
      release: 0.07,
      tone: {
        hertz: 3400 / Math.sqrt(lower),
        follow: 0.4,
        octaves: 2.6,
        sweep: { octaves: -0.8, seconds: 0.09 },
      },
      vibrato: { hertz: 5.4, cents: 13, after: 0.3 },
      trim: 1,
      pan,
      room: 0.22,
    },
  );
}

export const VIOLIN = solo('violin', 1, -0.25);
export const VIOLA = solo('viola', 1.35, 0.1);
export const CELLO = solo('cello', 2.2, 0.2);
export const CONTRABASS = solo('contrabass', 3.6, 0.3);

/** Many players. */
function section(
  name: string,
  { attack, edge, cents }: { readonly attack: number; readonly edge: number; readonly cents: number },
): Voice {
  const answer = formants(body(1.4));
  return held(
    {
      partial: (n, hertz) => (1 / n) * (0.5 + answer(hertz)) * Math.exp(-hertz / 6000),
      cents,
      steady: 0.2,
      width: 0.9,
      spread: 0.85,
    },
    {
      name,
      attack,
      release: 0.13,
      tone: { hertz: edge, follow: 0.4, octaves: 2.4, sweep: { octaves: -0.7, seconds: 1.2 * attack } },
      trim: -2,
      pan: 0.08,
      room: 0.3,
    },
  );
}

export const STRINGS = section('strings', { attack: 0.055, edge: 2800, cents: 20 });
export const SLOW_STRINGS = section('slow strings', { attack: 0.16, edge: 2300, cents: 22 });
export const TREMOLO_STRINGS = section('tremolo strings', { attack: 0.05, edge: 3200, cents: 26 });
export const SYNTH_STRINGS = section('synth strings', { attack: 0.1, edge: 3400, cents: 15 });
export const SOFT_SYNTH_STRINGS = section('soft synth strings', { attack: 0.18, edge: 2000, cents: 15 });

const PLUCKED_BODY = [
  [270, 0.6],
  [480, 0.5],
] as const;

export const PIZZICATO = plucked(
  { seconds: 0.42, damping: 0.4, place: 0.22, hardness: 1700, scratch: 0.4, length: 0.9, body: PLUCKED_BODY },
  {
    name: 'pizzicato',
    release: Infinity,
    tone: { hertz: 3000, follow: 0.4, octaves: 2.8 },
    pan: 0.08,
    room: 0.3,
  },
);

export const HARP = plucked(
  { seconds: 3.4, damping: 0.38, place: 0.38, hardness: 1500, scratch: 0.2, length: 3.5, body: [[200, 0.4]] },
  { name: 'harp', release: 0.5, tone: { hertz: 3200, follow: 0.45, octaves: 2.6 }, pan: -0.3, room: 0.3 },
);

/** All at once, once. */
export const ORCHESTRA_HIT: Voice = {
  name: 'orchestra hit',
  record(pitch, sampleRate) {
    const tone = { partial: (n: number) => 1 / n, below: 2, cents: 25, steady: 0.1, width: 0.9 };
    const { channels, hertz } = ensembleTone(tone, hertzOf(pitch), sampleRate);
    const start = new Rng(pitch).integer(1000);
    const cut = (channel: Float32Array): Float32Array =>
      shape(
        channel.slice(start, start + Math.round(0.8 * sampleRate)),
        { attack: 0.006, seconds: 0.8 },
        sampleRate,
      );
    return { channels: channels.map(cut), hertz, loopStart: null };
  },
  release: 0.1,
  tone: { hertz: 4500, follow: 0.3, octaves: 2 },
  pan: 0,
  room: 0.35,
};
