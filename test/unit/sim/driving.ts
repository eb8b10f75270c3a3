import { CLUB_CAR, type CarSpec } from '../../../src/sim/car-spec.ts';
import { DECISION_HZ } from '../../../src/sim/physics.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { boxTrack } from '../track/ring-track.ts';

/** One car on a flat track whose ground goes on level for ever. */
export function flatWorld(numCars = 1, car: CarSpec = CLUB_CAR): RaceWorld {
  return new RaceWorld({ track: new Track(boxTrack()), numCars, car });
}

/** One car on a box track with its elevation and banking set point by point. */
export function hillyWorld(
  shape: (x: number, y: number) => { elevation?: number; banking?: number },
  options: Parameters<typeof boxTrack>[0] = {},
): RaceWorld {
  const file = boxTrack(options);
  const points = file.centreLine.map(([x, y]) => shape(x, y));
  const hilly: TrackFile = {
    ...file,
    elevation: points.map(({ elevation = 0 }) => elevation),
    banking: points.map(({ banking = 0 }) => banking),
  };
  return new RaceWorld({ track: new Track(hilly), numCars: 1 });
}

/** Drives car 0 with one command for a time and returns how it moved, decision by decision. */
export function drive(world: RaceWorld, seconds: number, steering: number, speed: number): CarTrace {
  const trace: CarTrace = { speed: [], z: [], tilt: [], yawRate: [], x: [], y: [] };
  for (let k = 0; k < Math.round(seconds * DECISION_HZ); k++) {
    world.command(0, steering, speed);
    world.step();
    trace.speed.push(world.states.speed[0]);
    trace.yawRate.push(world.states.yawRate[0]);
    trace.x.push(world.states.x[0]);
    trace.y.push(world.states.y[0]);
    trace.z.push(world.states.z[0]);
    trace.tilt.push(tiltOf(world, 0));
  }
  return trace;
}

/** One number per decision. */
export interface CarTrace {
  readonly speed: number[];
  readonly yawRate: number[];
  readonly x: number[];
  readonly y: number[];
  readonly z: number[];
  /** Angle between the car's up axis and the sky, degrees. */
  readonly tilt: number[];
}

/** Angle between car `i`'s up axis and the sky, degrees. */
export function tiltOf(world: RaceWorld, i: number): number {
  const q = new Float32Array(4);
  world.orientation(i, q, 0);
  return (Math.acos(Math.min(1, 1 - 2 * (q[0] * q[0] + q[1] * q[1]))) * 180) / Math.PI;
}
