import type { CarSpec } from '../car-spec.ts';
import type { IdealLap } from './ideal-lap.ts';

/**
 * Time of the ideal lap when it begins at rest, at the point of the line where that costs least [s]: what evaluations
 * measure, whose laps begin with a standing start. The motor's limits hold until the ideal speed is reached; hills are
 * left out meanwhile.
 */
export function standingLapTime({ s, speed, length, lapTime }: IdealLap, car: CarSpec): number {
  let least = Infinity;
  for (let i = 0; i < s.length; i++) least = Math.min(least, startLoss(s, speed, length, car, i));
  return lapTime + car.speedDelay + least;
}

/** Seconds by which the way from rest at a point takes longer than at ideal speed. */
function startLoss(
  s: Float64Array,
  speed: Float64Array,
  length: number,
  { maxAcceleration, speedGain, speedRatio, maxSpeed }: CarSpec,
  start: number,
): number {
  const numPoints = s.length;
  let v = 0;
  let loss = 0;
  for (let k = 0; k < numPoints; k++) {
    const i = (start + k) % numPoints;
    const next = (i + 1) % numPoints;
    const way = (next === 0 ? length : s[next]) - s[i];
    const push = Math.min(maxAcceleration, speedGain * (speedRatio * maxSpeed - v));
    const reached = Math.sqrt(v * v + 2 * push * way);
    const after = Math.min(speed[next], reached);
    loss += (2 * way) / (v + after) - (2 * way) / (speed[i] + speed[next]);
    v = after;
    if (reached > speed[next]) break;
  }
  return loss;
}
