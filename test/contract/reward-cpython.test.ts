import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import { randomParams } from './random-params.ts';
import { CPYTHON_REWARDS } from './cpython-rewards.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

/** Reads {code, params} from stdin and prints one reward per dict, as the service would have called them. */
const DRIVER = `
import json, sys
job = json.load(sys.stdin)
module = {'__name__': 'reward'}
exec(compile(job['code'], 'reward.py', 'exec'), module)
rewards = []
for params in job['params']:
    params['waypoints'] = [tuple(point) for point in params['waypoints']]
    rewards.append(float(module['reward_function'](params)))
print(json.dumps(rewards))
`;

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('python3 is not installed: rewards are not compared with CPython here');

describe.skipIf(!hasPython)('Python rewards give what CPython gives', { timeout: 60_000 }, () => {
  const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
  afterAll(() => scorer.close());
  const params = randomParams(100, new Rng(11));

  test.each(Object.entries(CPYTHON_REWARDS))('%s', async (_name, code) => {
    const job = JSON.stringify({ code, params });
    const { stdout, stderr } = spawnSync('python3', ['-c', DRIVER], { input: job, encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    const expected = JSON.parse(stdout) as number[];
    const report = await scorer.scoreParams(
      { language: 'python', file: 'reward.py', code },
      JSON.stringify(params),
    );
    if ('loadError' in report) throw new Error(report.loadError.message);
    const rewards = report.outcomes.map((outcome) =>
      'reward' in outcome ? outcome.reward : outcome.error.message,
    );
    expect(rewards).toHaveLength(expected.length);
    rewards.forEach((reward, i) => expect(reward).toBeCloseTo(expected[i], 9));
  });
});
