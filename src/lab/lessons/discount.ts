/** Decisions of the car in a second. */
export const DECISIONS_PER_SECOND = 15;

/** How much a reward so many decisions away counts now. */
export function weightAfter(gamma: number, decisions: number): number {
  return gamma ** decisions;
}

/** The sum of all weights: as many decisions count as if each counted fully, and the rest not at all. */
export function horizonOf(gamma: number): number {
  return 1 / (1 - gamma);
}

/** After how many decisions a reward counts half. */
export function halfLifeOf(gamma: number): number {
  return Math.log(0.5) / Math.log(gamma);
}

/** How far a car gets meanwhile [m] @param speed m/s */
export function metresIn(decisions: number, speed: number): number {
  return (decisions * speed) / DECISIONS_PER_SECOND;
}
