import { Vector3 } from 'three';
import { clamp } from '../../math/scalar.ts';
import { Damper } from '../damper.ts';
import type { TrackBounds } from '../track-bounds.ts';
import type { CameraPose } from './camera-pose.ts';

const SETTLE = 0.45;
/** Radians above the ground. */
const PITCH = { start: 0.56, low: 0.08, high: 1.5 } as const;
const AZIMUTH = -1.75;
const ZOOM = { low: 0.12, high: 2.2 } as const;

/** Turns around the track, or around a point that the person has moved to. */
export class OrbitCamera {
  readonly #azimuth = new Damper(AZIMUTH, SETTLE);
  readonly #pitch = new Damper(PITCH.start, SETTLE);
  readonly #zoom = new Damper(1, SETTLE);
  readonly #targetX = new Damper(0, SETTLE);
  readonly #targetY = new Damper(0, SETTLE);
  #goal: { azimuth: number; pitch: number; zoom: number; x: number; y: number } = {
    azimuth: AZIMUTH,
    pitch: PITCH.start,
    zoom: 1,
    x: 0,
    y: 0,
  };
  #fitted = 10;

  /** Shows all of a track from its usual side. */
  frame(bounds: TrackBounds): void {
    this.#goal = { azimuth: AZIMUTH, pitch: PITCH.start, zoom: 1, x: bounds.x, y: bounds.y };
    this.#azimuth.jumpTo(AZIMUTH);
    this.#pitch.jumpTo(PITCH.start);
    this.#zoom.jumpTo(1);
    this.#targetX.jumpTo(bounds.x);
    this.#targetY.jumpTo(bounds.y);
  }

  /** @param azimuth @param pitch radians */
  rotate(azimuth: number, pitch: number): void {
    this.#goal.azimuth += azimuth;
    this.#goal.pitch = clamp(this.#goal.pitch + pitch, PITCH.low, PITCH.high);
  }

  /** @param factor above 1 moves away */
  zoom(factor: number): void {
    this.#goal.zoom = clamp(this.#goal.zoom * factor, ZOOM.low, ZOOM.high);
  }

  /** Moves the point looked at; arguments are shares of the picture's height, to the right and up. */
  pan(right: number, up: number): void {
    const scale = this.#fitted * this.#zoom.value * 0.8;
    const [cos, sin] = [Math.cos(this.#goal.azimuth), Math.sin(this.#goal.azimuth)];
    this.#goal.x += scale * (-sin * right - cos * up);
    this.#goal.y += scale * (cos * right - sin * up);
  }

  /**
   * @param verticalFov radians
   * @param aspect width over height
   */
  update(bounds: TrackBounds, verticalFov: number, aspect: number, dt: number, out: CameraPose): void {
    const azimuth = this.#azimuth.update(this.#goal.azimuth, dt);
    const pitch = this.#pitch.update(this.#goal.pitch, dt);
    const zoom = this.#zoom.update(this.#goal.zoom, dt);
    const x = this.#targetX.update(this.#goal.x, dt);
    const y = this.#targetY.update(this.#goal.y, dt);
    this.#fitted = fitDistance(bounds, azimuth, pitch, verticalFov, aspect);
    const distance = this.#fitted * zoom;
    out.target.set(x, y, bounds.top / 2);
    out.position
      .set(Math.cos(pitch) * Math.cos(azimuth), Math.cos(pitch) * Math.sin(azimuth), Math.sin(pitch))
      .multiplyScalar(distance)
      .add(out.target);
    out.up.set(0, 0, 1);
    out.fov = verticalFov;
  }
}

const corner = new Vector3();

/** The distance at which the corners of the track's bounding box just fit into the picture. */
function fitDistance(
  bounds: TrackBounds,
  azimuth: number,
  pitch: number,
  verticalFov: number,
  aspect: number,
): number {
  const tanY = Math.tan(verticalFov / 2);
  const tanX = tanY * aspect;
  const [ca, sa, cp, sp] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(pitch), Math.sin(pitch)];
  let distance = 0;
  for (const sx of [-1, 1]) {
    for (const sy of [-1, 1]) {
      corner.set(sx * bounds.halfX, sy * bounds.halfY, 0);
      // Axes of the picture: right (−sa, ca, 0), up (−sp·ca, −sp·sa, cp), towards the camera (cp·ca, cp·sa, sp).
      const right = Math.abs(-sa * corner.x + ca * corner.y);
      const up = Math.abs(-sp * ca * corner.x - sp * sa * corner.y);
      const nearer = cp * ca * corner.x + cp * sa * corner.y;
      distance = Math.max(distance, nearer + right / tanX, nearer + up / tanY);
    }
  }
  return 1.06 * distance;
}
