import { wrapAngle } from '../math/angle.ts';
import { clamp } from '../math/scalar.ts';
import { POSE } from '../workers/protocol.ts';
import { Damper } from './damper.ts';

/** Radians of lean per m/s² of acceleration, and at most: more than a model car's, so that it is seen. */
const ROLL = { per: 0.005, most: 0.085 } as const;
const PITCH = { per: 0.0045, most: 0.05 } as const;
/** Seconds until a lean has settled: about a spring's. */
const SETTLE = 0.45;
/** Readings come with steps of the simulator: differences over less time than this are noise, seconds. */
const LEAST_SPAN = 1 / 90;

/** How a car's body leans on its springs: outwards in bends, back as it speeds up, forward as it brakes. */
export class BodyLean {
  readonly #roll = new Damper(0, SETTLE);
  readonly #pitch = new Damper(0, SETTLE);
  #goal = { roll: 0, pitch: 0 };
  /** What the next reading is compared with; null: nothing yet. */
  #last: { readonly heading: number; readonly speed: number } | null = null;
  /** Seconds since then. */
  #elapsed = 0;

  /** About the car's x axis, to the right, radians. */
  get roll(): number {
    return this.#roll.value;
  }

  /** About its y axis, nose down, radians. */
  get pitch(): number {
    return this.#pitch.value;
  }

  /** @param pose of one car, [POSE_SIZE] @param seconds since the last one; none where it did not drive on */
  follow(pose: Float32Array, seconds: number): void {
    const now = { heading: 2 * Math.atan2(pose[POSE.qz], pose[POSE.qw]), speed: pose[POSE.speed] };
    const last = this.#last;
    this.#elapsed += seconds;
    if (last === null || seconds < 0) this.#restart(now);
    else if (this.#elapsed >= LEAST_SPAN) {
      const turning = wrapAngle(now.heading - last.heading) / this.#elapsed;
      const braking = (last.speed - now.speed) / this.#elapsed;
      this.#goal = {
        roll: clamp(ROLL.per * now.speed * turning, -ROLL.most, ROLL.most),
        pitch: clamp(PITCH.per * braking, -PITCH.most, PITCH.most),
      };
      this.#restart(now);
    }
    this.#roll.update(this.#goal.roll, Math.max(0, seconds));
    this.#pitch.update(this.#goal.pitch, Math.max(0, seconds));
  }

  #restart(from: { readonly heading: number; readonly speed: number }): void {
    this.#last = from;
    this.#elapsed = 0;
  }
}
