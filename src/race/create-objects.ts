import { Boxes } from '../sim/objects/boxes.ts';
import { Bots } from '../sim/objects/bots.ts';
import type { TrackObjects } from '../sim/objects/track-objects.ts';
import type { RaceSpec } from './race-spec.ts';

/** What is in the way of every car in a race; null in a time trial. */
export function createObjects(race: RaceSpec, numCars: number): TrackObjects | null {
  if (race.type === 'object-avoidance') {
    return new Boxes({ numCars, numBoxes: race.boxes, placement: race.placement });
  }
  return race.type === 'head-to-bot' ? new Bots({ ...race, numCars, numBots: race.bots }) : null;
}
