import fc from 'fast-check';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';

/** A good row; what is given replaces it in part. */
export function simTraceRow(changes: Partial<SimTraceRow> = {}): SimTraceRow {
  return {
    episode: 0,
    steps: 2,
    x: 3.1997327938476117,
    y: 0.6831032114197831,
    yaw: 0.18326595495146542,
    steering: -20,
    speed: 1,
    action: 2,
    reward: 0.001,
    done: false,
    allWheelsOnTrack: true,
    progress: 0.7905513581379272,
    closestWaypoint: 1,
    trackLength: 17.709159380834848,
    timestamp: 20.269,
    status: 'in_progress',
    pauseDuration: 0,
    obstacleCrashCounter: 0,
    wallClock: 1772906145.6193235,
    ...changes,
  };
}

const number = fc.oneof(
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, 0.1),
);
const count = fc.nat(1_000_000);
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 3 });

/** Any row that a sim-trace can hold. */
export const anyRow: fc.Arbitrary<SimTraceRow> = fc.record({
  episode: count,
  steps: count,
  x: number,
  y: number,
  yaw: number,
  steering: number,
  speed: number,
  action: fc.oneof(count, fc.tuple(number, number)),
  reward: number,
  done: fc.boolean(),
  allWheelsOnTrack: fc.boolean(),
  progress: number,
  closestWaypoint: count,
  trackLength: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
  timestamp: number,
  status: orNull(fc.constantFrom('prepare', 'in_progress', 'off_track', 'lap_complete', 'pause', 'time_up')),
  pauseDuration: orNull(number),
  obstacleCrashCounter: orNull(count),
  wallClock: orNull(number),
});
