import { spawnSync } from 'node:child_process';
import type { RewardParams } from '../../src/reward/step-params.ts';
import { CPYTHON_LANGUAGE_REWARDS } from './cpython-language-rewards.ts';
import { CPYTHON_LIBRARY_REWARDS } from './cpython-library-rewards.ts';
import { CPYTHON_REWARDS } from './cpython-rewards.ts';

/**
 * Reads {code, params} from stdin and prints one reward per dict, as the service would have called them. What is no index
 * is a float if `doubles` is set, also where it has no fraction.
 */
const DRIVER = `
import json, sys, types
text = sys.stdin.read()
job = json.loads(text)
if job['doubles']:
    indices = [{key: params[key] for key in ('closest_waypoints', 'closest_objects')} for params in job['params']]
    job = json.loads(text, parse_int=float)
    for params, whole in zip(job['params'], indices):
        params.update(whole)
module = types.ModuleType('reward')
sys.modules['reward'] = module
exec(compile(job['code'], 'reward.py', 'exec', dont_inherit=True), vars(module))
rewards = []
for params in job['params']:
    params['waypoints'] = [tuple(point) for point in params['waypoints']]
    rewards.append(float(module.reward_function(params)))
print(json.dumps(rewards))
`;

/** Every reward whose answers are held against CPython's, by what it exercises. */
export const COMPARED_REWARDS: Readonly<Record<string, string>> = {
  ...CPYTHON_REWARDS,
  ...CPYTHON_LANGUAGE_REWARDS,
  ...CPYTHON_LIBRARY_REWARDS,
};

/** Version of the Python of this machine; null where there is none. */
export function versionOfCPython(): string | null {
  const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/**
 * What a reward earns in the Python of this machine.
 * @param numbers as a JSON file has them, where 2 is no float, or doubles but for indices, as in training
 * @throws Error with what Python says
 */
export function rewardsOfCPython(
  code: string,
  params: readonly RewardParams[],
  numbers: 'json' | 'doubles' = 'json',
): number[] {
  const input = JSON.stringify({ code, params, doubles: numbers === 'doubles' });
  const { stdout, stderr } = spawnSync('python3', ['-c', DRIVER], { input, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}
