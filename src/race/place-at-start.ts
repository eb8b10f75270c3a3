import type { RaceWorld } from '../sim/race-world.ts';
import type { Track } from '../track/track.ts';

/**
 * Puts a car on the centre line, at rest, facing the next waypoint.
 * @param start arc length over track length
 * @param track in the direction to be driven
 */
export function placeAtStart(world: RaceWorld, i: number, start: number, track: Track = world.track): void {
  const place = track.centre.at(start * track.length);
  world.place(i, place.x, place.y, track.headingAt(place.s));
}
