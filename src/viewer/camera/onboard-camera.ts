import { wrapAngle } from '../../math/angle.ts';
import { Damper } from '../damper.ts';
import type { CameraPose, Subject } from './camera-pose.ts';
import { Tracker } from './tracker.ts';

/** Where the eye is in the car, metres: over the front of the cockpit, so that the nose is in the picture. */
const EYE = { ahead: 0.03, above: 0.13 } as const;
/** Radians from top to bottom of the picture, and below the road ahead that the middle of the picture is. */
const LENS = { fov: 1.12, down: 0.13 } as const;
/** Seconds in which kinks of the heading are rounded off, and in which the picture tilts up or down a slope. */
const SETTLE = { heading: 0.35, pitch: 0.6 } as const;

/**
 * Sees what a driver would see. Turns with the car without being late; goes up and down with slopes, softly, and never
 * leans, so that the horizon stays level on banked road.
 */
export class OnboardCamera {
  readonly #heading = new Tracker(SETTLE.heading);
  readonly #pitch = new Damper(0, SETTLE.pitch);
  #started = false;

  /** From the next picture on it is where the car is, however it got there. */
  restart(): void {
    this.#started = false;
  }

  update(subject: Subject, dt: number, out: CameraPose): void {
    if (!this.#started) {
      this.#heading.jumpTo(subject.heading);
      this.#pitch.jumpTo(subject.pitch);
      this.#started = true;
    }
    const last = this.#heading.value;
    const heading = this.#heading.update(last + wrapAngle(subject.heading - last), dt);
    const pitch = this.#pitch.update(subject.pitch, dt) - LENS.down;
    const { x, y, z } = subject.position;
    const ahead = EYE.ahead * Math.cos(subject.pitch);
    const [cos, sin] = [Math.cos(subject.heading), Math.sin(subject.heading)];
    out.position.set(x + ahead * cos, y + ahead * sin, z + EYE.ahead * Math.sin(subject.pitch) + EYE.above);
    const level = Math.cos(pitch);
    out.target.set(level * Math.cos(heading), level * Math.sin(heading), Math.sin(pitch)).add(out.position);
    out.up.set(0, 0, 1);
    out.fov = LENS.fov;
  }
}
