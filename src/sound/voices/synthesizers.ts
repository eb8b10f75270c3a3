import { struck } from './struck.ts';
import { held } from './held.ts';
import type { Voice } from './voice.ts';

type Wave = (n: number, hertz: number) => number;

const SAW: Wave = (n) => 1 / n;
const SQUARE: Wave = (n) => (n % 2 === 1 ? 1 / n : 0);
/** A saw and another a fifth above it, over the octave below. */
const FIFTHS: Wave = (n) => (n % 2 === 0 ? 2 / n : 0) + (n % 3 === 0 ? 2 / n : 0);
/** Few partials, far apart. */
const GLASS: Wave = (n) => ([1, 2, 5, 9, 14].includes(n) ? n ** -0.8 : 0);

interface Lead {
  readonly wave: Wave;
  readonly edge: number;
  readonly cents?: number;
  readonly below?: number;
}

/** One voice in front. */
function lead(name: string, { wave, edge, cents = 7, below = 1 }: Lead): Voice {
  return held(
    { partial: wave, cents, steady: 0.8, width: 0.4, spread: 0.8, below },
    {
      name,
      attack: 0.006,
      release: 0.05,
      tone: { hertz: edge, follow: 0.4, octaves: 3, sweep: { octaves: 1, seconds: 0.1 } },
      vibrato: { hertz: 5.3, cents: 9, after: 0.4 },
      trim: 1,
      pan: -0.05,
      room: 0.2,
    },
  );
}

export const SQUARE_LEAD = lead('square lead', { wave: SQUARE, edge: 2400 });
export const SAW_LEAD = lead('saw lead', { wave: SAW, edge: 2600, cents: 9 });
export const CHARANG = lead('charang', { wave: SAW, edge: 3400, cents: 5 });
export const FIFTHS_LEAD = lead('fifths lead', { wave: FIFTHS, edge: 2600, below: 2 });
export const BASS_LEAD = lead('bass and lead', { wave: SAW, edge: 1700 });

interface Pad extends Lead {
  readonly attack?: number;
  /** Octaves that it is opened or closed by, slowly. */
  readonly sweep?: number;
}

/** A crowd behind. */
function pad(name: string, { wave, edge, cents = 18, below = 1, attack = 0.2, sweep = -0.8 }: Pad): Voice {
  return held(
    { partial: wave, cents, steady: 0.3, width: 1, spread: 0.8, below },
    {
      name,
      attack,
      release: 0.2,
      tone: { hertz: edge, follow: 0.4, octaves: 2, sweep: { octaves: sweep, seconds: 3 * attack } },
      trim: -1,
      pan: 0.05,
      room: 0.38,
    },
  );
}

export const NEW_AGE_PAD = pad('new age pad', { wave: GLASS, edge: 4000, attack: 0.04 });
export const WARM_PAD = pad('warm pad', { wave: SAW, edge: 1300 });
export const POLYSYNTH = pad('polysynth', { wave: SAW, edge: 2600, attack: 0.02, cents: 13, sweep: 1 });
export const BOWED_PAD = pad('bowed pad', { wave: GLASS, edge: 2600, attack: 0.3 });
export const METALLIC_PAD = pad('metallic pad', {
  wave: (n) => (n % 3 === 1 ? n ** -0.8 : 0),
  edge: 3000,
  attack: 0.12,
});
export const HALO_PAD = pad('halo pad', { wave: SAW, edge: 1900, attack: 0.3, cents: 28 });
export const SWEEP_PAD = pad('sweep pad', { wave: SAW, edge: 3000, attack: 0.3, sweep: -2.2 });
export const RAIN = pad('rain', { wave: GLASS, edge: 3600, attack: 0.03, sweep: 1.4 });
export const SOUNDTRACK = pad('soundtrack', { wave: FIFTHS, edge: 2600, attack: 0.25, below: 2 });
export const ATMOSPHERE = pad('atmosphere', { wave: SQUARE, edge: 2000, attack: 0.06, sweep: 1.2 });
export const BRIGHTNESS = pad('brightness', { wave: SAW, edge: 4200, attack: 0.06 });
export const GOBLINS = pad('goblins', { wave: SQUARE, edge: 1400, attack: 0.4, cents: 40 });
export const ECHOES = pad('echoes', { wave: GLASS, edge: 2400, attack: 0.08 });
export const SCI_FI = pad('sci-fi', { wave: SQUARE, edge: 2800, attack: 0.15, cents: 30, sweep: 1.4 });

export const CRYSTAL = struck(
  {
    modes: [
      [1, 1, 3],
      [2, 0.4, 2],
      [3.01, 0.3, 1.6],
      [5.02, 0.2, 1],
      [8.1, 0.08, 0.5],
    ],
    mallet: { hertz: 6000, level: 0.05 },
  },
  { name: 'crystal', release: 0.4, tone: { hertz: 7000, follow: 0.2, octaves: 2 }, pan: 0.05, room: 0.4 },
);
