import { clamp } from '../../math/scalar.ts';
import { toRadians, wrapAngle } from '../../math/angle.ts';
import type { Rng } from '../../math/rng.ts';
import { DECISION_SECONDS, type RecordedDrive } from './recorded-drive.ts';

/**
 * A car as an earlier fit described it, which had two logs of the generation; the logs at hand are often one. Speed
 * v' = (v* - v) / lag within limits, v* = ratio · command · (1 - bend · (command - 1)) · (1 - scrub · δ²); yaw rate
 * v · tan δ · (1 - fade · δ²) / (wheelbase + understeer · v²), which the car reaches with a time constant yawLag · v.
 */
export interface PublishedModel {
  readonly speedRatio: number;
  readonly speedBend: number;
  readonly accelerationLag: number;
  readonly brakingLag: number;
  readonly maxAcceleration: number;
  readonly maxBraking: number;
  readonly speedDelay: number;
  readonly steeringDelay: number;
  readonly steeringLag: number;
  readonly steeringScrub: number;
  readonly steeringFade: number;
  readonly wheelbase: number;
  readonly understeer: number;
  readonly yawLag: number;
  /** Distance of the front point ahead of the point that moves without slipping sideways [m] */
  readonly frontOffset: number;
  /** Commands of the service's logs: angle [°], speed [m/s] */
  readonly actions: readonly (readonly [number, number])[];
}

/** Both sides of a list of angles with speeds. */
function bothSides(actions: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return actions.flatMap(([angle, speed]) =>
    angle === 0
      ? [[angle, speed]]
      : [
          [angle, speed],
          [-angle, speed],
        ],
  ) as [number, number][];
}

/** Two logs of the console of 2022. Its pull to the left, 1.5° of steering, is left out: a flaw of that simulator. */
export const PUBLISHED_V4: PublishedModel = {
  speedRatio: 1.035,
  speedBend: 0,
  accelerationLag: 0.146,
  brakingLag: 0.146,
  maxAcceleration: 3.18,
  maxBraking: 100,
  speedDelay: 0.004,
  steeringDelay: 0,
  steeringLag: 0,
  steeringScrub: 0,
  steeringFade: 0.83,
  wheelbase: 0.227,
  understeer: 0,
  yawLag: 0.42,
  frontOffset: 0.22,
  actions: bothSides(
    [0, 10, 20, 30].flatMap(
      (angle) =>
        [
          [angle, 1],
          [angle, 2],
        ] as const,
    ),
  ),
};

/** Two logs of 2026. */
export const PUBLISHED_V6: PublishedModel = {
  speedRatio: 0.986,
  speedBend: -0.022,
  accelerationLag: 0.021,
  brakingLag: 0.037,
  maxAcceleration: 10.8,
  maxBraking: 8.5,
  speedDelay: 0.018,
  steeringDelay: 0.041,
  steeringLag: 0.155,
  steeringScrub: 0.47,
  steeringFade: -0.83,
  wheelbase: 0.303,
  understeer: -0.009,
  yawLag: 0,
  frontOffset: 0.245,
  actions: bothSides([
    [0, 2.5],
    [5, 2.25],
    [10, 2],
    [15, 1.5],
    [20, 1.25],
    [25, 1],
  ]),
};

const ROWS = 75;
/** The model is integrated in steps of 1.7 ms. */
const SUBSTEPS = 40;
const LONGEST_HOLD = 10;

/** A drive of the model from a standing start: five seconds of its actions, each held for up to ten rows. */
export function publishedDrive(model: PublishedModel, rng: Rng): RecordedDrive {
  const drive: RecordedDrive = {
    length: ROWS,
    time: Float64Array.from({ length: ROWS }, (_, row) => row * DECISION_SECONDS),
    x: new Float64Array(ROWS),
    y: new Float64Array(ROWS),
    heading: new Float64Array(ROWS),
    steering: new Float64Array(ROWS),
    speed: new Float64Array(ROWS),
    firstRow: ROWS / 5,
  };
  for (let row = 0, hold = 0; row < ROWS; row++, hold--) {
    if (row > 0 && hold > 0) {
      drive.steering[row] = drive.steering[row - 1];
      drive.speed[row] = drive.speed[row - 1];
      continue;
    }
    const [angle, speed] = model.actions[rng.integer(model.actions.length)];
    drive.steering[row] = toRadians(angle);
    drive.speed[row] = speed;
    hold = 1 + rng.integer(LONGEST_HOLD);
  }
  integrate(model, drive);
  return drive;
}

function integrate(model: PublishedModel, drive: RecordedDrive): void {
  const dt = DECISION_SECONDS / SUBSTEPS;
  const state = { x: 0, y: 0, heading: 0, speed: 0, yawRate: 0, angle: 0 };
  for (let row = 0; row < drive.length; row++) {
    drive.x[row] = state.x + model.frontOffset * Math.cos(state.heading);
    drive.y[row] = state.y + model.frontOffset * Math.sin(state.heading);
    drive.heading[row] = wrapAngle(state.heading);
    for (let k = 0; k < SUBSTEPS; k++) {
      const time = (row + k / SUBSTEPS) * DECISION_SECONDS;
      const steering = commandAt(drive.steering, time - model.steeringDelay);
      advance(model, state, steering, commandAt(drive.speed, time - model.speedDelay), dt);
    }
  }
}

function commandAt(commands: Float64Array, time: number): number {
  return time < 0 ? 0 : commands[Math.floor(time / DECISION_SECONDS)];
}

function advance(
  model: PublishedModel,
  state: { x: number; y: number; heading: number; speed: number; yawRate: number; angle: number },
  steering: number,
  commanded: number,
  dt: number,
): void {
  state.angle += (steering - state.angle) * follow(dt, model.steeringLag);
  const square = state.angle * state.angle;
  const wanted =
    model.speedRatio *
    commanded *
    (1 - model.speedBend * (commanded - 1)) *
    (1 - model.steeringScrub * square);
  const lag = wanted > state.speed ? model.accelerationLag : model.brakingLag;
  state.speed += dt * clamp((wanted - state.speed) / lag, -model.maxBraking, model.maxAcceleration);
  const turn = Math.tan(state.angle) * (1 - model.steeringFade * square);
  const yawRate = (state.speed * turn) / (model.wheelbase + model.understeer * state.speed * state.speed);
  state.yawRate += (yawRate - state.yawRate) * follow(dt, model.yawLag * state.speed);
  state.x += dt * state.speed * Math.cos(state.heading);
  state.y += dt * state.speed * Math.sin(state.heading);
  state.heading += dt * state.yawRate;
}

/** Share of the way that a first-order lag goes in a step. */
function follow(dt: number, lag: number): number {
  return lag > 0 ? 1 - Math.exp(-dt / lag) : 1;
}
