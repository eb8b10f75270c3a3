import { COLUMN, type Waypoint } from '../../reward/step-params.ts';
import type { TrialStep } from '../../race/trial-step.ts';
import { TRACE_COLUMN, TRACE_FLAG, TRACE_ROW_SIZE, TRACE_STATUSES } from './trace-record.ts';
import { traceParams } from './trace-rollout.ts';

/** The service's reward of stand-alone evaluations: distance from the centre, in shares of the track's width. */
const CENTRE_LINE_BANDS = [
  [0.1, 1],
  [0.25, 0.5],
  [0.5, 0.1],
] as const;
const OFF_CENTRE_REWARD = 0.001;

/**
 * Traces an evaluation while it is driven. The reward column holds what the service's evaluations have: its centre-line
 * reward, not the user's function.
 */
export class EvaluationTracer {
  readonly #waypoints: readonly Waypoint[];
  #rows = new Float64Array(1024 * TRACE_ROW_SIZE);
  #numRows = 0;

  constructor(waypoints: readonly Waypoint[]) {
    this.#waypoints = waypoints;
  }

  /** @param params the step's row of params, as the reward would see it */
  add(params: Float64Array, { trial, status, isDone, action, pauseDuration, crashes }: TrialStep): void {
    const at = this.#numRows++ * TRACE_ROW_SIZE;
    if (at === this.#rows.length) {
      const grown = new Float64Array(2 * at);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    const rows = this.#rows;
    traceParams(params, 0, this.#waypoints, rows, at);
    rows[at + TRACE_COLUMN.car] = trial;
    rows[at + TRACE_COLUMN.action] = action;
    rows[at + TRACE_COLUMN.reward] = centreLineReward(params);
    rows[at + TRACE_COLUMN.status] = TRACE_STATUSES.indexOf(status);
    rows[at + TRACE_COLUMN.flags] += isDone ? TRACE_FLAG.done : 0;
    rows[at + TRACE_COLUMN.pauseDuration] = pauseDuration;
    rows[at + TRACE_COLUMN.crashes] = crashes;
  }

  /** [rows × TRACE_ROW_SIZE] */
  takeRows(): Float64Array {
    return this.#rows.slice(0, this.#numRows * TRACE_ROW_SIZE);
  }
}

function centreLineReward(params: Float64Array): number {
  const share = params[COLUMN.distance_from_center] / params[COLUMN.track_width];
  return CENTRE_LINE_BANDS.find(([band]) => share <= band)?.[1] ?? OFF_CENTRE_REWARD;
}
