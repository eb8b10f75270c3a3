import { mean } from '../../math/statistics.ts';
import { Contest } from '../../race/contest.ts';
import type { Pilot } from '../../race/pilot.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { Track } from '../../track/track.ts';

export interface BrakeTrialOptions {
  readonly track: Track;
  readonly car: CarSpec;
  /** On the road in each lap, elsewhere each time. */
  readonly boxes: number;
  /** Each from a standing start on the line to the first fault, or to the line again. */
  readonly laps: number;
  readonly seed: number;
}

/** What became of laps among boxes. */
export interface BrakeTrial {
  readonly laps: number;
  /** That ended at a box. */
  readonly crashes: number;
  /** Mean speed at which it was hit [m/s]; null without a crash. */
  readonly crashSpeed: number | null;
  readonly offTracks: number;
  /** That were completed without a fault. */
  readonly clean: number;
}

/** Lets somebody drive laps among boxes; the first fault ends each. */
export function driveAmongBoxes(
  makePilot: () => Pilot,
  { track, car, boxes, laps, seed }: BrakeTrialOptions,
): BrakeTrial {
  const speeds: number[] = [];
  let offTracks = 0;
  let clean = 0;
  for (let lap = 0; lap < laps; lap++) {
    const { status, speed } = driveLap(makePilot(), track, car, boxes, laps * seed + lap);
    if (status === 'crashed') speeds.push(speed);
    else if (status === 'off_track') offTracks++;
    else if (status === 'lap_complete') clean++;
  }
  return { laps, crashes: speeds.length, crashSpeed: mean(speeds), offTracks, clean };
}

/** @returns how it ended, and the car's speed then [m/s] */
function driveLap(pilot: Pilot, track: Track, car: CarSpec, boxes: number, seed: number) {
  const race = { type: 'object-avoidance', boxes, placement: 'random' } as const;
  const contest = new Contest({ track, car, race, pilots: [pilot], rules: { trials: 1, resets: 0 }, seed });
  const [{ contestant, field }] = contest.drivers;
  let speed = 0;
  while (!contest.isOver) {
    // A step begins with the rules' look at the car as it stands now.
    speed = field.world.states.speed[0];
    contest.step();
  }
  return { status: contestant.laps[0].status, speed };
}
