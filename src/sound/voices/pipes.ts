import { held } from './held.ts';
import type { Voice } from './voice.ts';

interface Pipe {
  /** Amplitudes of the partials. */
  readonly partials: readonly number[];
  /** How much breath is heard. */
  readonly air: number;
  readonly vibrato?: number;
  readonly attack?: number;
}

/** Air over an edge: few partials, and breath. */
function pipe(name: string, { partials, air, vibrato = 9, attack = 0.025 }: Pipe): Voice {
  return held(
    {
      partial: (n) => partials[n - 1] ?? 0,
      cents: 5,
      steady: 0.92,
      width: 0.3,
      spread: 0.6,
      air: { hertz: 2200, level: air },
    },
    {
      name,
      attack,
      release: 0.055,
      tone: { hertz: 1500, follow: 0.6, octaves: 3, sweep: { octaves: 0.8, seconds: 0.04 } },
      vibrato: { hertz: 5, cents: vibrato, after: 0.3 },
      trim: 1,
      pan: -0.15,
      room: 0.26,
    },
  );
}

export const PICCOLO = pipe('piccolo', { partials: [1, 0.25, 0.08, 0.02], air: 0.03 });
export const FLUTE = pipe('flute', { partials: [1, 0.42, 0.2, 0.07, 0.04, 0.015], air: 0.05 });
export const RECORDER = pipe('recorder', { partials: [1, 0.08, 0.24, 0.03, 0.06], air: 0.03, vibrato: 3 });
export const PAN_FLUTE = pipe('pan flute', { partials: [1, 0.06, 0.22, 0.02], air: 0.12, vibrato: 4 });
export const BOTTLE = pipe('bottle', { partials: [1, 0.04, 0.06], air: 0.14, vibrato: 0, attack: 0.06 });
export const SHAKUHACHI = pipe('shakuhachi', { partials: [1, 0.5, 0.26, 0.1, 0.05], air: 0.13, vibrato: 18 });
export const WHISTLE = pipe('whistle', { partials: [1, 0.03, 0.02], air: 0.04, vibrato: 16 });
export const OCARINA = pipe('ocarina', { partials: [1, 0.05, 0.1, 0.01], air: 0.03, vibrato: 6 });
/** A steam organ of pipes. */
export const CALLIOPE = pipe('calliope', { partials: [1, 0.3, 0.3, 0.1, 0.08], air: 0.08, vibrato: 4 });
export const CHIFF = pipe('chiff lead', {
  partials: [1, 0.5, 0.4, 0.2, 0.15, 0.1],
  air: 0.1,
  vibrato: 5,
  attack: 0.02,
});
