import { Group, Quaternion, Vector3 } from 'three';
import { wrapAngle } from '../../math/angle.ts';
import { clamp } from '../../math/scalar.ts';
import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';
import { POSE } from '../../workers/protocol.ts';
import type { Point } from '../mesh-builder.ts';
import { DustPuffs } from './dust-puffs.ts';
import type { SceneryTheme } from './scenery-theme.ts';
import { SkidMarks } from './skid-marks.ts';

/** Of the rear wheels, behind the middle of the wheelbase and beside the middle of the car [m] */
const WHEEL = { behind: 0.0825, aside: 0.082 } as const;
/** Between where the rear axle goes and where it points: from here on tyres leave marks, and from here on the darkest [rad] */
const SLIP = { from: 0.07, most: 0.22 } as const;
/** The same of speeding up or braking, m/s². */
const PULL = { from: 8, most: 13 } as const;
/** Slower than this nothing slides, m/s. */
const LEAST_SPEED = 0.6;
/** A car that came further or less far than its speed says, by more than this share of it, did not drive there. */
const MISMATCH = 0.3;
/** One puff of dust per so many metres. */
const PUFF_EVERY = 0.07;

/** What the solid car leaves behind: marks where its rear tyres slide, dust where they are beside the road. */
export class WheelTraces extends Group {
  readonly #track: Track;
  readonly #marks: SkidMarks;
  readonly #dust: DustPuffs;
  readonly #at = createProjection();
  readonly #rotation = new Quaternion();
  readonly #forward = new Vector3();
  readonly #left = new Vector3();
  /** Where the rear wheels were, left and right; null: it did not drive here. */
  #before: readonly [Point, Point] | null = null;
  #speed = 0;
  #sincePuff = 0;

  constructor(track: Track, theme: SceneryTheme) {
    super();
    this.#track = track;
    this.#marks = new SkidMarks(theme.rubber);
    this.#dust = new DustPuffs(theme.dust);
    this.add(this.#marks, this.#dust);
  }

  /**
   * @param pose of the car, [POSE_SIZE]; empty: there is none
   * @param seconds that it has driven since the last picture
   */
  follow(pose: Float32Array, seconds: number, facing: Quaternion): void {
    this.#dust.update(Math.max(0, seconds), facing);
    const before = this.#before;
    this.#before = pose.length === 0 ? null : this.#wheelsOf(pose);
    const now = this.#before;
    const speedBefore = this.#speed;
    this.#speed = pose[POSE.speed] ?? 0;
    if (before === null || now === null || seconds <= 0) return;
    const [dx, dy] = [
      now[0][0] + now[1][0] - before[0][0] - before[1][0],
      now[0][1] + now[1][1] - before[0][1] - before[1][1],
    ];
    const step = Math.hypot(dx, dy) / 2;
    const mean = (Math.abs(speedBefore) + Math.abs(this.#speed)) / 2;
    if (mean < LEAST_SPEED || Math.abs(step / seconds - mean) > MISMATCH * mean) return;
    const heading = Math.atan2(this.#forward.y, this.#forward.x);
    const slip = Math.abs(wrapAngle(Math.atan2(dy, dx) - heading));
    const pull = Math.abs(this.#speed - speedBefore) / seconds;
    const strength = Math.max(shareOf(slip, SLIP), shareOf(pull, PULL));
    const { x, y, z } = this.#left;
    this.#sincePuff += step;
    const isPuffDue = this.#sincePuff > PUFF_EVERY;
    for (const [k, wheel] of now.entries()) {
      if (this.#isOnRoad(wheel)) {
        if (strength > 0) this.#marks.lay(before[k], wheel, [x, y, z], strength);
      } else if (isPuffDue) {
        this.#dust.raise(wheel[0], wheel[1], wheel[2] + 0.01);
        this.#sincePuff = 0;
      }
    }
  }

  override dispose(): void {
    this.#marks.dispose();
    this.#dust.dispose();
  }

  #wheelsOf(pose: Float32Array): [Point, Point] {
    this.#rotation.set(pose[POSE.qx], pose[POSE.qy], pose[POSE.qz], pose[POSE.qw]);
    this.#forward.set(1, 0, 0).applyQuaternion(this.#rotation);
    this.#left.set(0, 1, 0).applyQuaternion(this.#rotation);
    const at = (aside: number): Point => [
      pose[POSE.x] - WHEEL.behind * this.#forward.x + aside * this.#left.x,
      pose[POSE.y] - WHEEL.behind * this.#forward.y + aside * this.#left.y,
      pose[POSE.z] - WHEEL.behind * this.#forward.z + aside * this.#left.z,
    ];
    return [at(WHEEL.aside), at(-WHEEL.aside)];
  }

  #isOnRoad([x, y]: Point): boolean {
    const { segment, distance } = this.#track.project(x, y, this.#at);
    const { widthLeft, widthRight } = this.#track;
    return distance < Math.max(widthLeft[segment], widthRight[segment]);
  }
}

function shareOf(value: number, { from, most }: { readonly from: number; readonly most: number }): number {
  return clamp((value - from) / (most - from), 0, 1);
}
