import { POSE } from '../workers/protocol.ts';
import { TRAIL, TRAIL_SIZE, TrailPath } from './trail-path.ts';

/** What decisions are worth, from one on. */
interface ScoredSteps {
  readonly first: number;
  readonly values: Float32Array;
}

/** The progress that is lost when a lap flows into the next one, percent; a car that rolls back loses less. */
const LAP_OVER = 50;

/**
 * Where a car has driven in its last lap: the lap under way and, of the lap or try before, what lies ahead of the car.
 * So there is one line around the track, which the car renews as it drives. Holds two laps at most.
 */
export class LapTrail {
  /** Where the car is now, between two points. */
  readonly tip = new Float32Array(TRAIL_SIZE);
  #current = new TrailPath();
  #before = new TrailPath();
  #numRenewed = 0;
  /** Of this lap and the one before: the newest last. */
  #scored: readonly ScoredSteps[] = [];
  readonly #point = new Float32Array(TRAIL_SIZE);

  /** The lap under way. */
  get current(): TrailPath {
    return this.#current;
  }

  /** The lap or try before. */
  get before(): TrailPath {
    return this.#before;
  }

  /** So many of the first points of the lap before lie behind the car and are not shown any more. */
  get numRenewed(): number {
    return this.#numRenewed;
  }

  /**
   * The car has reached a place.
   * @param pose of one car, [POSE_SIZE]
   * @param isCut whether it did not drive there from the place before
   * @param step which decision is made there, counted from the beginning of the drive; NaN: not known
   */
  reach(pose: Float32Array, isCut: boolean, step = Number.NaN): void {
    const point = readPoint(pose, this.#point);
    point[TRAIL.step] = step;
    point[TRAIL.reward] = this.#rewardOf(step);
    const { count } = this.#current;
    const lost = count === 0 ? 0 : this.#current.read(count - 1, 'progress') - point[TRAIL.progress];
    if (isCut || lost > LAP_OVER) this.#begin(!isCut);
    this.#current.add(point);
    while (
      this.#numRenewed < this.#before.count &&
      this.#before.read(this.#numRenewed, 'progress') <= point[TRAIL.progress]
    )
      this.#numRenewed++;
  }

  /** The car is on its way from the last place to the next. @param pose of one car, [POSE_SIZE] */
  follow(pose: Float32Array): void {
    readPoint(pose, this.tip);
    const { count } = this.#current;
    this.tip[TRAIL.reward] = count === 0 ? Number.NaN : this.#current.read(count - 1, 'reward');
  }

  /** Says what the decisions of a lap are worth, those that the car has yet to reach among them. */
  score(scored: ScoredSteps): void {
    this.#scored = [...this.#scored.filter(({ first }) => first !== scored.first).slice(-1), scored];
    for (const path of [this.#before, this.#current]) path.score((step) => this.#rewardOf(step));
  }

  /** Forgets where the car was; it drives the same again. */
  restart(): void {
    this.#current.clear();
    this.#before.clear();
    this.#numRenewed = 0;
  }

  clear(): void {
    this.restart();
    this.#scored = [];
  }

  #rewardOf(step: number): number {
    for (const { first, values } of this.#scored) {
      const reward = values[step - first] ?? Number.NaN;
      if (!Number.isNaN(reward)) return reward;
    }
    return Number.NaN;
  }

  /** @param flows whether the new lap goes on where the last one ended */
  #begin(flows: boolean): void {
    [this.#before, this.#current] = [this.#current, this.#before];
    this.#current.clear();
    this.#numRenewed = 0;
    if (!flows) return;
    const end = (this.#before.count - 1) * TRAIL_SIZE;
    const joint = this.#before.points.slice(end, end + TRAIL_SIZE);
    joint[TRAIL.progress] = 0;
    this.#current.add(joint);
  }
}

function readPoint(pose: Float32Array, out: Float32Array): Float32Array {
  const [x, y, z, w] = [pose[POSE.qx], pose[POSE.qy], pose[POSE.qz], pose[POSE.qw]];
  // What is up for the car stands square on the ground below it, unless it has turned over.
  const up = 1 - 2 * (x * x + y * y);
  const isUpright = up > 0.5;
  out[TRAIL.x] = pose[POSE.x];
  out[TRAIL.y] = pose[POSE.y];
  out[TRAIL.z] = pose[POSE.z];
  out[TRAIL.slopeX] = isUpright ? (-2 * (x * z + w * y)) / up : 0;
  out[TRAIL.slopeY] = isUpright ? (-2 * (y * z - w * x)) / up : 0;
  out[TRAIL.speed] = Math.abs(pose[POSE.speed]);
  out[TRAIL.steering] = pose[POSE.steering];
  out[TRAIL.progress] = pose[POSE.progress];
  return out;
}
