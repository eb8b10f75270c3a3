import {
  type FleetFrame,
  FRAMES_PER_SECOND,
  type ObjectsFrame,
  POSE,
  POSE_SIZE,
} from '../workers/protocol.ts';
import { type EpisodeEnd, interpolate, MAX_SPEED } from './fleet-playback.ts';
import { LapTrail } from './lap-trail.ts';
import { mixObjects } from './mix-objects.ts';

/** A recorded drive, state by state at 15 Hz. */
export interface ReplayedDrive {
  readonly status: EpisodeEnd['status'];
  readonly numSteps: number;
  /** [numSteps × POSE_SIZE] */
  readonly poses: Float32Array;
  /** [numSteps × numObjects × OBJECT_SIZE]; null for an empty road. */
  readonly objects: ObjectsFrame | null;
}

/** Recorded drives on one clock: whoever owns it moves the playhead. */
export interface ReplaySource {
  /** The first is the solid car; one or more. */
  readonly drives: readonly ReplayedDrive[];
  /** Steps since the start, fractional between two states. */
  readonly position: number;
}

/** Farther than this between two pictures nobody plays a replay: the playhead was put elsewhere, steps. */
const LEAP = 8;

/** Turns recorded drives into poses at the playhead: the states themselves where it stands on one, else between two. */
export class ReplayPlayback {
  /** [numDrives × POSE_SIZE] */
  readonly poses: Float32Array;
  /** What is in the way of the solid car. */
  objects: ObjectsFrame | null = null;
  /** Where the solid car has driven up to the playhead. */
  readonly trail = new LapTrail();
  /** Where the drives ended. */
  readonly ends: readonly EpisodeEnd[];
  /** Seconds of the drive since the last picture; negative where it went back. */
  elapsed = 0;
  /** Whether the playhead was put elsewhere since the last picture. */
  isCut = true;
  readonly #source: ReplaySource;
  readonly #frames: readonly (readonly FleetFrame[])[];
  #position = 0;
  /** States of the solid car on the trail. */
  #numTrailed = 0;

  constructor(source: ReplaySource) {
    this.#source = source;
    this.#frames = source.drives.map(framesOf);
    this.#position = source.position;
    this.poses = new Float32Array(source.drives.length * POSE_SIZE);
    this.ends = this.#frames.map((frames, car) => endOf(frames.at(-1)!, car, source.drives[car].status));
    this.advance();
    this.isCut = true;
  }

  /** Takes the poses at the playhead. Call before every picture. */
  advance(): void {
    const { position } = this.#source;
    const moved = position - this.#position;
    this.#position = position;
    this.elapsed = moved / FRAMES_PER_SECOND;
    this.isCut = Math.abs(moved) > LEAP;
    for (const [car, frames] of this.#frames.entries()) {
      const { here, next, share } = placeIn(frames, position);
      const out = this.poses.subarray(car * POSE_SIZE, (car + 1) * POSE_SIZE);
      if (share === 0) out.set(here.poses);
      else interpolate(here, next, share, out);
      if (car > 0) continue;
      this.objects = mixObjects(here.objects, next.objects, share, MAX_SPEED / FRAMES_PER_SECOND);
    }
    this.#layTrail(Math.floor(position));
  }

  #layTrail(step: number): void {
    const frames = this.#frames[0];
    const numReached = Math.min(frames.length, step + 1);
    if (numReached < this.#numTrailed) {
      this.trail.restart();
      this.#numTrailed = 0;
    }
    for (; this.#numTrailed < numReached; this.#numTrailed++)
      this.trail.reach(frames[this.#numTrailed].poses, this.#numTrailed === 0, this.#numTrailed);
    this.trail.follow(this.poses.subarray(0, POSE_SIZE));
  }
}

/** The states before and after a playhead; after its last one a drive stays where it ended. */
function placeIn(
  frames: readonly FleetFrame[],
  position: number,
): { readonly here: FleetFrame; readonly next: FleetFrame; readonly share: number } {
  const last = frames.length - 1;
  const step = Math.min(last, Math.floor(position));
  const next = frames[Math.min(last, step + 1)];
  return { here: frames[step], next, share: step === last ? 0 : position - step };
}

/** The states of a drive as frames of one car, without copying. */
function framesOf({ poses, objects, numSteps }: ReplayedDrive): FleetFrame[] {
  const objectsSize = objects === null ? 0 : objects.poses.length / numSteps;
  return Array.from({ length: numSteps }, (_, k) => ({
    simTime: k / FRAMES_PER_SECOND,
    poses: poses.subarray(k * POSE_SIZE, (k + 1) * POSE_SIZE),
    episodes: new Uint32Array(1),
    ends: new Uint8Array(1),
    objects: objects && {
      kind: objects.kind,
      poses: objects.poses.subarray(k * objectsSize, (k + 1) * objectsSize),
    },
  }));
}

function endOf({ poses }: FleetFrame, car: number, status: EpisodeEnd['status']): EpisodeEnd {
  return { car, x: poses[POSE.x], y: poses[POSE.y], z: poses[POSE.z], status };
}
