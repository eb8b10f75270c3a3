import { toDegrees } from '../../math/angle.ts';
import { clamp, wrap } from '../../math/scalar.ts';
import { ACTION_LIMITS, type Command } from '../../race/action-space.ts';
import type { Pilot } from '../../race/pilot.ts';
import type { RaceField } from '../../race/race-field.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { IdealLap } from '../../sim/ideal-lap/ideal-lap.ts';
import { type SteeringPoint, SteeringTable } from '../../sim/ideal-lap/steering-table.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import { NearestIndex } from '../../track/nearest-index.ts';
import { createProjection } from '../../track/projection.ts';

/** How far ahead on the line the car is steered to: so far at rest [m], and so much further per speed [s] */
const REACH = { rest: 0.2, perSpeed: 0.12 };
/** Share of the wheels' lag after which they count as turned. */
const SHARE_OF_LAG = 0.6;
/** How much earlier than needed it brakes [s] */
const BRAKES_EARLY = 0.08;
/** How far beside the line the nearest point of it is still found quickly [m] */
const BESIDE = 2;
/** Share of the ideal speed: the rest is room for what steering gets wrong. */
const MARGIN = 0.95;

/**
 * Drives along the ideal line: an expert that can be asked anywhere, on the road or beside it. It steers to a point ahead on
 * the line (pure pursuit: Coulter 1992, _Implementation of the Pure Pursuit Path Tracking Algorithm_, CMU-RI-TR-92-01) and
 * commands a share of the speed that is ideal a little further on. Its constants were chosen on all shipped tracks, where ten of ten
 * standing starts are clean laps, 4 to 5 % slower than the ideal one; `contract/line-pilot` tests that.
 * For cars whose tyres follow at once (`yawLag` 0), as the stock car's do.
 */
export class LinePilot implements Pilot {
  readonly #line: ClosedLine;
  readonly #nearest: NearestIndex;
  readonly #speed: Float64Array;
  readonly #car: CarSpec;
  readonly #steering: SteeringTable;
  readonly #point: SteeringPoint = { angle: 0, slope: 0, bend: 0 };
  readonly #here = createProjection();
  readonly #ahead = createProjection();

  constructor(line: IdealLap, car: CarSpec) {
    this.#line = new ClosedLine(Array.from(line.x, (x, i) => [x, line.y[i]]));
    this.#nearest = new NearestIndex(this.#line, BESIDE);
    this.#speed = line.speed;
    this.#car = car;
    this.#steering = new SteeringTable(car);
  }

  decide({ world: { states } }: RaceField, i: number, out: Command): number {
    const { steeringDelay, steeringLag, speedRatio } = this.#car;
    const speed = Math.max(0, states.speed[i]);
    // Where the car is when the wheels have begun to turn, if it goes on turning as it does: without, it weaves.
    const late = steeringDelay + SHARE_OF_LAG * steeringLag;
    const turn = states.yawRate[i] * late;
    const heading = states.heading[i] + turn;
    const x = states.x[i] + speed * late * Math.cos(heading - turn / 2);
    const y = states.y[i] + speed * late * Math.sin(heading - turn / 2);
    const line = this.#line;
    const here = line.projectOnto(this.#nearest.nearest(x, y), x, y, this.#here);
    const ahead = line.at(here.s + REACH.rest + REACH.perSpeed * speed, this.#ahead);
    const [dx, dy] = [ahead.x - x, ahead.y - y];
    const left = Math.cos(heading) * dy - Math.sin(heading) * dx;
    const { maxCurvature } = this.#steering;
    // Of the circle through both points that leaves along the nose.
    const curvature = clamp((2 * left) / (dx * dx + dy * dy), -maxCurvature, maxCurvature);
    out.steeringAngle = this.#steering.at(curvature, this.#point).angle;
    out.steeringDegrees = toDegrees(out.steeringAngle);
    const { low, high } = ACTION_LIMITS.speed;
    out.speed = clamp((MARGIN * this.#idealAt(here.s + BRAKES_EARLY * speed)) / speedRatio, low, high);
    return -1;
  }

  #idealAt(s: number): number {
    const { arcLength, length, numPoints } = this.#line;
    const at = wrap(s, length);
    const segment = this.#line.segmentAt(at);
    const t = (at - arcLength[segment]) / (arcLength[segment + 1] - arcLength[segment]);
    return this.#speed[segment] + t * (this.#speed[(segment + 1) % numPoints] - this.#speed[segment]);
  }
}
