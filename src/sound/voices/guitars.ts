import { drive } from '../synthesis/drive.ts';
import { plucked } from './plucked.ts';

const PLACE = { pan: 0.25, room: 0.12 } as const;
/** Of a wooden box: its air, its top. */
const BOX = [
  [105, 0.7],
  [210, 0.5],
  [430, 0.25],
] as const;
/** Of the electric guitar's string: steel over pickups. */
const STEEL = { damping: 0.14, place: 0.21, scratch: 0.18 } as const;

export const NYLON_GUITAR = plucked(
  { seconds: 3.6, damping: 0.36, place: 0.24, hardness: 1900, scratch: 0.35, length: 3.5, body: BOX },
  { ...PLACE, name: 'nylon guitar', release: 0.06, tone: { hertz: 3000, follow: 0.4, octaves: 3 } },
);

export const STEEL_GUITAR = plucked(
  { seconds: 4.5, damping: 0.18, place: 0.2, hardness: 4200, scratch: 0.4, length: 3.5, body: BOX },
  { ...PLACE, name: 'steel guitar', release: 0.06, tone: { hertz: 4400, follow: 0.35, octaves: 3 } },
);

export const JAZZ_GUITAR = plucked(
  { ...STEEL, seconds: 4, damping: 0.3, place: 0.34, hardness: 1100, length: 3.5 },
  { ...PLACE, name: 'jazz guitar', release: 0.05, tone: { hertz: 1900, follow: 0.4, octaves: 2.6 } },
);

export const CLEAN_GUITAR = plucked(
  { ...STEEL, seconds: 6, hardness: 3200, length: 4 },
  {
    ...PLACE,
    name: 'clean guitar',
    release: 0.05,
    room: 0.18,
    tone: { hertz: 3600, follow: 0.35, octaves: 2.8 },
  },
);

/** The palm on the bridge. */
export const MUTED_GUITAR = plucked(
  { ...STEEL, seconds: 0.35, damping: 0.4, hardness: 1800, length: 0.8 },
  { ...PLACE, name: 'muted guitar', release: 0.04, tone: { hertz: 2600, follow: 0.35, octaves: 2.8 } },
);

/** Through an amplifier that rounds the peaks. */
export const OVERDRIVEN_GUITAR = plucked(
  {
    ...STEEL,
    seconds: 11,
    hardness: 2600,
    length: 4.5,
    finish: (sound, sampleRate) => drive(sound, 7, 3600, sampleRate),
  },
  { ...PLACE, name: 'overdriven guitar', release: 0.05, tone: { hertz: 3400, follow: 0.2, octaves: 2 } },
);

/** Through one that leaves hardly anything but the sign. */
export const DISTORTION_GUITAR = plucked(
  {
    ...STEEL,
    seconds: 14,
    hardness: 3000,
    length: 4.5,
    finish: (sound, sampleRate) => drive(sound, 22, 3200, sampleRate),
  },
  { ...PLACE, name: 'distortion guitar', release: 0.05, tone: { hertz: 3200, follow: 0.2, octaves: 1.6 } },
);

/** The string touched at its middle: every other partial is left. */
export const GUITAR_HARMONICS = plucked(
  { ...STEEL, seconds: 4, damping: 0.3, place: 0.5, hardness: 1500, length: 3.5 },
  {
    ...PLACE,
    name: 'guitar harmonics',
    release: 0.08,
    room: 0.25,
    tone: { hertz: 3000, follow: 0.4, octaves: 2.5 },
  },
);
