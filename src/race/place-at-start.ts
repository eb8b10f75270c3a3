import type { RaceWorld } from '../sim/race-world.ts';

/** Puts a car on the centre line, at rest, facing the next waypoint. @param start arc length over track length */
export function placeAtStart(world: RaceWorld, i: number, start: number): void {
  const { track } = world;
  const place = track.centre.at(start * track.length);
  world.place(i, place.x, place.y, track.headingAt(place.s));
}
