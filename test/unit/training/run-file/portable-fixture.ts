import type { PortableRun } from '../../../../src/training/run-file/portable-run.ts';
import type { RunSettings } from '../../../../src/training/run-settings.ts';
import type { CurveEvent } from '../../../../src/training/training-event.ts';
import { collectEvents, ofType, runConfig } from '../run-fixtures.ts';

/** A run that was trained just now, as it would be handed on. tfjs must have been started. */
export async function trainedRun(settings: Partial<RunSettings> = {}): Promise<PortableRun> {
  const config = runConfig({ maxSteps: 4096, ...settings });
  const events = await collectEvents(config);
  const evaluations = ofType(events, 'evaluation');
  const [{ reason, checkpoint }] = ofType(events, 'finished');
  const best = evaluations.findLast(({ isBest }) => isBest)!;
  const last = evaluations.at(-1)!;
  const { steps, iteration, wallSeconds } = checkpoint.progress;
  return {
    name: 'First laps',
    tags: ['quick', 'week 2'],
    config,
    state: 'finished',
    failure: null,
    reason,
    iteration,
    steps,
    seconds: wallSeconds,
    best: { steps: best.steps, evaluation: best.evaluation },
    last: { steps: last.steps, evaluation: last.evaluation },
    warnings: [],
    rewardChanges: [{ steps: 1024, title: 'Faster', resetValues: false }],
    startedFrom: null,
    curve: events.flatMap((event): CurveEvent[] => {
      if (event.type === 'iteration') return [event];
      if (event.type !== 'evaluation') return [];
      const { type, iteration, steps, evaluation, isBest } = event;
      return [{ type, iteration, steps, evaluation, isBest }];
    }),
    bestPolicy: best.policy,
    kept: evaluations.filter((event) => last.kept.includes(event.steps)).map(({ policy }) => policy),
    checkpoint,
  };
}
