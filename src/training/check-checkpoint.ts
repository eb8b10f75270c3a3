import * as v from 'valibot';
import { ROW_SIZE } from '../reward/step-params.ts';
import type { Checkpoint } from './checkpoint.ts';
import { EvaluationSchema } from './evaluation-schema.ts';
import { OversightSchema } from './oversight/oversight-schema.ts';
import { createRunProgress } from './run-progress.ts';
import { shapeFault } from './shape-fault.ts';

/** The checkpoint is not one that this program has written, or it was damaged since. */
export class CheckpointError extends Error {
  constructor(place: string) {
    super(`the saved run is damaged (${place}): start a new run`);
    this.name = 'CheckpointError';
  }
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const IdentitySchema = v.record(v.string(), v.string());
const BestSchema = v.nullable(
  v.object({
    steps: count,
    iteration: count,
    evaluation: EvaluationSchema,
    meanReward: v.nullish(v.pipe(v.number(), v.finite())),
  }),
);
const RowsSchema = v.nullable(v.object({ numSteps: count, rows: v.instance(Float64Array) }));

/**
 * Checks what must be known before a run can be set up like the saved one. What older checkpoints do not have may be missing.
 * @throws CheckpointError
 */
export function checkCheckpoint(checkpoint: Checkpoint): void {
  const { version, identity, progress, best, lastRows, returns, evaluatedSteps, oversight } = checkpoint;
  if (version !== 1) throw new CheckpointError('version must be 1');
  if (!v.is(IdentitySchema, identity)) throw new CheckpointError('identity');
  const fault = shapeFault(progress, createRunProgress(), 'progress');
  if (fault !== null) throw new CheckpointError(fault);
  if (Object.values(progress).some((figure) => figure !== null && figure < 0))
    throw new CheckpointError('progress');
  if (!v.is(BestSchema, best)) throw new CheckpointError('best');
  if (!v.is(RowsSchema, lastRows)) throw new CheckpointError('lastRows');
  if (evaluatedSteps !== undefined && !v.is(count, evaluatedSteps))
    throw new CheckpointError('evaluatedSteps');
  if (oversight !== undefined && !v.is(OversightSchema, oversight)) throw new CheckpointError('oversight');
  const numCars = Number(identity['numCars']);
  const isWhole =
    returns instanceof Float64Array && returns.length === numCars && returns.every(Number.isFinite);
  if (returns !== undefined && !isWhole) throw new CheckpointError('returns');
  const rows = numCars * (lastRows?.numSteps ?? 0);
  if (lastRows && (lastRows.rows.length < rows * ROW_SIZE || lastRows.rows.length % rows !== 0))
    throw new CheckpointError('lastRows');
}

/**
 * Checks the state of networks and cars against that of a run that was set up alike and has not begun.
 * @throws CheckpointError
 */
export function checkState(saved: Checkpoint, fresh: Pick<Checkpoint, 'learner' | 'env'>): void {
  const fault =
    shapeFault(saved.learner, fresh.learner, 'learner') ?? shapeFault(saved.env, fresh.env, 'env');
  if (fault !== null) throw new CheckpointError(fault);
}
