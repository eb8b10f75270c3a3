import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import { writeHyperparameters } from './hyperparameters.ts';
import {
  type TrainingMetric,
  trainingMetric,
  writeEvaluationMetrics,
  writeTrainingMetrics,
} from './metrics-files.ts';
import { writeModelMetadata } from './model-metadata.ts';
import type { SimTraceRow } from './sim-trace.ts';
import type { StoredChunk } from './trace-record.ts';
import { type TracedEpisode, traceEpisodes, toSimTraceRows } from './traced-episodes.ts';
import { writeSimTrace } from './write-sim-trace.ts';

/**
 * Training episodes in a sim-trace file. The service updates its policy after so many episodes, this program after so
 * many steps of all cars, whose episodes are of any length; deepracer-utils needs the same number in every file.
 */
export const EPISODES_PER_ITERATION = 20;

/** A run that is to be exported. */
export interface RunLogs {
  /** What the run keeps: the evaluation that it was kept for is exported as one of its own. */
  readonly policy: Pick<PolicySnapshot, 'actions' | 'sensors' | 'car' | 'algorithm' | 'steps'>;
  readonly reward: RewardSource;
  readonly traces: readonly StoredChunk[];
  /** Seconds since 1970 as YYYYMMDDhhmmss, UTC: so deepracer-utils tells evaluations from each other. */
  readonly nameOfTime: (seconds: number) => string;
}

/** A file by its path in the layout. */
export type LogFile = readonly [path: string, content: string];

/** There is nothing in a run that could be exported. */
export class EmptyRunError extends Error {
  constructor(run: string) {
    super(`${run}: no episode of the run has ended yet: train longer, then export`);
    this.name = 'EmptyRunError';
  }
}

/**
 * The files of a run in the layout of DeepRacer-for-Cloud with one worker, one after the other: what deepracer-utils
 * and the notebooks made for it load.
 * @param run name for messages
 * @throws EmptyRunError
 */
export function* exportLogs(
  { policy, reward, traces, nameOfTime }: RunLogs,
  run: string,
): Generator<LogFile> {
  const { training, evaluations } = traceEpisodes(traces);
  if (training.length === 0) throw new EmptyRunError(run);
  const metrics: TrainingMetric[] = [];
  const note = (phase: TrainingMetric['phase'], rows: readonly SimTraceRow[], episode: number): void =>
    void metrics.push(trainingMetric(phase, rows, episode, EPISODES_PER_ITERATION));

  for (const [iteration, episodes] of inIterations(training)) {
    const first = iteration * EPISODES_PER_ITERATION;
    const rows = episodes.map((episode, i) => toSimTraceRows(episode, first + i));
    rows.forEach((episodeRows, i) => note('training', episodeRows, first + i + 1));
    yield [`training-simtrace/${iteration}-iteration.csv`, writeSimTrace(rows.flat())];
    // The service evaluates after an iteration; here it may have been in its middle.
    const evaluated = evaluations.filter(({ episodesBefore }) => iterationOf(episodesBefore) === iteration);
    if (evaluated.length === 0) continue;
    const trials = evaluated.flatMap((evaluation) =>
      evaluation.episodes.map((episode) => ({ episode, evaluation })),
    );
    const trialRows = trials.map(({ episode }, i) => toSimTraceRows(episode, i));
    trials.forEach(({ evaluation }, i) => note('evaluation', trialRows[i], evaluation.episodesBefore));
    yield [`evaluation-simtrace/${iteration}-iteration.csv`, writeSimTrace(trialRows.flat())];
  }
  yield ['metrics/TrainingMetrics.json', writeTrainingMetrics(metrics)];

  const best = evaluations.findLast(({ steps }) => steps === policy.steps) ?? evaluations.at(-1);
  if (best) {
    const trials = best.episodes.map((episode, i) => toSimTraceRows(episode, i));
    const name = nameOfTime(best.wallClock);
    yield [`evaluation-${name}/evaluation-simtrace/0-iteration.csv`, writeSimTrace(trials.flat())];
    yield [`metrics/EvaluationMetrics-${name}.json`, writeEvaluationMetrics(trials)];
  }
  yield ['ip/hyperparameters.json', writeHyperparameters(policy.algorithm, EPISODES_PER_ITERATION)];
  yield ['model/model_metadata.json', writeModelMetadata(policy)];
  yield [`reward_function${reward.file.slice(reward.file.lastIndexOf('.'))}`, reward.code];
}

function* inIterations(
  episodes: readonly TracedEpisode[],
): Generator<[iteration: number, episodes: readonly TracedEpisode[]]> {
  for (let first = 0; first < episodes.length; first += EPISODES_PER_ITERATION)
    yield [first / EPISODES_PER_ITERATION, episodes.slice(first, first + EPISODES_PER_ITERATION)];
}

/** @param episodes training episodes so far */
function iterationOf(episodes: number): number {
  return Math.floor(Math.max(0, episodes - 1) / EPISODES_PER_ITERATION);
}
