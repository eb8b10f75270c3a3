import { type Formant, formants } from './formants.ts';
import { held } from './held.ts';
import type { Voice } from './voice.ts';

// Formants of sung vowels, between those of men and women: Csound's table of a tenor and an alto.
const AH: readonly Formant[] = [
  [750, 0.3, 1],
  [1180, 0.22, 0.6],
  [2800, 0.2, 0.16],
  [3500, 0.2, 0.08],
];
const OO: readonly Formant[] = [
  [350, 0.45, 1],
  [720, 0.3, 0.3],
  [2700, 0.2, 0.03],
];

function choir(
  name: string,
  vowel: readonly Formant[],
  { edge = 3800, steady = 0.25, attack = 0.12 } = {},
): Voice {
  const throat = formants(vowel);
  return held(
    {
      partial: (n, hertz) => n ** -0.7 * (0.12 + throat(hertz)),
      cents: 20,
      steady,
      width: 0.9,
      spread: 0.9,
      air: { hertz: 2400, level: 0.01 },
    },
    {
      name,
      attack,
      release: 0.14,
      tone: { hertz: edge, follow: 0.2, octaves: 2 },
      vibrato: { hertz: 5, cents: 7, after: 0.3 },
      trim: -1.5,
      pan: 0.05,
      room: 0.38,
    },
  );
}

export const CHOIR_AAHS = choir('choir aahs', AH);
export const VOICE_OOHS = choir('voice oohs', OO);
export const SYNTH_VOICE = choir('synth voice', AH, { edge: 2800, steady: 0.5 });
export const CHOIR_PAD = choir('choir pad', OO, { edge: 3000, attack: 0.3 });
export const VOICE_LEAD = choir('voice lead', AH, { steady: 0.7, attack: 0.05 });
