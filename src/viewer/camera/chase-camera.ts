import { wrapAngle } from '../../math/angle.ts';
import { Damper } from '../damper.ts';
import { type CameraPose, type Subject, USUAL_FOV } from './camera-pose.ts';

const BEHIND = 0.95;
const ABOVE = 0.42;
const AHEAD = 0.55;

/** Flies behind the car, late in turning, a little further back when it is fast. */
export class ChaseCamera {
  readonly #heading = new Damper(0, 0.9);
  readonly #distance = new Damper(BEHIND, 1.2);
  readonly #height = new Damper(0, 0.8);
  #started = false;

  /** From the next picture on it is behind the car, however that got there. */
  restart(): void {
    this.#started = false;
  }

  update(subject: Subject, dt: number, out: CameraPose): void {
    const { x, y, z } = subject.position;
    if (!this.#started) {
      this.#heading.jumpTo(subject.heading);
      this.#distance.jumpTo(distanceAt(subject.speed));
      this.#height.jumpTo(z);
      this.#started = true;
    }
    // The goal is unwrapped to the turn nearest to where the camera is, so that it never spins the long way.
    const goal = this.#heading.value + wrapAngle(subject.heading - this.#heading.value);
    const heading = this.#heading.update(goal, dt);
    const distance = this.#distance.update(distanceAt(subject.speed), dt);
    const height = this.#height.update(z, dt);
    const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
    out.position.set(x - distance * cos, y - distance * sin, height + ABOVE);
    out.target.set(x + AHEAD * cos, y + AHEAD * sin, height + 0.05);
    out.up.set(0, 0, 1);
    out.fov = USUAL_FOV;
  }
}

function distanceAt(speed: number): number {
  return BEHIND + 0.12 * Math.max(0, speed);
}
