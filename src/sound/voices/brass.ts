import { formants } from './formants.ts';
import { held } from './held.ts';
import type { Voice } from './voice.ts';

interface Brass {
  /** Around which the bell is loudest, in Hz. */
  readonly bell: number;
  /** Octaves around it. */
  readonly width: number;
  readonly edge: number;
  readonly pan: number;
  /** How far the players are apart, in cents; one player wavers by 5. */
  readonly cents?: number;
  readonly attack?: number;
  readonly vibrato?: number;
}

/** Lips and a bell: the tone brightens as it sets in, the more the louder. */
function brass(
  name: string,
  { bell, width, edge, pan, cents = 5, attack = 0.016, vibrato = 6 }: Brass,
): Voice {
  const answer = formants([[bell, width, 1]]);
  const isOne = cents <= 6;
  return held(
    {
      partial: (n, hertz) => n ** -0.6 * (0.22 + answer(hertz)) * Math.exp(-hertz / (4.5 * bell)),
      cents,
      steady: isOne ? 0.92 : 0.25,
      width: isOne ? 0.25 : 0.8,
      spread: 0.7,
      air: { hertz: 2000, level: 0.006 },
    },
    {
      name,
      attack,
      release: 0.05,
      tone: { hertz: edge, follow: 0.4, octaves: 3.6, sweep: { octaves: -1.3, seconds: 0.05 } },
      ...(isOne ? { vibrato: { hertz: 5, cents: vibrato, after: 0.45 } } : {}),
      trim: isOne ? -0.5 : -1,
      pan,
      room: 0.24,
    },
  );
}

export const TRUMPET = brass('trumpet', { bell: 1200, width: 0.9, edge: 3000, pan: 0.2 });
export const TROMBONE = brass('trombone', { bell: 600, width: 0.9, edge: 1900, pan: 0.25 });
export const TUBA = brass('tuba', { bell: 280, width: 0.9, edge: 1100, pan: 0.3, attack: 0.025 });
export const MUTED_TRUMPET = brass('muted trumpet', { bell: 1900, width: 0.5, edge: 3800, pan: 0.2 });
export const FRENCH_HORN = brass('french horn', {
  bell: 430,
  width: 0.8,
  edge: 1500,
  pan: -0.3,
  attack: 0.03,
  vibrato: 3,
});
export const BRASS_SECTION = brass('brass section', { bell: 850, width: 1, edge: 2600, pan: 0.2, cents: 13 });
export const SYNTH_BRASS = brass('synth brass', { bell: 1100, width: 1.6, edge: 2600, pan: 0.1, cents: 10 });
export const SOFT_SYNTH_BRASS = brass('soft synth brass', {
  bell: 700,
  width: 1.6,
  edge: 1700,
  pan: 0.1,
  cents: 10,
  attack: 0.06,
});
