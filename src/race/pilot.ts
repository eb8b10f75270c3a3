import type { Command } from './action-space.ts';
import type { RaceField } from './race-field.ts';

/** Whoever is at the wheel of a car in a contest: a policy, or a person. */
export interface Pilot {
  /**
   * Decides once per step by how its car stands now.
   * @param field the cars with all that is on the track
   * @param i its car
   * @param out the command, to be written
   * @returns index of a discrete action; -1 where there is none
   */
  decide(field: RaceField, i: number, out: Command): number;
}
