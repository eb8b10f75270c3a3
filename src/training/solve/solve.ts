import { actionSize } from '../../gym/space.ts';
import { CART_POLE } from '../../gym/tasks/cart-pole.ts';
import { PENDULUM } from '../../gym/tasks/pendulum.ts';
import type { Task } from '../../gym/tasks/task.ts';
import { TaskEnv } from '../../gym/tasks/task-env.ts';
import { Rng } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { type AlgorithmName, createAlgorithmSpec } from '../../rl/algorithms.ts';
import { createAlgorithm } from '../../rl/create-algorithm.ts';
import { collectRollout } from '../../rl/collect-rollout.ts';
import { GreedyPolicy } from '../../rl/greedy-policy.ts';
import { RolloutBuffer } from '../../rl/rollout-buffer.ts';
import type { Clock } from '../clock.ts';
import { evaluateTask } from './evaluate-task.ts';
import { recipeFor, type TaskName } from './recipes.ts';
import { countEvaluation, NOT_SOLVED } from './solve-progress.ts';

/** A reference task and the mean return over 100 episodes that counts as solved. */
interface Challenge {
  readonly task: Task;
  readonly solvedReturn: number;
}

const CHALLENGES: Readonly<Record<TaskName, Challenge>> = {
  cartpole: { task: CART_POLE, solvedReturn: 475 },
  pendulum: { task: PENDULUM, solvedReturn: -250 },
};

/** Training steps between two evaluations. */
const EVALUATION_INTERVAL = 1024;
const EVALUATION_EPISODES = 100;

export interface SolveOptions {
  readonly task: TaskName;
  readonly algorithm: AlgorithmName;
  readonly seed: number;
  /** Training steps after which an unsolved run is given up. */
  readonly maxSteps: number;
  readonly clock: Clock;
  /** Told of every evaluation: training steps so far and the mean return. */
  readonly onEvaluation?: (steps: number, meanReturn: number) => void;
}

/** What `solve` reports; steps are training steps summed over environments, null where not reached. */
export interface SolveSummary {
  readonly seed: number;
  /** At the first evaluation that reached the solved return. */
  readonly firstSolvedSteps: number | null;
  /** At the third evaluation of three in a row that did. */
  readonly sustainedSolvedSteps: number | null;
  /** Of training; without evaluations and runtime start. */
  readonly cpuSeconds: number;
  readonly stepsPerCpuSecond: number;
  /** Mean return of the last evaluation; null when there was none. */
  readonly finalReturn: number | null;
}

/**
 * Trains on a reference task until three evaluations in a row are solved, each of them 100 episodes of the policy without
 * exploration from fresh random starts, one every 1,024 training steps.
 * @throws AlgorithmFitError where the algorithm does not fit the task; TensorflowError before `initTensorflow`
 */
export async function solve(options: SolveOptions): Promise<SolveSummary> {
  const { task, solvedReturn } = CHALLENGES[options.task];
  const { numEnvs, rewardScale, config } = recipeFor(options.task, options.algorithm);
  const spec = createAlgorithmSpec({ name: options.algorithm, config: { ...config } });
  const rng = new Rng(options.seed);
  const env = new TaskEnv(task, numEnvs);
  const observationSize = task.observationSpace.low.length;
  const learner = createAlgorithm(spec, {
    observationSize,
    actionSpace: task.actionSpace,
    numEnvs,
    seed: options.seed,
  });
  const buffer = new RolloutBuffer({
    numSteps: learner.config.numSteps,
    numEnvs,
    observationSize,
    actionSize: actionSize(task.actionSpace),
  });
  const greedy = new GreedyPolicy(learner.weights(), task.actionSpace, EVALUATION_EPISODES);
  let progress = NOT_SOLVED;
  let finalReturn: number | null = null;
  let nextEvaluation = EVALUATION_INTERVAL;
  buffer.begin(env.reset({ seed: rng.integer(0x1_0000_0000) }));
  let cpuSeconds = 0;
  while (progress.sustainedSolvedSteps === null && learner.steps < options.maxSteps) {
    const start = options.clock.cpuSeconds();
    collectRollout(env, learner, buffer);
    buffer.setRewards((await env.takeRewards()).map((reward) => reward * rewardScale));
    learner.update(buffer);
    cpuSeconds += options.clock.cpuSeconds() - start;
    if (learner.steps < nextEvaluation) continue;
    nextEvaluation += EVALUATION_INTERVAL;
    greedy.load(learner.weights().actor);
    const returns = await evaluateTask(task, greedy, EVALUATION_EPISODES, rng.integer(0x1_0000_0000));
    finalReturn = mean([...returns]);
    progress = countEvaluation(progress, finalReturn! >= solvedReturn, learner.steps);
    options.onEvaluation?.(learner.steps, finalReturn!);
  }
  learner.dispose();
  return {
    seed: options.seed,
    firstSolvedSteps: progress.firstSolvedSteps,
    sustainedSolvedSteps: progress.sustainedSolvedSteps,
    cpuSeconds,
    stepsPerCpuSecond: learner.steps / cpuSeconds,
    finalReturn,
  };
}
