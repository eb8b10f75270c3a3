import { ensembleTone } from '../synthesis/ensemble-tone.ts';
import { hertzOf } from './pitch.ts';
import type { Voice } from './voice.ts';

export const STRINGS: Voice = {
  name: 'strings',
  record: (pitch, sampleRate) =>
    ensembleTone(
      {
        partial: (n, hertz) => (1 / n) * Math.exp(-hertz / 5200),
        cents: 22,
        steady: 0.05,
        width: 0.9,
        spread: 0.9,
      },
      hertzOf(pitch),
      sampleRate,
    ),
  attack: 0.09,
  release: 0.16,
  tone: { hertz: 2600, follow: 0.4, octaves: 2.4, sweep: { octaves: -0.7, seconds: 0.15 } },
  pan: 0.1,
  room: 0.3,
};
