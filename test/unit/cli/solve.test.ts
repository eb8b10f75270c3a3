import { describe, expect, it } from 'vitest';
import { callCli } from './call-cli.ts';

describe('solve', () => {
  it('prints one document with what was reached, progress on stderr', async () => {
    const args = ['solve', '--task', 'pendulum', '--algorithm', 'ppo', '--seed', '3', '--max-steps', '1024'];
    const { exitStatus, stdout, stderr } = await callCli([...args, '--json']);
    expect(exitStatus).toBe(0);
    expect(stderr).toMatch(/^1024 steps: mean return -\d+\.\d\n$/);
    const summary = JSON.parse(stdout) as Record<string, number | null>;
    expect(Object.keys(summary)).toEqual([
      'seed',
      'firstSolvedSteps',
      'sustainedSolvedSteps',
      'cpuSeconds',
      'stepsPerCpuSecond',
      'finalReturn',
    ]);
    expect(summary).toMatchObject({ seed: 3, firstSolvedSteps: null, sustainedSolvedSteps: null });
    expect(summary['finalReturn']).toBeLessThan(-250);
    expect(summary['stepsPerCpuSecond']! * summary['cpuSeconds']!).toBeCloseTo(1024, 6);
  });

  it.each([
    [[], '--task is missing'],
    [['--task', 'acrobot'], '--task must be cartpole or pendulum (found "acrobot")'],
    [
      ['--task', 'pendulum', '--max-steps', '0'],
      '--max-steps must be a whole number of 1 or more (found "0")',
    ],
    [
      ['--task', 'cartpole', '--algorithm', 'sac'],
      'SAC needs continuous actions: cartpole has discrete ones; choose one of ppo, a2c, reinforce',
    ],
  ])('refuses %j in one line', async (args, line) => {
    const { exitStatus, stdout, stderr } = await callCli(['solve', ...args]);
    expect({ exitStatus, stdout, stderr }).toEqual({ exitStatus: 2, stdout: '', stderr: `${line}\n` });
  });
});
