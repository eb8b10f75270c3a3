import { STATE_INPUTS } from '../../race/observers/state-inputs.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { DataError } from '../methods/data-error.ts';
import { type Matrix, matrixOf } from '../methods/matrix.ts';
import { componentsFor, principalComponents, project } from '../methods/principal-components.ts';
import { columnScale, standardise } from '../methods/standardise.ts';
import type { Recording } from '../recording/recording.ts';

/** A drive as it is looked at without labels. */
export interface DriveView {
  /** What the car saw, mirrored and standardised, [rows × 26] */
  readonly standardised: Matrix;
  /** Share of the variance of each principal component, the largest first, [26] */
  readonly shares: Float64Array;
  /** Each row by the components that hold 95 % of the variance, which clusters and densities are made from, [rows × components] */
  readonly components: Matrix;
}

/** A drive that is divided must be this long [decisions] */
const LEAST_ROWS = 10 * DECISION_HZ;
/** Of standardised rows: nothing but rounding. */
const NO_VARIANCE = 1e-9;
/** What is left is mostly noise. */
const HELD_VARIANCE = 0.95;

/** Columns that change their sign in a mirror. */
const SIDED = STATE_INPUTS.flatMap(({ sides }, column) => (sides === null ? [] : [column]));
/** Those of them that say to which side the road goes. */
const BENDS = SIDED.filter((column) => STATE_INPUTS[column].name.startsWith('bend'));

/**
 * Prepares the observations of a drive, without commands, places and ends. A road that goes right is mirrored, so that it goes
 * left: a corner is a corner, and what is learnt of one way round holds for the other. That a mirror changes nothing but sides
 * is the one thing that is told.
 * @throws DataError for a drive by other sensors than the state, of less than ten seconds, or in which nothing changes
 */
export function viewDrive(recording: Recording): DriveView {
  const seen = mirrored(recording);
  const standardised = standardise(seen, columnScale(seen));
  const found = principalComponents(standardised);
  if (!(found.variances[0] > NO_VARIANCE))
    throw new DataError('Every decision of this drive saw the same: record one in which the car moves.');
  const count = Math.max(2, componentsFor(found, HELD_VARIANCE));
  return { standardised, shares: found.shares, components: project(standardised, found, count) };
}

function mirrored({ observations, sensors, rows }: Recording): Matrix {
  if (sensors.sensors.join() !== 'state')
    throw new DataError(
      `Drives are divided by what the state sensor says (found ${sensors.sensors.join(', ')}): record one with the state sensor alone.`,
    );
  if (rows < LEAST_ROWS)
    throw new DataError(
      `A drive of ${(rows / DECISION_HZ).toFixed(1)} s is too short to be divided: record at least ${LEAST_ROWS / DECISION_HZ} s.`,
    );
  const columns = STATE_INPUTS.length;
  const values = Float64Array.from(observations);
  for (let from = 0; from < values.length; from += columns) {
    const bend = BENDS.reduce((sum, column) => sum + values[from + column], 0);
    if (bend < 0) for (const column of SIDED) values[from + column] *= -1;
  }
  return matrixOf(values, columns);
}
