import type { FleetFrame, ObjectsFrame } from '../workers/protocol.ts';
import { EPISODE_ENDS, POSE, POSE_SIZE } from '../workers/protocol.ts';
import { Damper } from './damper.ts';
import { mixObjects } from './mix-objects.ts';

/** An episode that ended between two frames: where the car was last seen. */
export interface EpisodeEnd {
  readonly car: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly status: (typeof EPISODE_ENDS)[number];
}

/** Seconds of wall time that the picture stays behind the newest frame; enough to bridge uneven arrival. */
export const PLAYBACK_DELAY = 0.2;
/** Faster than this, in simulated seconds per second, nobody can follow the cars. */
const MAX_RATE = 8;
/** Simulated seconds kept at most, about two seconds of picture at the highest rate. */
const CLIP = 15;
/** Two frames further apart than this (simulated seconds) are not one motion. */
const MAX_GAP = 0.5;
/** Faster than this between two frames a car did not drive but was put somewhere, m/s. */
export const MAX_SPEED = 12;

/**
 * Turns a stream of fleet frames, 15 per simulated second, into poses at the display's frame rate.
 *
 * Frames come in real time from the driver and many times faster from training, so the playing speed is not fixed:
 * the buffer is played out within `PLAYBACK_DELAY` of wall time, whatever it holds, but never faster than eyes can follow. What
 * comes faster than that is shown in clips: a stretch of driving, then a cut to what the cars do now.
 */
export class FleetPlayback {
  /** Interpolated poses, [numCars × POSE_SIZE]; empty before the first frame. */
  poses = new Float32Array(0);
  /** What is in the first car's way at that moment; null for an empty road. */
  objects: ObjectsFrame | null = null;
  #queue: FleetFrame[] = [];
  #playhead = 0;
  #rate = new Damper(1, 0.6);
  #current: FleetFrame | null = null;
  #finishing = false;
  readonly #onEpisodeEnd: (end: EpisodeEnd) => void;
  readonly #onFrame: (frame: FleetFrame, isCut: boolean) => void;
  readonly #delay: number;

  /**
   * @param onFrame told of every frame that is reached, and whether the first car did not drive there from the one before
   * @param delay seconds of wall time that the picture stays behind
   */
  constructor(
    onEpisodeEnd: (end: EpisodeEnd) => void = () => undefined,
    onFrame: (frame: FleetFrame, isCut: boolean) => void = () => undefined,
    delay: number = PLAYBACK_DELAY,
  ) {
    this.#delay = delay;
    this.#onEpisodeEnd = onEpisodeEnd;
    this.#onFrame = onFrame;
  }

  get numCars(): number {
    return this.poses.length / POSE_SIZE;
  }

  /** Simulated seconds shown per second of wall time. */
  get rate(): number {
    return this.#rate.value;
  }

  /** No more frames will come: what is still to be shown is shown, then the cars go away. */
  finish(): void {
    this.#finishing = true;
  }

  /** Forgets all frames: a new run, or none. */
  clear(): void {
    this.#finishing = false;
    this.#queue = [];
    this.#current = null;
    this.objects = null;
    this.poses = new Float32Array(0);
    this.#rate.jumpTo(1);
  }

  /** Takes the next frame. One from before the last, or of another number of cars, starts anew. */
  push(frame: FleetFrame): void {
    this.#finishing = false;
    const last = this.#queue.at(-1) ?? this.#current;
    const gap = last === null ? -1 : frame.simTime - last.simTime;
    if (gap <= 0 || frame.poses.length !== this.poses.length) this.#start(frame);
    else if (gap <= MAX_GAP && frame.simTime - this.#playhead <= CLIP) this.#queue.push(frame);
    // A clip is played to its end before the cut to another moment.
    else if (this.#queue.length === 0) this.#start(frame);
  }

  /**
   * Moves the playhead by `dt` seconds of wall time and writes `poses`.
   * @returns true when there is a pose to draw
   */
  advance(dt: number): boolean {
    if (this.#current === null) return false;
    const newest = this.#queue.at(-1)?.simTime ?? this.#current.simTime;
    if (this.#finishing && this.#queue.length === 0) {
      this.clear();
      return false;
    }
    const rate = this.#rate.update(Math.min(MAX_RATE, (newest - this.#playhead) / this.#delay), dt);
    this.#playhead = Math.min(newest, this.#playhead + Math.max(0, rate) * dt);
    while (this.#queue.length > 0 && this.#queue[0].simTime <= this.#playhead) {
      const next = this.#queue.shift()!;
      this.#reportEnds(this.#current, next);
      this.#onFrame(next, this.#current.episodes[0] !== next.episodes[0]);
      this.#current = next;
    }
    const next = this.#queue[0];
    if (next === undefined) {
      this.poses.set(this.#current.poses);
      this.objects = this.#current.objects;
    } else {
      const span = next.simTime - this.#current.simTime;
      const share = (this.#playhead - this.#current.simTime) / span;
      interpolate(this.#current, next, share, this.poses);
      this.objects = mixObjects(this.#current.objects, next.objects, share, MAX_SPEED * span);
    }
    return true;
  }

  #start(frame: FleetFrame): void {
    this.#queue = [];
    this.#current = frame;
    this.#playhead = frame.simTime;
    this.objects = frame.objects;
    this.poses = frame.poses.slice();
    this.#onFrame(frame, true);
  }

  #reportEnds(from: FleetFrame, to: FleetFrame): void {
    for (let car = 0; car < this.numCars; car++) {
      if (from.episodes[car] === to.episodes[car]) continue;
      const at = car * POSE_SIZE;
      this.#onEpisodeEnd({
        car,
        x: from.poses[at + POSE.x],
        y: from.poses[at + POSE.y],
        z: from.poses[at + POSE.z],
        status: EPISODE_ENDS[to.ends[car]],
      });
    }
  }
}

/**
 * Poses between two frames: positions and readings linearly, orientations by normalised quaternions.
 * A car whose episode changed stays where it was until the next frame is reached.
 * @param t 0 … 1 from `a` to `b`
 * @param out [numCars × POSE_SIZE]
 */
export function interpolate(a: FleetFrame, b: FleetFrame, t: number, out: Float32Array): void {
  const span = b.simTime - a.simTime;
  for (let at = 0; at < out.length; at += POSE_SIZE) {
    const car = at / POSE_SIZE;
    const dx = b.poses[at + POSE.x] - a.poses[at + POSE.x];
    const dy = b.poses[at + POSE.y] - a.poses[at + POSE.y];
    const jumped = a.episodes[car] !== b.episodes[car] || Math.hypot(dx, dy) > MAX_SPEED * span;
    const share = jumped ? 0 : t;
    for (let i = 0; i < POSE_SIZE; i++) {
      out[at + i] = a.poses[at + i] + share * (b.poses[at + i] - a.poses[at + i]);
    }
    if (!jumped) nlerp(a.poses, b.poses, at + POSE.qx, share, out);
  }
}

/** Normalised linear interpolation of two unit quaternions (x, y, z, w) by the shorter way. */
function nlerp(a: Float32Array, b: Float32Array, at: number, t: number, out: Float32Array): void {
  let dot = 0;
  for (let i = at; i < at + 4; i++) dot += a[i] * b[i];
  const sign = dot < 0 ? -1 : 1;
  let square = 0;
  for (let i = at; i < at + 4; i++) {
    const mixed = a[i] * (1 - t) + sign * b[i] * t;
    out[i] = mixed;
    square += mixed * mixed;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = at; i < at + 4; i++) out[i] = out[i] * scale;
}
