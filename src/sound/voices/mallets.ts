import { struck } from './struck.ts';

const HIGH = {
  release: Infinity,
  tone: { hertz: 9000, follow: 0.2, octaves: 2 },
  pan: 0.2,
  room: 0.25,
} as const;
const WOOD = {
  release: Infinity,
  tone: { hertz: 4500, follow: 0.4, octaves: 3 },
  pan: 0.2,
  room: 0.18,
} as const;

// Ratios of bars that are tuned by undercutting, and of those that are not: Fletcher & Rossing, The Physics of Musical Instruments.

export const CELESTA = struck(
  {
    modes: [
      [1, 1, 2.6],
      [2.01, 0.18, 1.2],
      [4.1, 0.14, 0.7],
      [6.9, 0.05, 0.3],
    ],
    mallet: { hertz: 2500, level: 0.15 },
  },
  { ...HIGH, name: 'celesta' },
);

export const GLOCKENSPIEL = struck(
  {
    modes: [
      [1, 1, 3.4],
      [2.756, 0.35, 1.4],
      [5.404, 0.16, 0.6],
    ],
    mallet: { hertz: 6000, level: 0.2 },
  },
  { ...HIGH, name: 'glockenspiel' },
);

export const MUSIC_BOX = struck(
  {
    modes: [
      [1, 1, 2.2],
      [3.01, 0.1, 0.8],
      [6.27, 0.2, 0.35],
    ],
    mallet: { hertz: 5000, level: 0.12 },
  },
  { ...HIGH, name: 'music box' },
);

/** Bars over pipes with turning lids. */
export const VIBRAPHONE = struck(
  {
    modes: [
      [1, 1, 4.5],
      [3.98, 0.22, 1.6],
      [10.3, 0.05, 0.4],
    ],
    mallet: { hertz: 1500, level: 0.1 },
    tremolo: { hertz: 5, depth: 0.35 },
  },
  { ...HIGH, name: 'vibraphone', release: 0.25, tone: { hertz: 6000, follow: 0.3, octaves: 2.5 } },
);

export const MARIMBA = struck(
  {
    modes: [
      [1, 1, 1.1],
      [3.93, 0.25, 0.35],
      [9.24, 0.08, 0.12],
    ],
    mallet: { hertz: 900, level: 0.25 },
  },
  { ...WOOD, name: 'marimba' },
);

export const XYLOPHONE = struck(
  {
    modes: [
      [1, 1, 0.6],
      [3, 0.4, 0.25],
      [6.1, 0.18, 0.1],
    ],
    mallet: { hertz: 2800, level: 0.35 },
  },
  { ...WOOD, name: 'xylophone', tone: { hertz: 7000, follow: 0.3, octaves: 2 } },
);

/** The ear hears a pitch between the second and the third of its partials; here it is one of them. */
export const TUBULAR_BELLS = struck(
  {
    modes: [
      [0.5, 0.3, 6],
      [1, 1, 5],
      [1.19, 0.35, 4],
      [1.5, 0.3, 3.4],
      [2, 0.55, 3],
      [2.74, 0.25, 2],
      [3.76, 0.15, 1.2],
    ],
    ringPerOctave: 0.8,
    mallet: { hertz: 2200, level: 0.2 },
  },
  { ...HIGH, name: 'tubular bells', room: 0.35 },
);

export const STEEL_DRUM = struck(
  {
    modes: [
      [1, 1, 1.3],
      [2.003, 0.6, 1],
      [3.02, 0.2, 0.6],
      [4.1, 0.1, 0.4],
    ],
    mallet: { hertz: 1200, level: 0.2 },
  },
  { ...WOOD, name: 'steel drum' },
);

/** A tongue of metal, plucked with a thumb. */
export const KALIMBA = struck(
  {
    modes: [
      [1, 1, 1.2],
      [5.4, 0.12, 0.2],
      [2, 0.06, 0.6],
    ],
    mallet: { hertz: 700, level: 0.2 },
  },
  { ...WOOD, name: 'kalimba' },
);

export const TINKLE_BELL = struck(
  {
    modes: [
      [1, 1, 2],
      [2.4, 0.5, 1.2],
      [3.9, 0.3, 0.8],
    ],
    mallet: { hertz: 7000, level: 0.1 },
  },
  { ...HIGH, name: 'tinkle bell' },
);

export const AGOGO = struck(
  {
    modes: [
      [1, 1, 0.5],
      [1.48, 0.45, 0.4],
      [2.9, 0.25, 0.2],
    ],
    mallet: { hertz: 3000, level: 0.25 },
  },
  { ...WOOD, name: 'agogo' },
);

export const WOODBLOCK = struck(
  {
    modes: [
      [1, 1, 0.12],
      [2.6, 0.3, 0.07],
    ],
    mallet: { hertz: 1600, level: 0.5 },
  },
  { ...WOOD, name: 'woodblock' },
);

/** Ratios of a kettle of air under a skin. */
export const TIMPANI = struck(
  {
    modes: [
      [1, 1, 2],
      [1.5, 0.6, 1.6],
      [1.98, 0.35, 1.2],
      [2.44, 0.2, 0.9],
      [2.9, 0.1, 0.7],
    ],
    mallet: { hertz: 300, level: 0.6 },
  },
  {
    ...WOOD,
    name: 'timpani',
    release: 0.5,
    tone: { hertz: 1800, follow: 0.3, octaves: 3 },
    pan: 0.15,
    room: 0.3,
  },
);

export const TAIKO = struck(
  {
    modes: [
      [1, 1, 0.7],
      [1.59, 0.4, 0.4],
      [2.14, 0.25, 0.3],
    ],
    mallet: { hertz: 250, level: 0.8 },
  },
  { ...WOOD, name: 'taiko', tone: { hertz: 1600, follow: 0.3, octaves: 3 } },
);

export const MELODIC_TOM = struck(
  {
    modes: [
      [1, 1, 0.5],
      [1.59, 0.25, 0.25],
    ],
    mallet: { hertz: 1200, level: 0.4 },
  },
  { ...WOOD, name: 'melodic tom' },
);

export const SYNTH_DRUM = struck(
  {
    modes: [
      [1, 1, 0.6],
      [1.02, 0.5, 0.5],
    ],
    mallet: { hertz: 1800, level: 0.25 },
  },
  { ...WOOD, name: 'synth drum' },
);
