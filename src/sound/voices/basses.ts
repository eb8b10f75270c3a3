import { held } from './held.ts';
import { plucked } from './plucked.ts';

/** Low sounds stand in the middle and hardly in the room. */
const PLACE = { pan: 0, room: 0.03, trim: 2 } as const;
const STRING = { place: 0.2, scratch: 0.3, length: 3.2 } as const;

export const UPRIGHT_BASS = plucked(
  {
    ...STRING,
    seconds: 0.95,
    damping: 0.42,
    place: 0.3,
    hardness: 650,
    body: [
      [98, 0.6],
      [180, 0.4],
    ],
  },
  {
    ...PLACE,
    name: 'upright bass',
    release: 0.06,
    room: 0.08,
    tone: { hertz: 2200, follow: 0.3, octaves: 2.6 },
  },
);

export const FINGER_BASS = plucked(
  { ...STRING, seconds: 2.2, damping: 0.32, hardness: 900 },
  { ...PLACE, name: 'finger bass', release: 0.04, tone: { hertz: 2600, follow: 0.3, octaves: 2.6 } },
);

export const PICKED_BASS = plucked(
  { ...STRING, seconds: 2.4, damping: 0.2, place: 0.12, hardness: 2400 },
  { ...PLACE, name: 'picked bass', release: 0.035, tone: { hertz: 3600, follow: 0.3, octaves: 2.4 } },
);

export const FRETLESS_BASS = plucked(
  { ...STRING, seconds: 2.2, damping: 0.38, place: 0.28, hardness: 700 },
  {
    ...PLACE,
    name: 'fretless bass',
    release: 0.06,
    tone: { hertz: 1900, follow: 0.3, octaves: 2.4 },
    vibrato: { hertz: 4.5, cents: 9, after: 0.3 },
  },
);

/** The thumb against the fingerboard. */
export const SLAP_BASS = plucked(
  { ...STRING, seconds: 1.8, damping: 0.12, place: 0.07, hardness: 4200, scratch: 0.6 },
  { ...PLACE, name: 'slap bass', release: 0.03, tone: { hertz: 5200, follow: 0.3, octaves: 2.4 } },
);

/** A saw behind a filter that closes. */
export const SAW_BASS = held(
  { partial: (n) => 1 / n, cents: 5, steady: 0.9, width: 0.2 },
  {
    ...PLACE,
    name: 'saw bass',
    attack: 0.002,
    release: 0.03,
    tone: { hertz: 1300, follow: 0.5, octaves: 3, sweep: { octaves: 2, seconds: 0.1 } },
  },
);

/** A square, rounder. */
export const SQUARE_BASS = held(
  { partial: (n) => (n % 2 === 1 ? 1 / n : 0.15 / n), cents: 4, steady: 0.92, width: 0.2 },
  {
    ...PLACE,
    name: 'square bass',
    attack: 0.002,
    release: 0.03,
    tone: { hertz: 1000, follow: 0.5, octaves: 3, sweep: { octaves: 1.4, seconds: 0.16 } },
  },
);
