import type { Evaluation } from '../../../../src/race/evaluation.ts';
import type { Checkpoint } from '../../../../src/training/checkpoint.ts';
import type { PolicySnapshot } from '../../../../src/training/policy-snapshot.ts';
import type { EvaluationEvent, IterationEvent } from '../../../../src/training/training-event.ts';

/** Ten trials of which so many complete the lap in `lapTime` seconds; the others leave the track halfway. */
export function evaluationOf(clean: number, lapTime = 10): Evaluation {
  const trials = Array.from({ length: 10 }, (_, i) => ({
    progress: i < clean ? 100 : 50,
    lapTime: i < clean ? lapTime : null,
    offTracks: i < clean ? 0 : 1,
    crashes: 0,
    resets: 0,
    status: i < clean ? ('lap_complete' as const) : ('off_track' as const),
  }));
  const lap = clean === 0 ? null : lapTime;
  return { trials, cleanShare: clean / 10, bestLap: lap, meanLap: lap };
}

export function iterationEvent(iteration: number, patch: Partial<IterationEvent> = {}): IterationEvent {
  return {
    type: 'iteration',
    iteration,
    steps: 1024 * iteration,
    episodes: iteration,
    cpuSeconds: iteration / 10,
    wallSeconds: iteration / 10,
    meanProgress: 10 * iteration,
    meanReward: iteration / 100,
    meanReturn: iteration / 10,
    meanSpeed: 1,
    metrics: {
      policyLoss: -0.01,
      valueLoss: 0.02,
      entropy: 1.5,
      approxKl: 0.01,
      clipFraction: 0.1,
      explainedVariance: 0.5,
      learningRate: 2e-3,
    },
    ...patch,
  };
}

/** A snapshot whose weights do not matter: the app only carries them from one place to another. */
export function snapshotAt(steps: number): PolicySnapshot {
  return {
    trackId: 'home',
    steps,
    evaluation: null,
    actor: [Float32Array.of(steps)],
  } as unknown as PolicySnapshot;
}

/** A checkpoint of which the app reads only the progress. */
export function checkpointAt(iteration: number): Checkpoint {
  const progress = { iteration, steps: 1024 * iteration, wallSeconds: iteration / 10 };
  return { version: 1, progress } as unknown as Checkpoint;
}

/** @param kept steps of the evaluations whose policies stay; default: this one alone */
export function evaluationEvent(
  iteration: number,
  clean: number,
  isBest: boolean,
  kept?: readonly number[],
): EvaluationEvent {
  const steps = 1024 * iteration;
  return {
    type: 'evaluation',
    iteration,
    steps,
    cpuSeconds: iteration / 10,
    evaluation: evaluationOf(clean),
    meanReward: iteration / 100,
    isBest,
    kept: kept ?? [steps],
    policy: snapshotAt(steps),
    checkpoint: checkpointAt(iteration),
  };
}
