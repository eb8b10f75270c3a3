import { wrapAngle } from '../../math/angle.ts';
import { clamp } from '../../math/scalar.ts';
import { PHYSICS_HZ } from '../../sim/physics.ts';
import type { Pose } from '../../sim/race-world.ts';
import { DECISION_SECONDS, type ObserverGains, type RecordedDrive } from './recorded-drive.ts';
import type { ReplayCars } from './replay-cars.ts';
import type { ReplayErrors } from './replay-errors.ts';

/** Decisions in a second. */
export const ROWS_PER_SECOND = 15;
/** Cars that a replay needs: one that is re-aligned at every row, one for each row of a second. */
export const REPLAY_CARS = 1 + ROWS_PER_SECOND;
/** The car that is re-aligned at every row. */
const FOLLOWER = 0;
const DT = 1 / PHYSICS_HZ;

/**
 * Drives cars by a log's commands. The follower is put back to the logged pose at every row; at each row a copy of it
 * sets out and is compared after a second. Poses between two physics steps are interpolated, and so are commands:
 * a step in which a command changes gets the mean of both.
 */
export function replayDrive(
  cars: ReplayCars,
  drive: RecordedDrive,
  gains: ObserverGains,
  errors: ReplayErrors,
): void {
  const { length, time } = drive;
  const before: Pose[] = [];
  for (let i = 0; i < cars.numCars; i++) cars.place(i, poseAt(drive, 0));
  let row = 1;
  for (let k = 0; row < length; k++) {
    const start = k * DT;
    const steering = meanCommand(drive, drive.steering, row, start);
    const speed = meanCommand(drive, drive.speed, row, start);
    for (let i = 0; i < cars.numCars; i++) {
      before[i] = cars.front(i);
      cars.command(i, steering, speed);
    }
    cars.advance();
    for (; row < length && time[row] <= start + DT; row++) {
      const share = clamp((time[row] - start) / DT, 0, 1);
      compareRow(cars, drive, gains, errors, row, (i) => between(before[i], cars.front(i), share));
    }
  }
}

function compareRow(
  cars: ReplayCars,
  drive: RecordedDrive,
  gains: ObserverGains,
  errors: ReplayErrors,
  row: number,
  seen: (i: number) => Pose,
): void {
  const actual = poseAt(drive, row);
  const last = poseAt(drive, row - 1);
  const simulated = seen(FOLLOWER);
  const seconds = drive.time[row] - drive.time[row - 1];
  if (row - 1 >= drive.firstRow) errors.addStep(simulated, actual, last, seconds);
  const copy = 1 + (row % ROWS_PER_SECOND);
  if (row - ROWS_PER_SECOND >= drive.firstRow) errors.addSecond(seen(copy), actual);
  cars.realign(FOLLOWER, simulated, actual);
  const along =
    (actual.x - simulated.x) * Math.cos(actual.heading) + (actual.y - simulated.y) * Math.sin(actual.heading);
  const turned = wrapAngle(actual.heading - simulated.heading);
  cars.nudge(FOLLOWER, (gains.speed * along) / DECISION_SECONDS, (gains.yawRate * turned) / DECISION_SECONDS);
  cars.copy(FOLLOWER, copy);
}

/** Mean over a physics step of the command in force. @param row first row that is not yet past */
function meanCommand(
  { time, length }: RecordedDrive,
  commands: Float64Array,
  row: number,
  start: number,
): number {
  let sum = 0;
  let from = start;
  let at = row - 1;
  while (at + 1 < length && time[at + 1] < start + DT) {
    sum += commands[at] * Math.max(0, time[at + 1] - from);
    from = Math.max(from, time[at + 1]);
    at++;
  }
  return (sum + commands[at] * (start + DT - from)) / DT;
}

function poseAt({ x, y, heading }: RecordedDrive, row: number): Pose {
  return { x: x[row], y: y[row], heading: heading[row] };
}

function between(a: Pose, b: Pose, share: number): Pose {
  return {
    x: a.x + share * (b.x - a.x),
    y: a.y + share * (b.y - a.y),
    heading: a.heading + share * wrapAngle(b.heading - a.heading),
  };
}
