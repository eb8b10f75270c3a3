import type { Rng } from '../../src/math/rng.ts';
import {
  COLUMN,
  OBJECT_COLUMN,
  OBJECT_SIZE,
  paramsFromRow,
  ROW_SIZE,
  rowSize,
} from '../../src/reward/step-params.ts';
import type { RewardBatch, RewardParams, ScoringContext } from '../../src/reward/step-params.ts';
import { CALL_SIZE, TRACK_LENGTH, randomBatch, SCORING_CONTEXT } from './reward-batch.ts';

/** Params dicts with and without objects, near and far, in one lane and the other. */
export function randomParams(count: number, rng: Rng): RewardParams[] {
  const base = randomRows(count, rng);
  return Array.from({ length: count }, (_, call) => {
    const steps = risingSteps(call, rng);
    const numObjects = rng.integer(7);
    const row = new Float64Array(rowSize(numObjects));
    fillRow(row, base(call), steps, numObjects, rng);
    return paramsFromRow(row, 0, { ...SCORING_CONTEXT, numObjects }, call % SCORING_CONTEXT.numCars);
  });
}

/** The same as steps of one car, in the form in which training hands them over, all with so many objects. */
export interface RandomDrive {
  readonly context: ScoringContext;
  readonly batch: RewardBatch;
  /** What a reward sees in each step. */
  readonly params: readonly RewardParams[];
}

export function randomDrive(numSteps: number, numObjects: number, rng: Rng): RandomDrive {
  const context = { ...SCORING_CONTEXT, numCars: 1, numObjects };
  const size = rowSize(numObjects);
  const rows = new Float64Array(numSteps * size);
  const base = randomRows(numSteps, rng);
  for (let step = 0; step < numSteps; step++) {
    const row = rows.subarray(step * size, (step + 1) * size);
    fillRow(row, base(step), risingSteps(step, rng), numObjects, rng);
  }
  const params = Array.from({ length: numSteps }, (_, step) => paramsFromRow(rows, step * size, context, 0));
  return { context, batch: { numSteps, numCars: 1, rows }, params };
}

/** @returns the columns of a call that are not about objects */
function randomRows(count: number, rng: Rng): (call: number) => Float64Array {
  const { rows } = randomBatch(Math.ceil(count / SCORING_CONTEXT.numCars), rng.integer(1e6));
  return (call) => rows.subarray(call * CALL_SIZE, call * CALL_SIZE + ROW_SIZE);
}

/** Runs of rising steps, as episodes have them. */
function risingSteps(call: number, rng: Rng): number {
  return 2 + (call % (5 + rng.integer(3)));
}

function fillRow(row: Float64Array, base: Float64Array, steps: number, numObjects: number, rng: Rng): void {
  row.set(base);
  row[COLUMN.steps] = steps;
  for (let k = 0; k < numObjects; k++) {
    const angle = 2 * Math.PI * rng.uniform();
    const distance = 1.2 * rng.uniform();
    const object = row.subarray(ROW_SIZE + k * OBJECT_SIZE);
    object[OBJECT_COLUMN.x] = row[COLUMN.x] + distance * Math.cos(angle);
    object[OBJECT_COLUMN.y] = row[COLUMN.y] + distance * Math.sin(angle);
    object[OBJECT_COLUMN.distance] = TRACK_LENGTH * rng.uniform();
    object[OBJECT_COLUMN.distance_from_center] = 0.4 * rng.uniform();
    object[OBJECT_COLUMN.left_of_center] = rng.integer(2);
    object[OBJECT_COLUMN.heading] = 2 * Math.PI * rng.uniform() - Math.PI;
    object[OBJECT_COLUMN.speed] = 4 * rng.uniform();
  }
  row[COLUMN.closest_object_previous] = numObjects > 0 ? rng.integer(numObjects) : 0;
  row[COLUMN.closest_object_next] = numObjects > 0 ? rng.integer(numObjects) : 0;
}
