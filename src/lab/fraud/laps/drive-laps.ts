import type { Command } from '../../../race/action-space.ts';
import { Episode } from '../../../race/episode.ts';
import type { Pilot } from '../../../race/pilot.ts';
import { RaceField } from '../../../race/race-field.ts';
import type { CarSpec } from '../../../sim/car-spec.ts';
import { DECISION_HZ } from '../../../sim/physics.ts';
import { type CarVariation, RaceWorld } from '../../../sim/race-world.ts';
import type { Track } from '../../../track/track.ts';
import { STEP_SIZE } from './lap-submission.ts';

/** Who drives, in which example of the car. */
export interface Seat {
  readonly pilot: Pilot;
  readonly variation: CarVariation;
}

/** A lap that takes longer is given up [s] */
const LONGEST_LAP = 60;

/**
 * Lets drivers each drive a lap from standing on the line, all at once, under the rules of an evaluation. Bit for bit the same
 * whoever else drives.
 * @returns the recorded drive of each, exact as the simulator has it; null where the lap was not completed
 */
export function driveLaps(track: Track, car: CarSpec, seats: readonly Seat[]): (Float64Array | null)[] {
  const world = new RaceWorld({ track, car, numCars: seats.length });
  const field = new RaceField({ world });
  const episodes = seats.map(({ variation }, i) => {
    world.vary(i, variation);
    field.start(i, 0);
    const episode = new Episode();
    episode.start(0, field.look(i));
    return episode;
  });
  const driven: number[][] = seats.map(() => []);
  const done: (boolean | null)[] = seats.map(() => null);
  const command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  for (let step = 0; step <= LONGEST_LAP * DECISION_HZ && done.includes(null); step++) {
    for (const [i, { pilot }] of seats.entries()) {
      if (done[i] !== null) continue;
      const status = episodes[i].advance(field.look(i));
      if (status !== 'in_progress') done[i] = status === 'lap_complete';
      pilot.decide(field, i, command);
      world.command(i, command.steeringAngle, command.speed);
      const { x, y, heading, speed } = world.states;
      const { steeringAngle, speed: wanted } = command;
      driven[i].push(step / DECISION_HZ, x[i], y[i], heading[i], speed[i], steeringAngle, wanted);
    }
    world.step();
  }
  return driven.map((rows, i) =>
    done[i] === true && rows.length > STEP_SIZE ? Float64Array.from(rows) : null,
  );
}
