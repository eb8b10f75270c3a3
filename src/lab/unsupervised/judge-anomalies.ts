import { DECISION_HZ } from '../../sim/physics.ts';
import { areaUnderRoc, type Detection, detection } from '../methods/detection.ts';
import { placeOf, type Recording, type Stint } from '../recording/recording.ts';
import { drivingRows } from './driving-rows.ts';
import type { Anomalies } from './find-anomalies.ts';

/** How well anomalies find the faults that the simulator knows of, and no learner was told. */
export interface AnomalyJudgement extends Detection {
  /** 0.5 is chance; null without faults. */
  readonly areaUnderRoc: number | null;
  /** The same of the distance from the centre line alone, which who knows what a fault is would look at. */
  readonly byDistanceAlone: number | null;
  /** Share of the decisions that are before a fault: the precision of flags at random. */
  readonly baseRate: number;
  /** Faults, and how many of them had a flag in their last half second. */
  readonly faults: number;
  readonly faultsFound: number;
}

/** A fault is to be found in the half second that ends with it [decisions] */
const LAST_ROWS = Math.ceil(DECISION_HZ / 2);

const isFault = ({ status }: Stint): boolean =>
  status !== 'lap_complete' && status !== 'time_up' && status !== 'in_progress';

/** Standing starts are left out of all figures. */
export function judgeAnomalies(recording: Recording, { scores, flags }: Anomalies): AnomalyJudgement {
  const driving = drivingRows(recording);
  const faults = recording.stints.filter(isFault);
  const beforeFault = new Array<boolean>(recording.rows).fill(false);
  for (const stint of faults) beforeFault.fill(true, lastOf(stint), stint.first + stint.rows);
  const rows = [...driving.keys()].filter((row) => driving[row]);
  const truth = rows.map((row) => beforeFault[row]);
  const area = (score: (row: number) => number): number | null => areaUnderRoc(rows.map(score), truth);
  return {
    ...detection(
      rows.map((row) => flags[row]),
      truth,
    ),
    areaUnderRoc: area((row) => scores[row]),
    byDistanceAlone: area((row) => Math.abs(placeOf(recording, row, 'lateral'))),
    baseRate: truth.filter(Boolean).length / Math.max(1, rows.length),
    faults: faults.length,
    faultsFound: faults.filter((stint) => flags.slice(lastOf(stint), stint.first + stint.rows).includes(true))
      .length,
  };
}

/** The first row of a stint's last half second. */
function lastOf({ first, rows }: Stint): number {
  return first + Math.max(0, rows - LAST_ROWS);
}
