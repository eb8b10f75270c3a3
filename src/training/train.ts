import { RewardCallError, RewardLoadError, type RewardScorer } from '../reward/reward-scorer.ts';
import type { RacingEnv } from '../race/racing-env.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Clock, Stopwatch } from './clock.ts';
import { fingerprintOfText } from './fingerprint.ts';
import { Learner } from './learner.ts';
import type { TraceChunk } from './logs/trace-record.ts';
import { describeGaming } from './oversight/describe-gaming.ts';
import { DivergenceError } from './oversight/divergence.ts';
import { Oversight } from './oversight/oversight.ts';
import { changeReward, type RewardChange } from './reward-change.ts';
import type { RunConfig } from './run-config.ts';
import type { RunOrigin } from './run-origin.ts';
import {
  countEpisodes,
  countEvaluation,
  countFirsts,
  createRunProgress,
  type RunProgress,
  SUSTAINED_EVALUATIONS,
} from './run-progress.ts';
import type { EndEvent, EvaluationEvent, FinishedEvent, TrainingEvent } from './training-event.ts';

/** What a run needs from the platform it runs on. */
export interface TrainingHost {
  readonly scorer: RewardScorer;
  readonly clock: Clock;
  /** Asked between two iterations. */
  readonly shouldStop?: () => boolean;
  /** Awaited between two iterations: the place to pause, and to let messages in. */
  readonly betweenIterations?: () => Promise<void>;
  /** Asked between two iterations for another reward to go on with; null for none. */
  readonly takeReward?: () => RewardChange | null;
  /** Called after every step of all cars. */
  readonly onStep?: (env: RacingEnv) => void;
  /** Given what the cars did in every rollout and evaluation, step by step: for logs. */
  readonly onTrace?: (chunk: TraceChunk) => void;
}

/**
 * A whole run, as a stream of events: rollout, scoring, update, now and then an evaluation, until a stop condition holds.
 * tfjs must have been started (`initTensorflow`).
 *
 * A run that comes to its own end with weights that no evaluation has seen is evaluated once more. One that is stopped is not:
 * who stops it wants it to stop and can go on from those very weights; unless there was no evaluation at all, for a run without
 * a policy would be lost. Nor is one that failed: it goes on from before the rollout that it failed in.
 * @throws CloneError, ResumeError when the policy or checkpoint to start from does not fit the config; AlgorithmConfigError
 * where its rollouts would not fit into memory
 */
export async function* train(
  config: RunConfig,
  host: TrainingHost,
  origin: RunOrigin = { type: 'new' },
): AsyncGenerator<TrainingEvent, void> {
  const progress = origin.type === 'checkpoint' ? { ...origin.checkpoint.progress } : createRunProgress();
  const learner = new Learner(config, host, origin);
  const oversight = overseeing(config, origin, learner);
  const evaluatedSteps = (origin.type === 'checkpoint' && origin.checkpoint.evaluatedSteps) || 0;
  const run: Run = { config, learner, oversight, progress, evaluatedSteps };
  const breakOff = (error: unknown, checkpoint: Checkpoint): EndEvent => {
    const event = failure(error, checkpoint);
    // What stops a program may end its scorer too: not the reward's fault. If it is, a resumed run fails again.
    return host.shouldStop?.() ? finish(config, progress, learner.best, 'stopped', checkpoint) : event;
  };
  try {
    try {
      await learner.loadReward();
    } catch (error) {
      yield breakOff(error, freeze(run));
      return;
    }
    const watch = new Stopwatch(host.clock, progress.wallSeconds, progress.cpuSeconds);
    for (;;) {
      const reason = stopReason(run, host);
      if (reason !== null) {
        const isJudged = progress.steps === run.evaluatedSteps;
        if (!isJudged && (reason !== 'stopped' || learner.best === null)) yield* evaluateEnd(run, watch);
        yield finish(config, progress, learner.best, reason, freeze(run));
        return;
      }
      const change = host.takeReward?.() ?? null;
      if (change !== null) yield await changeReward(run, change);
      const before = freeze(run);
      let outcome;
      try {
        outcome = await learner.iterate(progress.steps);
      } catch (error) {
        yield breakOff(error, before);
        return;
      }
      progress.iteration++;
      progress.steps += outcome.samples;
      progress.cpuSeconds = watch.cpuSeconds;
      progress.wallSeconds = watch.wallSeconds;
      countEpisodes(progress, outcome.episodes);
      oversight.iterated({ ...outcome.report, samples: outcome.samples, episodes: outcome.episodes.length });
      const { iteration, steps, episodes, cpuSeconds, wallSeconds } = progress;
      yield { type: 'iteration', iteration, steps, episodes, cpuSeconds, wallSeconds, ...outcome.report };
      if (isEvaluationDue(config, steps, outcome.samples)) yield* evaluate(run, watch);
      await host.betweenIterations?.();
    }
  } finally {
    learner.dispose();
  }
}

/** The parts of a run under way. */
interface Run {
  readonly config: RunConfig;
  readonly learner: Learner;
  readonly oversight: Oversight;
  readonly progress: RunProgress;
  /** Environment steps at the last evaluation. */
  evaluatedSteps: number;
}

function overseeing(config: RunConfig, origin: RunOrigin, learner: Learner): Oversight {
  const saved = (origin.type === 'checkpoint' && origin.checkpoint.oversight) || null;
  const reward = fingerprintOfText(config.reward.code);
  // What was earned by another reward does not compare.
  if (saved?.reward !== reward && learner.best) learner.best = { ...learner.best, meanReward: null };
  return new Oversight(config.bestBy, reward, saved);
}

function freeze({ learner, oversight, progress, evaluatedSteps }: Run): Checkpoint {
  return { ...learner.checkpoint(progress), evaluatedSteps, oversight: oversight.save() };
}

/** Evaluates at an interval, and notes what it says about the run. */
function* evaluate(run: Run, watch: Stopwatch): Generator<TrainingEvent, void> {
  const { learner, oversight, progress } = run;
  const outcome = evaluateNow(run, watch);
  learner.sectors?.clear();
  countEvaluation(progress, outcome.evaluation);
  const { steps } = progress;
  const { gaming, kept } = oversight.evaluated(steps, outcome.evaluation, learner.best?.steps ?? steps);
  if (gaming) yield { type: 'warning', kind: 'gaming', steps, evidence: gaming, ...describeGaming(gaming) };
  yield evaluationEvent(run, outcome, kept);
}

/**
 * Evaluates the last weights, between two intervals. It may be the first lap, the first clean evaluation or the best one; what
 * looks at evaluations in a row (sustained clean, plateau, gaming) does not see it, so that a run that goes on from here is the
 * run that did not end here.
 */
function* evaluateEnd(run: Run, watch: Stopwatch): Generator<TrainingEvent, void> {
  const { learner, oversight, progress } = run;
  const outcome = evaluateNow(run, watch);
  countFirsts(progress, outcome.evaluation);
  const { steps } = progress;
  yield evaluationEvent(run, outcome, oversight.evaluatedAtEnd(steps, learner.best?.steps ?? steps));
}

type Outcome = Pick<EvaluationEvent, 'evaluation' | 'isBest' | 'meanReward' | 'sectors'>;

/** Evaluates without the time counting. */
function evaluateNow(run: Run, watch: Stopwatch): Outcome {
  const { learner, oversight, progress } = run;
  const { steps, iteration } = progress;
  const { meanReward } = oversight;
  run.evaluatedSteps = steps;
  const sectors = learner.sectors?.figures();
  const outcome = watch.without(() => learner.evaluate(steps, iteration, meanReward));
  return { meanReward, ...(sectors && { sectors }), ...outcome };
}

function evaluationEvent(run: Run, outcome: Outcome, kept: readonly number[]): EvaluationEvent {
  const { iteration, steps, cpuSeconds } = run.progress;
  const policy = run.learner.snapshot(steps, outcome.evaluation);
  const checkpoint = freeze(run);
  return { type: 'evaluation', iteration, steps, cpuSeconds, ...outcome, kept, policy, checkpoint };
}

/** Evaluations come when another multiple of the interval has been passed, so they do not depend on rollout sizes. */
function isEvaluationDue({ evaluationInterval }: RunConfig, steps: number, samples: number): boolean {
  return Math.floor(steps / evaluationInterval) > Math.floor((steps - samples) / evaluationInterval);
}

function stopReason(
  { config, oversight, progress }: Run,
  host: TrainingHost,
): FinishedEvent['reason'] | null {
  const { maxSteps, maxSeconds, untilClean, untilPlateau } = config;
  if (host.shouldStop?.()) return 'stopped';
  if (untilClean && progress.cleanStreak >= SUSTAINED_EVALUATIONS) return 'sustained-clean';
  if (untilPlateau !== null && oversight.plateau >= untilPlateau) return 'plateau';
  if (maxSteps !== null && progress.steps >= maxSteps) return 'max-steps';
  if (maxSeconds !== null && progress.wallSeconds >= maxSeconds) return 'max-seconds';
  return null;
}

function finish(
  config: RunConfig,
  progress: RunProgress,
  best: Checkpoint['best'],
  reason: FinishedEvent['reason'],
  checkpoint: Checkpoint,
): FinishedEvent {
  const { iteration: _iteration, cleanStreak: _cleanStreak, ...figures } = progress;
  return {
    type: 'finished',
    reason,
    summary: { seed: config.seed, ...figures, bestBy: config.bestBy, best },
    checkpoint,
  };
}

/** Only what rewards and settings did wrong ends a run as an event; anything else is a fault of ours and is thrown on. */
function failure(error: unknown, checkpoint: Checkpoint): EndEvent {
  if (error instanceof RewardLoadError) {
    return { type: 'reward-failed', file: error.file, fault: error.fault, params: null, checkpoint };
  }
  if (error instanceof RewardCallError) {
    return { type: 'reward-failed', file: error.file, fault: error.fault, params: error.params, checkpoint };
  }
  if (error instanceof DivergenceError) {
    return { type: 'diverged', divergence: error.divergence, message: error.message, checkpoint };
  }
  throw error;
}
