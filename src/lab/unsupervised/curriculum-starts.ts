import { wrap } from '../../math/scalar.ts';
import type { HardPlace } from './hard-places.ts';

/** Places for a round of episodes. */
const STARTS = 40;
/** Share of them that are spread evenly: what is learnt at hard places alone is forgotten elsewhere. */
const EVEN = 0.5;
/** So far before a hard place an episode begins, to arrive there at speed [m] */
const RUN_UP = 2;

/**
 * Shares of the lap for episodes to begin at: half of them evenly spaced, half as densely as places are hard, each two metres
 * before (as starts near the difficulty: Florensa et al. 2017, arXiv:1707.05300), both kinds in turn. Where nothing is hard all
 * are evenly spaced.
 * @param trackLength [m]
 */
export function curriculumStarts(places: readonly HardPlace[], trackLength: number): number[] {
  const total = places.reduce((sum, { anomaliesPerMetre }) => sum + anomaliesPerMetre, 0);
  const even = total > 0 ? Math.round(EVEN * STARTS) : STARTS;
  const spread = Array.from({ length: even }, (_, i) => i / even);
  const hard = Array.from({ length: STARTS - even }, (_, i) => {
    // The place below which this share of all difficulty lies.
    let left = ((i + 0.5) / (STARTS - even)) * total;
    const at = places.findIndex(({ anomaliesPerMetre }) => (left -= anomaliesPerMetre) < 0);
    return wrap(places[Math.max(0, at)].from - RUN_UP, trackLength) / trackLength;
  });
  return spread.flatMap((start, i) => (i < hard.length ? [start, hard[i]] : [start]));
}
