import { mean, median } from '../../math/statistics.ts';
import type { Roll } from '../roll/roll.ts';
import { CHANNELS, channelsOf, type Part, STEPS } from '../roll/roll-layout.ts';

/**
 * Jaccard distance of two rolls, attacks among the rest: the share of the cells on in either that are not on in both. 0 the
 * same, also of silence; 1 nothing in common.
 * @param part all parts together where it is left out
 */
export function rollDistance(a: Roll, b: Roll, part?: Part): number {
  const [first, behind] = part === undefined ? [0, CHANNELS] : channelsOf(part);
  let [either, both] = [0, 0];
  for (let step = 0; step < STEPS; step++)
    for (let cell = step * CHANNELS + first; cell < step * CHANNELS + behind; cell++) {
      either += a[cell] | b[cell];
      both += a[cell] & b[cell];
    }
  return either === 0 ? 0 : 1 - both / either;
}

/** Mean distance of all pairs of rolls: 0 where they are all the same; null of fewer than two. */
export function diversity(rolls: readonly Roll[], part?: Part): number | null {
  return mean(rolls.flatMap((roll, i) => rolls.slice(i + 1).map((other) => rollDistance(roll, other, part))));
}

/** Distance to the most similar of the rolls that were learnt from: near 0, it is a copy. Infinity where there is none. */
export function nearestDistance(roll: Roll, learnt: readonly Roll[]): number {
  return learnt.reduce((least, other) => Math.min(least, rollDistance(roll, other)), Infinity);
}

/** The middle of the distances of rolls to the most similar other one each; null of none. A roll that is among them itself is no other. */
export function medianNearest(rolls: readonly Roll[], among: readonly Roll[]): number | null {
  return median(
    rolls.map((roll) =>
      nearestDistance(
        roll,
        among.filter((other) => other !== roll),
      ),
    ),
  );
}
