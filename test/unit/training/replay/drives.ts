import { toDegrees } from '../../../../src/math/angle.ts';
import type { CarSpec } from '../../../../src/sim/car-spec.ts';
import type { SimTrace, SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import { flatWorld } from '../../sim/driving.ts';
import { simTraceRow } from '../logs/sim-trace-rows.ts';

/** A trace of rows, of the generation that has so many columns. */
export function traceOf(rows: readonly SimTraceRow[], numColumns: number): SimTrace {
  return { rows, numColumns, hasHeader: true, format: 'csv', angleUnit: 'degrees' };
}

/**
 * What the simulator's own car would have logged: a pose and a command per row, `substeps` of 1/60 s apart. Stamps are
 * a row late, as those of v6 are.
 */
export function recordCar(car: CarSpec, substeps: readonly number[], episode = 0): SimTraceRow[] {
  const world = flatWorld(1, car);
  world.place(0, 2, 50, 3);
  const rows: SimTraceRow[] = [];
  let stamp = 10;
  substeps.forEach((steps, k) => {
    const { x, y, heading } = world.states;
    const command = { steering: 25 * Math.sin(0.3 * k), speed: 1.5 + Math.sin(0.17 * k) };
    rows.push(
      simTraceRow({
        episode,
        steps: k + 2,
        x: x[0] + car.frontOffset * Math.cos(heading[0]),
        y: y[0] + car.frontOffset * Math.sin(heading[0]),
        yaw: toDegrees(heading[0]),
        ...command,
        timestamp: stamp,
      }),
    );
    // The interval that is being driven now is the one up to this row's stamp.
    stamp += (substeps[k + 1] ?? 4) / 60;
    world.command(0, (command.steering * Math.PI) / 180, command.speed);
    world.advance(steps);
  });
  return rows;
}
