import process from 'node:process';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { Rng } from '../../src/math/rng.ts';
import { COMPARED_REWARDS, rewardsOfCPython, versionOfCPython } from '../contract/cpython.ts';
import { randomParams } from '../contract/random-params.ts';
import { PATIENT_LIMITS } from '../contract/reward-limits.ts';

/** `npm run compare:cpython`: what rewards earn here and in the Python of this machine, call by call. */
const CALLS = 100;
const version = versionOfCPython();
if (version === null) throw new Error('python3 is not installed');
const params = randomParams(CALLS, new Rng(11));
const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
const line = (name: string, ...cells: string[]): string =>
  `${name.slice(0, 60).padEnd(60)}${cells.map((cell) => cell.padStart(20)).join('')}\n`;
process.stdout.write(line(`last of ${CALLS} rewards`, version, 'here', 'largest difference'));
let differing = 0;
for (const [name, code] of Object.entries(COMPARED_REWARDS)) {
  const expected = rewardsOfCPython(code, params);
  const source = { language: 'python', file: 'reward.py', code } as const;
  const report = await scorer.scoreParams(source, JSON.stringify(params), false);
  if ('loadError' in report) throw new Error(`${name}: ${report.loadError.message}`);
  const rewards = report.outcomes.map((outcome) => ('reward' in outcome ? outcome.reward : NaN));
  const differences = expected.map((reward, i) => Math.abs(reward - rewards[i]));
  const largest = differences.some(Number.isNaN) ? NaN : Math.max(...differences);
  if (!(largest <= 1e-9)) differing++;
  const last = expected.length - 1;
  process.stdout.write(
    line(name, expected[last].toPrecision(12), rewards[last].toPrecision(12), largest.toPrecision(2)),
  );
}
scorer.close();
process.stdout.write(
  `\n${Object.keys(COMPARED_REWARDS).length} rewards, ${differing} differ by more than 1e-9\n`,
);
if (differing > 0) process.exitCode = 1;
