import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { PortableFailure, PortableRun } from '../../training/run-file/portable-run.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import type { RunFailure, RunRecord } from '../state/run-record.ts';
import type { RunWrite } from './run-storage.ts';

/** Longest texts that a file with a run may hold: names of runs, of rewards, and what a run began with. */
const MOST = { name: 80, title: 200, startedFrom: 300 } as const;

/** What is stored beside a run's record. */
interface RunParts {
  readonly best: PolicySnapshot;
  readonly kept: readonly PolicySnapshot[];
  /** Ascending by steps. */
  readonly curve: readonly CurveEvent[];
  readonly checkpoint: Checkpoint | null;
}

/** A run without what only this browser knows. Whatever has not ended by itself can go on. */
export function portableRun(run: RunRecord, { best, kept, curve, checkpoint }: RunParts): PortableRun {
  const { state, config, iteration, steps, seconds, last, warnings, rewardChanges } = run;
  const failure = state === 'failed' ? portableFailure(run.failure) : null;
  return {
    name: run.name.slice(0, MOST.name),
    tags: run.tags ?? [],
    config,
    state: failure !== null ? 'failed' : state === 'finished' || state === 'stopped' ? state : 'interrupted',
    failure,
    reason: run.finishedReason,
    iteration,
    steps,
    seconds,
    // The policy is newer where the page went away between the two.
    best: { steps: best.steps, evaluation: best.evaluation ?? run.best!.evaluation },
    last,
    warnings,
    rewardChanges: rewardChanges.map((change) => ({ ...change, title: change.title.slice(0, MOST.title) })),
    startedFrom: run.startedFrom?.slice(0, MOST.startedFrom) ?? null,
    curve,
    bestPolicy: best,
    kept: kept.toSorted((a, b) => a.steps - b.steps),
    checkpoint,
  };
}

/** The record of a run of elsewhere. @param place what is this browser's of it */
export function adoptedRecord(
  id: string,
  run: PortableRun,
  place: Pick<RunRecord, 'name' | 'createdAt' | 'color'>,
): RunRecord {
  const { config, state, reason, iteration, steps, seconds, best, last } = run;
  const { failure, warnings, rewardChanges, startedFrom, kept, tags } = run;
  return {
    id,
    ...place,
    config,
    state,
    iteration,
    steps,
    seconds,
    best,
    last,
    warnings,
    rewardChanges,
    startedFrom,
    finishedReason: reason,
    failure: failure && failureElsewhere(failure, config.reward.file),
    kept: kept.map((policy) => policy.steps),
    ...(tags.length > 0 && { tags }),
    isUntrusted: true,
    deletedAt: null,
  };
}

/** What a failure means for how the run goes on; its texts stay, which elsewhere would be a stranger's. */
function portableFailure(failure: RunFailure | null): PortableFailure | null {
  return failure === null || failure.kind === 'worker' ? null : failure.kind;
}

function failureElsewhere(kind: PortableFailure, file: string): RunFailure {
  if (kind === 'diverged')
    return { kind, message: 'An update broke the networks where the run was trained.' };
  const message = 'The reward failed where the run was trained. Run it to see how.';
  return { kind, file, fault: { type: 'Error', message, line: null }, params: null };
}

/** All that is to be stored of it. */
export function writesOf(record: RunRecord, run: PortableRun): RunWrite[] {
  const { id: runId } = record;
  const { curve, bestPolicy, kept, last, checkpoint } = run;
  const lastPolicy = kept.find(({ steps }) => steps === last?.steps);
  return [
    { type: 'record', record },
    ...curve.map((event, index): RunWrite => ({ type: 'point', runId, index, event })),
    { type: 'policy', runId, role: 'best', policy: bestPolicy },
    ...(lastPolicy ? [{ type: 'policy', runId, role: 'last', policy: lastPolicy } as const] : []),
    ...kept.map((policy): RunWrite => ({ type: 'policy', runId, role: policy.steps, policy })),
    ...(checkpoint === null ? [] : [{ type: 'checkpoint', runId, checkpoint } as const]),
  ];
}
