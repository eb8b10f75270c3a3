import { AlgorithmConfigError } from '../rl/algorithm-config-error.ts';
import type { AlgorithmSpec } from '../rl/algorithms.ts';

/**
 * Steps of a rollout at most, summed over cars. All of it goes to the reward in one message and is learnt from at once: of
 * millions, the hand-over alone takes longer than a reward may, and an update minutes.
 */
export const MOST_ROLLOUT_STEPS = 131_072;
/** Numbers that all observations of a rollout may have: 1 GiB of them, which are held twice. */
const MOST_OBSERVED = 2 ** 28;

/** Gradient steps between two rollouts at most: they are made in one go, a millisecond or more each. */
const MOST_GRADIENT_STEPS = 50_000;

/**
 * @param observationSize numbers that a car observes in a step; 1 where it is not known yet
 * @throws AlgorithmConfigError where the rollouts of so many cars would be too long, or too much would be learnt from each
 */
export function checkRollout({ name, config }: AlgorithmSpec, numCars: number, observationSize = 1): void {
  const mostSteps = Math.min(MOST_ROLLOUT_STEPS, Math.floor(MOST_OBSERVED / observationSize));
  const most = Math.floor(mostSteps / numCars);
  if (config.numSteps <= most) return checkUpdate({ name, config } as AlgorithmSpec, numCars);
  const each = observationSize === 1 ? '' : ` of ${observationSize} numbers`;
  const reason = `a rollout, which is scored and learnt from at once, may have ${mostSteps} steps${each}`;
  const range = `an integer from 1 to ${most} with ${numCars} cars: ${reason}`;
  throw new AlgorithmConfigError(name.toUpperCase(), 'numSteps', config.numSteps, range);
}

function checkUpdate({ name, config }: AlgorithmSpec, numCars: number): void {
  const samples = config.numSteps * numCars;
  const fault = (key: string, value: number, rule: string): AlgorithmConfigError => {
    const range = `${rule}, so that ${samples} steps are learnt from in at most ${MOST_GRADIENT_STEPS} gradient steps`;
    return new AlgorithmConfigError(name.toUpperCase(), key, value, range);
  };
  if (name === 'ppo') {
    const least = Math.ceil((samples * config.updateEpochs) / MOST_GRADIENT_STEPS);
    if (config.minibatchSize < least) throw fault('minibatchSize', config.minibatchSize, `at least ${least}`);
  }
  if (name === 'sac') {
    const most = MOST_GRADIENT_STEPS / samples;
    if (config.updatesPerStep > most) throw fault('updatesPerStep', config.updatesPerStep, `at most ${most}`);
  }
}
