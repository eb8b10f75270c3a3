import type { CurveEvent, EndEvent, WarningEvent } from '../../training/training-event.ts';

/** One rollout and update, as far as it is told of. */
export interface StoryIteration {
  /** Environment steps so far, summed over cars. */
  readonly steps: number;
  /** Mean measured speed, m/s. */
  readonly speed: number;
}

/** Ten standing starts. */
export interface StoryEvaluation {
  readonly steps: number;
  /** 0 … 1 */
  readonly cleanShare: number;
  /** Mean lap, seconds; null where none was completed. */
  readonly meanLap: number | null;
  /** Mean progress, percent. */
  readonly progress: number;
}

/** How a run ended. */
export interface StoryEnding {
  readonly steps: number;
  readonly kind: 'finished' | 'diverged' | 'reward-failed';
  /** What went wrong, as the trainer says it; empty: nothing did. */
  readonly detail: string;
}

/** A run in the figures that its radio speaks of: what is kept of a stored run is enough for it. */
export interface RunStory {
  readonly track: string;
  readonly reward: string;
  readonly iterations: readonly StoryIteration[];
  readonly evaluations: readonly StoryEvaluation[];
  /** Where it was warned that its reward is gamed. */
  readonly warnings: readonly { readonly steps: number }[];
  /** null: it has not ended. */
  readonly ending: StoryEnding | null;
}

/** What a run is called, and where its figures come from. */
export interface StorySources extends Pick<RunStory, 'track' | 'reward' | 'ending'> {
  readonly curve: readonly CurveEvent[];
  readonly warnings: readonly Pick<WarningEvent, 'steps'>[];
}

/** A run's story out of its curve. */
export function storyOf({ track, reward, curve, warnings, ending }: StorySources): RunStory {
  return {
    track,
    reward,
    iterations: curve.flatMap((event) =>
      event.type === 'iteration' ? [{ steps: event.steps, speed: event.meanSpeed }] : [],
    ),
    evaluations: curve.flatMap((event) => {
      if (event.type !== 'evaluation') return [];
      const { trials, cleanShare, meanLap } = event.evaluation;
      const progress = trials.reduce((sum, trial) => sum + trial.progress, 0) / Math.max(1, trials.length);
      return [{ steps: event.steps, cleanShare, meanLap, progress }];
    }),
    warnings: warnings.map(({ steps }) => ({ steps })),
    ending,
  };
}

/** How a run ended, out of its last event. @param steps how far it had come */
export function endingOf(event: EndEvent, steps: number): StoryEnding {
  if (event.type === 'finished') return { steps, kind: 'finished', detail: '' };
  if (event.type === 'diverged') return { steps, kind: 'diverged', detail: event.message };
  return { steps, kind: 'reward-failed', detail: event.fault.message };
}

/** A lap this much longer than the best one is no success any more. */
const MUCH_LONGER = 1.15;

/**
 * Whether a run ended badly: its networks broke or its reward failed, fewer than half of its last ten starts gave a clean lap, or
 * laps are much longer than they were at best.
 */
export function endedBadly({ evaluations, ending }: RunStory): boolean {
  const last = evaluations.at(-1);
  if (ending?.kind === 'diverged' || ending?.kind === 'reward-failed') return true;
  if (last === undefined || last.cleanShare < 0.5 || last.meanLap === null) return true;
  const laps = evaluations.flatMap(({ meanLap, cleanShare }) =>
    meanLap !== null && cleanShare >= 0.5 ? [meanLap] : [],
  );
  return last.meanLap > MUCH_LONGER * Math.min(...laps);
}
