import { box } from '../gym/space.ts';
import { Rng } from '../math/rng.ts';
import { measure, type Sampling, type BenchmarkResult } from '../nn/benchmark.ts';
import { Ppo } from './ppo.ts';
import type { PpoConfig } from './ppo-config.ts';
import { RolloutBuffer } from './rollout-buffer.ts';

const OBSERVATION_SIZE = 26;
const NUM_ENVS = 64;
const SEED = 1;

/** What `bench ppo` shows: acting and learning at the sizes of racing, on random observations and rewards. */
export function runPpoBenchmark(sampling: Sampling): BenchmarkResult[] {
  const update = 'PPO update, 1,024 samples × 4 epochs';
  const step = 'PPO gradient step, 256 rows';
  return [
    measureUpdate(update, { numSteps: 16, minibatchSize: 256, updateEpochs: 4 }, 2, sampling),
    measureUpdate(step, { numSteps: 4, minibatchSize: 256, updateEpochs: 1 }, 16, sampling),
    measureActing(sampling),
  ];
}

function measureUpdate(
  name: string,
  config: Partial<PpoConfig>,
  calls: number,
  sampling: Sampling,
): BenchmarkResult {
  // Never stopped early: all epochs are to be paid for.
  const { ppo, rollout } = learner({ ...config, targetKl: 100 });
  const result = measure({ name, unit: 'ms', scale: 1, calls, run: () => ppo.update(rollout) }, sampling);
  ppo.dispose();
  return result;
}

function measureActing(sampling: Sampling): BenchmarkResult {
  const { ppo, rollout } = learner({});
  const run = (): unknown => ppo.act(rollout.nextObservations, NUM_ENVS);
  const result = measure(
    { name: 'PPO act, 64 rows, both networks', unit: 'µs', scale: 1e3, calls: 100, run },
    sampling,
  );
  ppo.dispose();
  return result;
}

function learner(config: Partial<PpoConfig>): { ppo: Ppo; rollout: RolloutBuffer } {
  const ppo = new Ppo({
    observationSize: OBSERVATION_SIZE,
    actionSpace: box(2, -1, 1),
    numEnvs: NUM_ENVS,
    seed: SEED,
    config,
  });
  const { numSteps } = ppo.config;
  const rollout = new RolloutBuffer({
    numSteps,
    numEnvs: NUM_ENVS,
    observationSize: OBSERVATION_SIZE,
    actionSize: 2,
  });
  const rng = new Rng(SEED);
  const observations = rollout.nextObservations;
  for (let t = 0; t < numSteps; t++) {
    for (let i = 0; i < observations.length; i++) observations[i] = rng.normal();
    rollout.storeDecision(t, observations, ppo.act(observations, NUM_ENVS));
  }
  for (let i = 0; i < rollout.samples; i++) rollout.rewards[i] = rng.normal();
  return { ppo, rollout };
}
