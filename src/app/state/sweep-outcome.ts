import { SUSTAINED_EVALUATIONS } from '../../workers/client/create-run-config.ts';
import { formatLap, formatWhole } from './format.ts';
import type { EvaluationPoint } from './run-curves.ts';
import type { RunRecord } from './run-record.ts';
import { describeValue, type Sweep } from './sweep.ts';

/** A run of a sweep and what it has come to. */
export interface SweepOutcome {
  readonly run: RunRecord;
  /** `γ 0.95` */
  readonly label: string;
  /** Steps at the third evaluation in a row with only clean laps; null where not reached. */
  readonly sustainedCleanSteps: number | null;
}

/** @param evaluations in the order in which they were made */
export function sustainedCleanSteps(evaluations: readonly EvaluationPoint[]): number | null {
  let streak = 0;
  for (const { steps, evaluation } of evaluations) {
    streak = evaluation.cleanShare === 1 ? streak + 1 : 0;
    if (streak === SUSTAINED_EVALUATIONS) return steps;
  }
  return null;
}

/** Whether a run of a sweep has still something to do. One that diverged would do so again, or no longer with its value. */
export function isOpen({ state, failure }: Pick<RunRecord, 'state' | 'failure'>): boolean {
  return state !== 'finished' && failure?.kind !== 'diverged';
}

/** The runs of a sweep that are still in the list. @param evaluationsOf a run, as far as they are known */
export function outcomesOf(
  { name, runs }: Sweep,
  records: readonly RunRecord[],
  evaluationsOf: (runId: string) => readonly EvaluationPoint[],
): SweepOutcome[] {
  return runs.flatMap(({ value, runId }) => {
    const run = records.find(({ id }) => id === runId);
    if (run === undefined) return [];
    const label = describeValue(name, value);
    return [{ run, label, sustainedCleanSteps: sustainedCleanSteps(evaluationsOf(runId)) }];
  });
}

/** Which value did best: which was the first to drive clean three evaluations in a row, and which lap was the fastest; null until every run has ended. */
export function conclusionOf(outcomes: readonly SweepOutcome[]): string | null {
  if (outcomes.length === 0 || outcomes.some(({ run }) => isOpen(run))) return null;
  const reached = least(outcomes, ({ sustainedCleanSteps: steps }) => steps);
  const fastest = least(outcomes, ({ run }) => run.best?.evaluation.bestLap ?? null);
  return [
    reached === null
      ? 'None drove clean three evaluations in a row.'
      : reached.outcomes.length === outcomes.length
        ? `All drove clean after the same ${formatWhole(reached.value)} steps.`
        : `${names(reached.outcomes)} drove clean first, after ${formatWhole(reached.value)} steps.`,
    ...(fastest === null ? [] : [`Best lap: ${names(fastest.outcomes)}, ${formatLap(fastest.value)}.`]),
  ].join(' ');
}

/** The outcomes with the smallest figure, and the figure; null where none has one. */
function least(
  outcomes: readonly SweepOutcome[],
  figure: (outcome: SweepOutcome) => number | null,
): { readonly outcomes: readonly SweepOutcome[]; readonly value: number } | null {
  const value = Math.min(...outcomes.map((outcome) => figure(outcome) ?? Infinity));
  if (value === Infinity) return null;
  return { outcomes: outcomes.filter((outcome) => figure(outcome) === value), value };
}

function names(outcomes: readonly SweepOutcome[]): string {
  return outcomes.map(({ label }) => label).join(' and ');
}
