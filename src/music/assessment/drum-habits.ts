import { mean } from '../../math/statistics.ts';
import { cellOf, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, STEPS, STEPS_PER_BAR } from '../roll/roll-layout.ts';

/** How many different two bars the drums of rolls play. */
export function drumPatterns(rolls: readonly Roll[]): number {
  return new Set(rolls.map((roll) => drumsOf(roll, STEPS))).size;
}

/**
 * Share of the blocks that begin with the bar of drums that the block before began with: drums keep their groove, whatever fills end it.
 * @param songs rolls of one song each, in their order
 * @returns null where no song has two blocks
 */
export function keptGrooves(songs: readonly (readonly Roll[])[]): number | null {
  return mean(
    songs.flatMap((rolls) => {
      const bars = rolls.map((roll) => drumsOf(roll, STEPS_PER_BAR));
      return bars.slice(1).map((bar, i) => (bar === bars[i] ? 1 : 0));
    }),
  );
}

function drumsOf(roll: Roll, steps: number): string {
  const first = (step: number): number => cellOf(step, 0);
  return Array.from({ length: steps }, (_, step) =>
    roll.subarray(first(step), first(step) + DRUM_VOICES.length).join(''),
  ).join(' ');
}
