import { toDegrees, wrapAngle } from '../../math/angle.ts';
import type { Pose } from '../../sim/race-world.ts';

/** Errors of many windows of the same length. */
export interface ErrorSummary {
  readonly windows: number;
  /** Distance of the front point from the logged one [m] */
  readonly positionRmse: number;
  readonly positionMedian: number;
  readonly positionP90: number;
  /** Its part across the logged heading [m] */
  readonly crossTrackRmse: number;
  /** Degrees, as the logs have them. */
  readonly headingRmse: number;
}

/** Differences between poses. */
class PoseErrors {
  readonly distances: number[] = [];
  #squares = 0;
  #crossSquares = 0;
  #headingSquares = 0;

  add(simulated: Pose, actual: Pose): void {
    const dx = simulated.x - actual.x;
    const dy = simulated.y - actual.y;
    const cross = dy * Math.cos(actual.heading) - dx * Math.sin(actual.heading);
    const turn = wrapAngle(simulated.heading - actual.heading);
    this.distances.push(Math.hypot(dx, dy));
    this.#squares += dx * dx + dy * dy;
    this.#crossSquares += cross * cross;
    this.#headingSquares += turn * turn;
  }

  summary(): ErrorSummary | null {
    const n = this.distances.length;
    if (n === 0) return null;
    const sorted = this.distances.toSorted((a, b) => a - b);
    return {
      windows: n,
      positionRmse: Math.sqrt(this.#squares / n),
      positionMedian: quantile(sorted, 0.5),
      positionP90: quantile(sorted, 0.9),
      crossTrackRmse: Math.sqrt(this.#crossSquares / n),
      headingRmse: toDegrees(Math.sqrt(this.#headingSquares / n)),
    };
  }
}

/** What a replay found out. */
export class ReplayErrors {
  readonly #step = new PoseErrors();
  readonly #second = new PoseErrors();
  #speedSquares = 0;
  #steps = 0;

  /** @param last the logged pose from which the step set out @param seconds how long it took */
  addStep(simulated: Pose, actual: Pose, last: Pose, seconds: number): void {
    this.#step.add(simulated, actual);
    const covered = (pose: Pose): number => Math.hypot(pose.x - last.x, pose.y - last.y) / seconds;
    this.#speedSquares += (covered(simulated) - covered(actual)) ** 2;
    this.#steps++;
  }

  addSecond(simulated: Pose, actual: Pose): void {
    this.#second.add(simulated, actual);
  }

  /** null where the log has no such window. */
  get oneStep(): ErrorSummary | null {
    return this.#step.summary();
  }

  get oneSecond(): ErrorSummary | null {
    return this.#second.summary();
  }

  /** Of the mean speed over a step [m/s] */
  get speedRmse(): number | null {
    return this.#steps === 0 ? null : Math.sqrt(this.#speedSquares / this.#steps);
  }
}

/** The value below which a share of sorted values lies. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
}
