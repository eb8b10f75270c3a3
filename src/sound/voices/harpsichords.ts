import { plucked } from './plucked.ts';

/** Quills on two strings, the one an octave higher; the damper falls at once. */
export const HARPSICHORD = plucked(
  {
    seconds: 4,
    damping: 0.08,
    place: 0.13,
    hardness: 7000,
    scratch: 0.25,
    length: 3,
    courses: [
      [1, 1],
      [2, 0.4],
    ],
  },
  {
    name: 'harpsichord',
    release: 0.035,
    tone: { hertz: 6500, follow: 0.3, octaves: 1.2 },
    pan: -0.1,
    room: 0.16,
  },
);

/** A string under a pickup, struck against an anvil. */
export const CLAVINET = plucked(
  { seconds: 2.4, damping: 0.12, place: 0.09, hardness: 4200, scratch: 0.2, length: 2.5 },
  { name: 'clavinet', release: 0.03, tone: { hertz: 3600, follow: 0.3, octaves: 3 }, pan: -0.1, room: 0.06 },
);
