import type { PerspectiveCamera } from 'three';
import type { TrackBounds } from '../track-bounds.ts';
import {
  applyPose,
  blendPoses,
  copyPose,
  createCameraPose,
  type CameraMode,
  type CameraPose,
  type Subject,
  USUAL_FOV,
} from './camera-pose.ts';
import { ChaseCamera } from './chase-camera.ts';
import { OnboardCamera } from './onboard-camera.ts';
import { OrbitCamera } from './orbit-camera.ts';
import { TopCamera } from './top-camera.ts';
import { TracksideCamera } from './trackside-camera.ts';
import type { TracksidePost } from './trackside-posts.ts';

/** Seconds of the flight from one camera to the next. */
const FLIGHT = 0.7;
/** Seconds that a camera stays when its car goes: while a run trains one policy takes the road from another. */
const WAIT = 1;

/** Chooses among the cameras and flies from one to the next instead of cutting. */
export class CameraDirector {
  readonly orbit = new OrbitCamera();
  readonly #chase = new ChaseCamera();
  readonly #onboard = new OnboardCamera();
  readonly #trackside = new TracksideCamera();
  readonly #top = new TopCamera();
  readonly #goal: CameraPose = createCameraPose();
  readonly #from: CameraPose = createCameraPose();
  readonly #shown: CameraPose = createCameraPose();
  #mode: CameraMode = 'orbit';
  #flight = 1;
  #subject: Subject | null = null;
  /** Whether the picture is of the car, and for how many seconds there has been none. */
  #follows = false;
  #absent = 0;

  /** @param reducedMotion cut instead of flying */
  constructor(readonly reducedMotion: boolean) {}

  get mode(): CameraMode {
    return this.#mode;
  }

  set mode(mode: CameraMode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#fly();
    this.cut();
  }

  /** Whether the camera is near the car that it follows, and not far above the track. */
  get isClose(): boolean {
    return this.#isFollower && (this.#subject !== null || this.#follows);
  }

  /** What follows the car begins anew: it is not where it would have driven to. */
  cut(): void {
    for (const camera of [this.#chase, this.#onboard, this.#trackside]) camera.restart();
  }

  /** A new track: all of it is shown at once. */
  frame(bounds: TrackBounds): void {
    this.orbit.frame(bounds);
    this.#flight = 1;
    this.#follows = false;
  }

  /** Where the trackside camera may stand. */
  set posts(posts: readonly TracksidePost[]) {
    this.#trackside.posts = posts;
  }

  /** The car that cameras follow; where there is none for long, the orbit camera shows the track instead. */
  set subject(subject: Subject | null) {
    this.#subject = subject;
  }

  update(bounds: TrackBounds, camera: PerspectiveCamera, dt: number): void {
    this.#absent = this.#subject === null ? this.#absent + dt : 0;
    const follows = this.isClose && this.#absent < WAIT;
    if (follows !== this.#follows) this.#fly();
    this.#follows = follows;
    this.#aim(bounds, camera.aspect, dt);
    this.#flight = Math.min(1, this.#flight + dt / FLIGHT);
    const eased = this.#flight * this.#flight * (3 - 2 * this.#flight);
    blendPoses(this.#from, this.#goal, eased, this.#shown);
    applyPose(this.#shown, camera);
  }

  /** Whether the camera that is chosen follows a car. */
  get #isFollower(): boolean {
    return this.#mode !== 'orbit' && this.#mode !== 'top';
  }

  #fly(): void {
    copyPose(this.#shown, this.#from);
    this.#flight = this.reducedMotion ? 1 : 0;
  }

  #aim(bounds: TrackBounds, aspect: number, dt: number): void {
    const subject = this.#subject;
    if (this.#mode === 'top') this.#top.update(bounds, USUAL_FOV, aspect, this.#goal);
    else if (!this.#follows) this.orbit.update(bounds, USUAL_FOV, aspect, dt, this.#goal);
    // The goal stays where it was.
    else if (subject === null) return;
    else if (this.#mode === 'chase') this.#chase.update(subject, dt, this.#goal);
    else if (this.#mode === 'onboard') this.#onboard.update(subject, dt, this.#goal);
    else this.#trackside.update(subject, aspect, dt, this.#flight === 1, this.#goal);
  }
}
