import { Rng } from '../../math/rng.ts';
import { filtered, lowpass } from '../synthesis/biquad.ts';
import { shape } from '../synthesis/envelope.ts';
import { mix } from '../synthesis/mix.ts';
import { noise } from '../synthesis/noise.ts';
import { type Mode, ringModes } from '../synthesis/ring-modes.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

/** Partials of one key. */
const MOST_PARTIALS = 24;

interface Piano {
  /** Above which the hammer's felt leaves little, in Hz. */
  readonly felt: number;
  /** How far the strings of a key are apart, in Hz at the middle C. */
  readonly apart: number;
}

const PLACE = { release: 0.07, pan: -0.12, room: 0.13 } as const;

export const PIANO = piano({ felt: 3600, apart: 0.25 }, { name: 'piano', hertz: 3200 });
export const BRIGHT_PIANO = piano({ felt: 5600, apart: 0.3 }, { name: 'bright piano', hertz: 4800 });
export const ELECTRIC_GRAND = piano({ felt: 4600, apart: 0.1 }, { name: 'electric grand', hertz: 3800 });
export const HONKY_TONK = piano({ felt: 4200, apart: 3 }, { name: 'honky-tonk piano', hertz: 4200 });

function piano(
  { felt, apart }: Piano,
  { name, hertz }: { readonly name: string; readonly hertz: number },
): Voice {
  return {
    ...PLACE,
    name,
    tone: { hertz, follow: 0.45, octaves: 3.2 },
    record(pitch, sampleRate) {
      const fundamental = hertzOf(pitch);
      // Low strings ring for long; the top ones hardly need a damper.
      const ring = 9 * 2 ** (-(pitch - 60) / 15);
      const tone = new Float32Array(Math.round(Math.min(4.5, ring) * sampleRate));
      ringModes(tone, strings(fundamental, ring, felt, apart), sampleRate);
      const thump = noise(Math.round(0.05 * sampleRate), new Rng(pitch));
      const hammer = shape(filtered(thump, lowpass(1200, 0.7, sampleRate)), { seconds: 0.04 }, sampleRate);
      const sound = shape(mix([tone, 1], [hammer, 0.15]), { attack: 0.0015, seconds: 60 }, sampleRate);
      return { channels: [sound], hertz: fundamental, loopStart: null };
    },
  };
}

/** Partials of two strings that are a little apart: one dies soon, the other later, and they beat slowly (Weinreich 1977). */
function strings(hertz: number, ring: number, felt: number, apart: number): Mode[] {
  const stiffness = 7e-5 * (hertz / 131) ** 1.33;
  return Array.from({ length: MOST_PARTIALS }, (_, i) => i + 1).flatMap((n) => {
    const stretched = n * hertz * Math.sqrt((1 + stiffness * n * n) / (1 + stiffness));
    // Struck an eighth along the string by felt, which is too soft for the high ones.
    const level = (Math.abs(Math.sin((n * Math.PI) / 8)) + 0.1) * n ** -0.9 * Math.exp(-stretched / felt);
    const seconds = ring / (1 + 0.22 * (n - 1));
    return [
      { hertz: stretched, level, seconds: 0.5 * seconds },
      { hertz: stretched + apart * Math.sqrt((n * hertz) / 262), level: 0.4 * level, seconds },
    ];
  });
}
