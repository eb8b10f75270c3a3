import type { EnsembleTone } from '../synthesis/ensemble-tone.ts';
import { formants } from './formants.ts';
import { held } from './held.ts';

const PLACE = { pan: 0.12, room: 0.12 } as const;
/** Partials over the octave below the pitch of the nine drawbars of an electric organ, from 16′ to 1′. */
const DRAWBARS = [1, 3, 2, 4, 6, 8, 10, 12, 16];
/** A loudspeaker that turns. */
const ROTOR = { hertz: 6.2, cents: 7, after: 0.3 } as const;

/** @param drawn how far each drawbar is drawn, 0 … 8: 3 dB a step */
function drawbars(drawn: readonly number[]): EnsembleTone {
  const levels = new Map(DRAWBARS.map((n, i) => [n, drawn[i] === 0 ? 0 : 2 ** ((drawn[i] - 8) / 2)]));
  return { partial: (n) => levels.get(n) ?? 0, below: 2, cents: 2, steady: 0.9, width: 0.5 };
}

export const DRAWBAR_ORGAN = held(drawbars([6, 4, 8, 5, 2, 2, 0, 0, 1]), {
  ...PLACE,
  name: 'drawbar organ',
  attack: 0.006,
  release: 0.02,
  tone: { hertz: 5200, follow: 0.2, octaves: 1.5 },
  vibrato: ROTOR,
});

export const PERCUSSIVE_ORGAN = held(drawbars([4, 4, 8, 5, 3, 0, 0, 0, 0]), {
  ...PLACE,
  name: 'percussive organ',
  attack: 0.004,
  release: 0.02,
  tone: { hertz: 2600, follow: 0.4, octaves: 1.5, sweep: { octaves: 1.6, seconds: 0.12 } },
  vibrato: ROTOR,
});

export const ROCK_ORGAN = held(drawbars([7, 6, 8, 6, 4, 4, 3, 3, 4]), {
  ...PLACE,
  name: 'rock organ',
  attack: 0.005,
  release: 0.02,
  tone: { hertz: 5600, follow: 0.2, octaves: 1.5 },
  vibrato: { ...ROTOR, cents: 10 },
});

/** Ranks of pipes at 16′, 8′, 4′ and 2′. */
export const CHURCH_ORGAN = held(
  {
    partial: (n) =>
      [1, 2, 4, 8].reduce(
        (sum, rank, i) => sum + (n % rank === 0 ? [0.35, 1, 0.6, 0.35][i] * (rank / n) ** 1.6 : 0),
        0,
      ),
    below: 2,
    cents: 4,
    steady: 0.6,
    width: 0.8,
    air: { hertz: 2600, level: 0.02 },
  },
  {
    name: 'church organ',
    attack: 0.04,
    release: 0.09,
    tone: { hertz: 5200, follow: 0.2, octaves: 1 },
    pan: 0,
    room: 0.45,
  },
);

/** Reeds of free metal: many partials, and two of them a little apart. */
function reedOrgan(name: string, cents: number, edge: number): ReturnType<typeof held> {
  const body = formants([
    [900, 1.2, 1],
    [2400, 0.6, 0.5],
  ]);
  return held(
    { partial: (n, hertz) => n ** -0.9 * (0.25 + body(hertz)), cents, steady: 0.35, width: 0.6, spread: 0.7 },
    { ...PLACE, name, attack: 0.025, release: 0.04, tone: { hertz: edge, follow: 0.3, octaves: 2 } },
  );
}

export const REED_ORGAN = reedOrgan('reed organ', 4, 2800);
export const ACCORDION = reedOrgan('accordion', 11, 3400);
export const HARMONICA = reedOrgan('harmonica', 6, 3000);
export const TANGO_ACCORDION = reedOrgan('bandoneon', 7, 2600);
