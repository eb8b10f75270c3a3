/**
 * Where in a point which number stands: metres, slopes of the ground in x and y, m/s, radians to the left, percent; which decision it is of,
 * counted from the beginning of the drive, and what that one is worth: NaN as long as it is not known.
 */
export const TRAIL = {
  x: 0,
  y: 1,
  z: 2,
  slopeX: 3,
  slopeY: 4,
  speed: 5,
  steering: 6,
  progress: 7,
  step: 8,
  reward: 9,
} as const;
export const TRAIL_SIZE = 10;

/** Points kept of one path: more than two minutes of 15 a second. */
export const MOST_POINTS = 2048;
/** Points nearer to the last one than this are left out: a car that stands leaves no path, metres. */
const LEAST_STEP = 0.02;

/** A path that a car has driven, point by point. Of one that grows too long the newer half is kept. */
export class TrailPath {
  /** [MOST_POINTS × TRAIL_SIZE], of which the first `count` points are the path. */
  readonly points = new Float32Array(MOST_POINTS * TRAIL_SIZE);
  count = 0;
  /** Counts up whenever what was there before becomes something else, and not when the path grows. */
  version = 0;

  /** One number of a point. */
  read(i: number, what: keyof typeof TRAIL): number {
    return this.points[i * TRAIL_SIZE + TRAIL[what]];
  }

  add(point: Float32Array): void {
    if (this.count > 0) {
      const dx = point[TRAIL.x] - this.read(this.count - 1, 'x');
      const dy = point[TRAIL.y] - this.read(this.count - 1, 'y');
      if (Math.hypot(dx, dy) < LEAST_STEP) return;
    }
    if (this.count === MOST_POINTS) {
      this.count = MOST_POINTS / 2;
      this.points.copyWithin(0, this.count * TRAIL_SIZE);
      this.version++;
    }
    this.points.set(point, this.count * TRAIL_SIZE);
    this.count++;
  }

  /** Says anew what each point's decision is worth. @param rewardOf NaN: not known, and what was said before stays */
  score(rewardOf: (step: number) => number): void {
    for (let at = 0; at < this.count * TRAIL_SIZE; at += TRAIL_SIZE) {
      const reward = rewardOf(this.points[at + TRAIL.step]);
      if (!Number.isNaN(reward)) this.points[at + TRAIL.reward] = reward;
    }
    this.version++;
  }

  clear(): void {
    this.count = 0;
    this.version++;
  }
}
