import { createRunConfig } from '../../training/run-settings.ts';
import { train } from '../../training/train.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { Experiment } from './experiment.ts';
import type { LearningHost, LearningNews, Learnt } from './learnt.ts';

/** A reward that nothing could be learnt by: what it did wrong. */
export class RewardTroubleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RewardTroubleError';
  }
}

/**
 * Reinforcement learning within the experiment's time: PPO as in the race tab, whose best policy counts.
 * @param startPlaces where training episodes begin, shares of the lap; left out: round it
 * @throws RewardTroubleError where the reward fails before there is a policy
 */
export async function* learnByRewards(
  experiment: Experiment,
  host: LearningHost,
  startPlaces?: readonly number[],
): AsyncGenerator<LearningNews, Learnt> {
  const { budget, track, reward, car, sensors, actions, seed } = experiment;
  const config = createRunConfig({
    track,
    reward,
    car,
    sensors,
    actions,
    seed,
    maxSeconds: budget,
    ...(startPlaces && { startPlaces }),
  });
  let best: PolicySnapshot | null = null;
  let firstClean: number | null = null;
  let trouble = '';
  let decisions = 0;
  let trainingSeconds = 0;
  for await (const event of train(config, host)) {
    switch (event.type) {
      case 'iteration':
        decisions = event.steps;
        trainingSeconds = event.wallSeconds;
        yield event;
        break;
      case 'evaluation':
        if (event.isBest || best === null) best = event.policy;
        if (event.evaluation.cleanShare === 1) firstClean ??= event.steps;
        yield event;
        break;
      case 'warning':
        yield event;
        break;
      case 'reward-failed':
        trouble = `${event.file}: ${event.fault.message}`;
        break;
      case 'diverged':
        trouble = event.message;
        break;
      default:
      // The end.
    }
  }
  if (best === null) throw new RewardTroubleError(trouble || 'training ended before there was a policy');
  return { technique: 'rewards', policy: best, examples: null, decisions, firstClean, trainingSeconds };
}
