import { describe, expect, it } from 'vitest';
import { checkPairOf } from '../../../../../src/app/lab/learn/checks/check-pair.ts';
import {
  checkCleanRun,
  checkOwnReward,
  checkPolicyGradient,
} from '../../../../../src/app/lab/learn/checks/check-runs.ts';
import { type Evidence, NO_EVIDENCE } from '../../../../../src/app/lab/learn/checks/evidence.ts';
import type { Finding } from '../../../../../src/app/lab/learn/checks/finding.ts';
import { readRuns } from '../../../../../src/app/lab/learn/checks/run-facts.ts';
import type { RunEvaluation, RunRecord } from '../../../../../src/app/state/run-record.ts';
import type { RunSettings } from '../../../../../src/training/run-settings.ts';
import { summariseTrials, type Trial } from '../../../../../src/race/evaluation.ts';
import { findTemplate } from '../../../../../src/reward/templates.ts';
import { storedRun } from '../../setup/stored-run.ts';

const lap = (isClean: boolean): Trial => ({
  progress: 100,
  lapTime: isClean ? 9.5 : 12,
  offTracks: isClean ? 0 : 1,
  crashes: 0,
  resets: 0,
  status: 'lap_complete',
});

/** Of ten laps so many are clean. */
function tested(clean: number, of = 10): RunEvaluation {
  return { steps: 2048, evaluation: summariseTrials(Array.from({ length: of }, (_, i) => lap(i < clean))) };
}

const run = (patch: Partial<RunRecord>, settings: Partial<RunSettings> = {}): RunRecord =>
  storedRun({ best: tested(10), ...patch }, settings);

const withRuns = (...runs: unknown[]): Evidence => ({ ...NO_EVIDENCE, runs: readRuns(runs) });

const ppo = (config: Record<string, unknown>) => ({ algorithm: { name: 'ppo' as const, config } });

const CHECKS: readonly (readonly [string, (evidence: Evidence) => Finding])[] = [
  ['a clean run', checkCleanRun],
  ['a policy gradient', checkPolicyGradient],
  ['an own reward', checkOwnReward],
  ['two discounts', checkPairOf('gamma')],
  ['two entropies', checkPairOf('entCoef')],
];

describe.each(CHECKS)('the check for %s', (_, check) => {
  it('says that there is no run, or none that was tested', () => {
    expect(check(NO_EVIDENCE)).toEqual({
      isDone: false,
      says: 'There is no run in this browser yet. Train one.',
      figures: [],
    });
    const untested = check(withRuns(run({ best: null })));
    expect(untested.isDone).toBe(false);
    expect(untested.says).toMatch(/“Monday”, but none of its policies has been tested yet/);
  });

  it('counts neither the bin, nor a stranger’s run, nor what cannot be read', () => {
    const { config: _config, ...torn } = run({});
    const odd = [
      run({ deletedAt: 5 }),
      run({ isUntrusted: true }),
      torn,
      { ...run({}), best: { evaluation: { trials: 'ten', cleanShare: 1 } } },
      { ...run({}), config: { ...run({}).config, algorithm: { name: 'ppo', config: null } } },
      null,
      'run',
      7,
    ];
    expect(check(withRuns(...odd)).says).toBe('There is no run in this browser yet. Train one.');
  });
});

describe('a clean run', () => {
  it('is ten of ten', () => {
    expect(checkCleanRun(withRuns(run({ best: tested(10) })))).toEqual({
      isDone: true,
      says: '“Monday” drove 10 of 10 clean laps on Home Loop, 9.50 s on average.',
      figures: [
        { name: 'Run', value: 'Monday, on Home Loop' },
        { name: 'Clean laps', value: '10 of 10' },
        { name: 'Mean lap', value: '9.50 s' },
      ],
    });
  });

  it('is not nine, nor three of three; the best run is named', () => {
    const found = checkCleanRun(
      withRuns(
        run({ best: tested(9) }),
        run({ id: 'b', name: 'Tuesday', best: tested(3, 3) }),
        run({ id: 'c', name: 'Wednesday', best: tested(2) }),
      ),
    );
    expect(found).toMatchObject({
      isDone: false,
      says: 'Your best run so far, “Monday”, drove 9 of 10 laps clean. It is done with 10 of 10.',
    });
  });
});

describe('a policy gradient', () => {
  it.each([
    ['reinforce', 'REINFORCE'],
    ['a2c', 'A2C'],
  ] as const)('is %s', (name, called) => {
    const found = checkPolicyGradient(withRuns(run({ best: tested(4) }, { algorithm: { name } })));
    expect(found.isDone).toBe(true);
    expect(found.says).toBe(
      `“Monday” has learnt by ${called} from 8,192 steps, and drove 4 of 10 laps clean.`,
    );
  });

  it('is not PPO', () => {
    expect(checkPolicyGradient(withRuns(run({})))).toMatchObject({
      isDone: false,
      says: 'So far you have trained with PPO only. Train a run with REINFORCE or A2C.',
    });
  });
});

describe('an own reward', () => {
  const template = findTemplate('fast-line.ts')!;

  it('is none of the templates', () => {
    expect(checkOwnReward(withRuns(run({}))).isDone).toBe(true);
    const edited = { ...template, code: template.code.replace(/return /, 'return 2 * ') };
    expect(checkOwnReward(withRuns(run({}, { reward: edited }))).isDone).toBe(true);
  });

  it('is not a template, with other ends of lines and blanks either', () => {
    const code = `${template.code.replaceAll('\n', '  \r\n')}\n\n`;
    const found = checkOwnReward(withRuns(run({}, { reward: { ...template, code } })));
    expect(found).toMatchObject({ isDone: false });
    expect(found.says).toMatch(/“Monday”, has the reward of a template as it is/);
  });
});

describe('two runs that differ in the discount factor only', () => {
  const check = checkPairOf('gamma');
  const monday = run({ createdAt: 1 });
  const tuesday = (settings: Partial<RunSettings>, patch: Partial<RunRecord> = {}): RunRecord =>
    run({ id: 'b', name: 'Tuesday', createdAt: 2, best: tested(7), ...patch }, settings);

  it('are found, and both are told of, also where they end otherwise', () => {
    const found = check(withRuns(monday, tuesday({ ...ppo({ gamma: 0.9 }), maxSteps: 5000 })));
    expect(found).toEqual({
      isDone: true,
      says: '“Monday” (γ 0.95) and “Tuesday” (γ 0.9) differ in the discount factor γ and in nothing else.',
      figures: [
        { name: 'Monday', value: 'γ 0.95, 10 of 10 laps clean, 9.50 s on average' },
        { name: 'Tuesday', value: 'γ 0.9, 7 of 10 laps clean, 10.25 s on average' },
      ],
    });
  });

  it('are two', () => {
    expect(check(withRuns(monday)).says).toBe(
      'You have one run, “Monday” (γ 0.95). Train another with a different discount factor γ.',
    );
  });

  it('do not have the same', () => {
    expect(check(withRuns(monday, tuesday({ seed: 9 }))).says).toBe(
      'Your 2 runs all have γ 0.95. Train another with a different discount factor γ.',
    );
  });

  it.each<[string, Partial<RunSettings>, Partial<RunRecord>, RegExp]>([
    ['the seed', { ...ppo({ gamma: 0.9 }), seed: 9 }, {}, /differ in the seed, too\./],
    ['another setting', ppo({ gamma: 0.9, clipCoef: 0.3 }), {}, /differ in the clip range ε, too\./],
    ['what they began with', ppo({ gamma: 0.9 }), { startedFrom: 'a policy' }, /what it began with, too\./],
    [
      'the algorithm',
      { algorithm: { name: 'a2c' } },
      {},
      /differ in the algorithm, [^,]+, [^,]+ and \d+ more, too\./,
    ],
  ])('do not differ in %s', (_, settings, patch, says) => {
    const found = check(withRuns(monday, tuesday(settings, patch)));
    expect(found.isDone).toBe(false);
    expect(found.says).toMatch(says);
  });

  it('may stand among others', () => {
    const other = tuesday({ ...ppo({ gamma: 0.8 }), seed: 3 }, { id: 'c', createdAt: 9 });
    expect(check(withRuns(other, monday, tuesday(ppo({ gamma: 0.9 })))).isDone).toBe(true);
  });
});

it('an entropy of SAC is none that PPO has', () => {
  const found = checkPairOf('entCoef')(withRuns(run({}, { algorithm: { name: 'sac' } })));
  expect(found).toMatchObject({
    isDone: false,
    says: 'None of your runs has such a setting: train one with PPO.',
  });
});
