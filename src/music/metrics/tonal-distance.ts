import { mean } from '../../math/statistics.ts';
import type { Roll } from '../roll/roll.ts';
import { type PitchedPart, STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { chromaOf } from './chroma.ts';

/** Circles of fifths, minor thirds and major thirds: the angle of a semitone, and the radius (Harte et al. 2006, section 3). */
const CIRCLES = [
  { angle: (7 * Math.PI) / 6, radius: 1 },
  { angle: (3 * Math.PI) / 2, radius: 1 },
  { angle: (2 * Math.PI) / 3, radius: 0.5 },
];

/** The six coordinates of a chroma; null of silence. */
export function tonalCentroid(chroma: readonly number[]): number[] | null {
  const all = chroma.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  return CIRCLES.flatMap(({ angle, radius }) =>
    [Math.sin, Math.cos].map(
      (wave) =>
        chroma.reduce((sum, weight, pitchClass) => sum + weight * radius * wave(pitchClass * angle), 0) / all,
    ),
  );
}

/** Mean distance of two parts' tonal centroids over the beats in which both sound (MuseGAN's TD); null where there is none. */
export function tonalDistance(roll: Roll, a: PitchedPart, b: PitchedPart): number | null {
  const distances: number[] = [];
  for (let step = 0; step < STEPS; step += STEPS_PER_BEAT) {
    const [from, to] = [a, b].map((part) => tonalCentroid(chromaOf(roll, part, step, step + STEPS_PER_BEAT)));
    if (from && to) distances.push(Math.hypot(...from.map((x, i) => x - to[i])));
  }
  return mean(distances);
}
