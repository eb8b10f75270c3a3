import { type Formant, formants } from './formants.ts';
import { held } from './held.ts';
import type { Voice } from './voice.ts';

interface Reed {
  readonly formants: readonly Formant[];
  /** Share of the even partials: small in a tube that is closed at the reed. */
  readonly even?: number;
  readonly air: number;
  readonly edge: number;
  readonly pan: number;
  readonly vibrato?: number;
}

/** A reed and a tube. */
function reed(name: string, { formants: list, even = 1, air, edge, pan, vibrato = 8 }: Reed): Voice {
  const answer = formants(list);
  return held(
    {
      partial: (n, hertz) =>
        (n % 2 === 0 ? even : 1) * n ** -0.8 * (0.2 + answer(hertz)) * Math.exp(-hertz / 6000),
      cents: 5,
      steady: 0.92,
      width: 0.25,
      spread: 0.6,
      air: { hertz: 2600, level: air },
    },
    {
      name,
      attack: 0.018,
      release: 0.045,
      tone: { hertz: edge, follow: 0.35, octaves: 3, sweep: { octaves: -0.7, seconds: 0.05 } },
      vibrato: { hertz: 5.2, cents: vibrato, after: 0.35 },
      trim: -0.5,
      pan,
      room: 0.22,
    },
  );
}

const saxophone = (lower: number): readonly Formant[] => [
  [700 / lower, 0.7, 1],
  [1500 / lower, 0.5, 0.5],
  [3000 / lower, 0.5, 0.25],
];

export const SOPRANO_SAX = reed('soprano sax', {
  formants: saxophone(0.75),
  air: 0.02,
  edge: 3400,
  pan: -0.2,
});
export const ALTO_SAX = reed('alto sax', { formants: saxophone(1), air: 0.025, edge: 3000, pan: -0.2 });
export const TENOR_SAX = reed('tenor sax', { formants: saxophone(1.35), air: 0.03, edge: 2500, pan: -0.2 });
export const BARITONE_SAX = reed('baritone sax', {
  formants: saxophone(2),
  air: 0.03,
  edge: 2000,
  pan: -0.2,
});
export const OBOE = reed('oboe', {
  formants: [
    [1100, 0.45, 1],
    [2800, 0.35, 0.45],
  ],
  air: 0.006,
  edge: 3600,
  pan: -0.1,
});
export const ENGLISH_HORN = reed('english horn', {
  formants: [
    [850, 0.5, 1],
    [2100, 0.35, 0.4],
  ],
  air: 0.006,
  edge: 2800,
  pan: -0.1,
});
export const BASSOON = reed('bassoon', {
  formants: [
    [480, 0.45, 1],
    [1150, 0.4, 0.35],
  ],
  air: 0.008,
  edge: 1800,
  pan: 0.15,
  vibrato: 4,
});
export const CLARINET = reed('clarinet', {
  formants: [[600, 1.3, 0.8]],
  even: 0.12,
  air: 0.008,
  edge: 2600,
  pan: -0.15,
  vibrato: 0,
});
export const BAGPIPE = reed('bagpipe', {
  formants: [[1300, 0.8, 1]],
  air: 0.004,
  edge: 3400,
  pan: 0,
  vibrato: 0,
});
export const SHANAI = reed('shanai', {
  formants: [
    [1400, 0.6, 1],
    [3000, 0.4, 0.4],
  ],
  air: 0.006,
  edge: 3600,
  pan: 0,
  vibrato: 14,
});
