import { plucked } from './plucked.ts';

const PLACE = { pan: 0.15, room: 0.14 } as const;

/** Strings that are struck with small hammers, in pairs. */
export const DULCIMER = plucked(
  {
    seconds: 3,
    damping: 0.12,
    place: 0.12,
    hardness: 4200,
    scratch: 0.2,
    length: 3,
    courses: [
      [1, 1],
      [1.0025, 0.8],
    ],
  },
  { ...PLACE, name: 'dulcimer', release: 0.4, room: 0.22, tone: { hertz: 5200, follow: 0.3, octaves: 2.5 } },
);

/** With strings that answer by themselves, at the octave and the fifth. */
export const SITAR = plucked(
  {
    seconds: 4,
    damping: 0.06,
    place: 0.08,
    hardness: 5200,
    scratch: 0.3,
    length: 3.5,
    courses: [
      [1, 1],
      [1.003, 0.4],
      [1.5, 0.12],
      [2, 0.2],
    ],
  },
  { ...PLACE, name: 'sitar', release: 0.15, tone: { hertz: 4600, follow: 0.3, octaves: 2.2 } },
);

/** Over a skin, which takes the string's sound away soon. */
export const BANJO = plucked(
  {
    seconds: 0.9,
    damping: 0.14,
    place: 0.12,
    hardness: 5200,
    scratch: 0.3,
    length: 1.4,
    body: [
      [420, 0.6],
      [900, 0.5],
    ],
  },
  { ...PLACE, name: 'banjo', release: 0.08, tone: { hertz: 5200, follow: 0.3, octaves: 2.4 } },
);

export const SHAMISEN = plucked(
  {
    seconds: 0.8,
    damping: 0.18,
    place: 0.1,
    hardness: 4200,
    scratch: 0.5,
    length: 1.3,
    body: [
      [350, 0.5],
      [800, 0.5],
    ],
  },
  { ...PLACE, name: 'shamisen', release: 0.08, tone: { hertz: 4200, follow: 0.3, octaves: 2.4 } },
);

export const KOTO = plucked(
  { seconds: 2.6, damping: 0.16, place: 0.1, hardness: 4600, scratch: 0.25, length: 3 },
  { ...PLACE, name: 'koto', release: 0.3, room: 0.22, tone: { hertz: 4400, follow: 0.35, octaves: 2.6 } },
);
