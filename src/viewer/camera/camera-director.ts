import type { PerspectiveCamera } from 'three';
import { toRadians } from '../../math/angle.ts';
import type { TrackBounds } from '../track-bounds.ts';
import {
  applyPose,
  blendPoses,
  copyPose,
  createCameraPose,
  type CameraMode,
  type CameraPose,
  type Subject,
} from './camera-pose.ts';
import { ChaseCamera } from './chase-camera.ts';
import { OrbitCamera } from './orbit-camera.ts';
import { TopCamera } from './top-camera.ts';

/** Seconds of the flight from one camera to the next. */
const FLIGHT = 0.7;

/** Chooses among the cameras and flies from one to the next instead of cutting. */
export class CameraDirector {
  readonly orbit = new OrbitCamera();
  readonly #chase = new ChaseCamera();
  readonly #top = new TopCamera();
  readonly #goal: CameraPose = createCameraPose();
  readonly #from: CameraPose = createCameraPose();
  readonly #shown: CameraPose = createCameraPose();
  #mode: CameraMode = 'orbit';
  #flight = 1;
  #subject: Subject | null = null;

  /** @param reducedMotion cut instead of flying */
  constructor(readonly reducedMotion: boolean) {}

  get mode(): CameraMode {
    return this.#mode;
  }

  set mode(mode: CameraMode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    copyPose(this.#shown, this.#from);
    this.#flight = this.reducedMotion ? 1 : 0;
  }

  /** A new track: all of it is shown at once. */
  frame(bounds: TrackBounds): void {
    this.orbit.frame(bounds);
    this.#flight = 1;
  }

  /** The car that the chase camera follows; null leaves it to the orbit camera. */
  set subject(subject: Subject | null) {
    this.#subject = subject;
  }

  update(bounds: TrackBounds, camera: PerspectiveCamera, dt: number): void {
    const fov = toRadians(camera.fov);
    if (this.#mode === 'chase' && this.#subject !== null) this.#chase.update(this.#subject, dt, this.#goal);
    else if (this.#mode === 'top') this.#top.update(bounds, fov, camera.aspect, this.#goal);
    else this.orbit.update(bounds, fov, camera.aspect, dt, this.#goal);
    this.#flight = Math.min(1, this.#flight + dt / FLIGHT);
    const eased = this.#flight * this.#flight * (3 - 2 * this.#flight);
    blendPoses(this.#from, this.#goal, eased, this.#shown);
    applyPose(this.#shown, camera);
  }
}
