import type { Task } from '../../gym/tasks/task.ts';
import { TaskEnv } from '../../gym/tasks/task-env.ts';

/** What acts during an evaluation; `GreedyPolicy` is one. */
export interface ActingPolicy {
  /** @returns [rows × actionSize] in the bounds of the action space */
  act(observations: Float32Array, rows: number): Float32Array;
}

/**
 * Lets a policy act without exploring, one episode in each of `episodes` environments.
 * @returns the undiscounted returns, one per episode
 */
export async function evaluateTask(
  task: Task,
  policy: ActingPolicy,
  episodes: number,
  seed: number,
): Promise<Float64Array> {
  const env = new TaskEnv(task, episodes);
  const returns = new Float64Array(episodes);
  const isOver = new Uint8Array(episodes);
  let observations = env.reset({ seed });
  for (let left = episodes; left > 0;) {
    const step = env.step(policy.act(observations, episodes));
    const rewards = await env.takeRewards();
    for (let i = 0; i < episodes; i++) {
      if (isOver[i]) continue;
      returns[i] += rewards[i];
      if (step.terminated[i] || step.truncated[i]) {
        isOver[i] = 1;
        left--;
      }
    }
    observations = step.observations;
  }
  return returns;
}
