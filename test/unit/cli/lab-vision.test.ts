import { expect, it } from 'vitest';
import { callCli } from './call-cli.ts';

it.each([
  [
    ['--test-track', 'nowhere'],
    /^track nowhere: must be one of airfield, .*, or a \.json, \.npy or \.csv track file\n$/,
  ],
  [['--seed', '-1'], /^--seed must be a whole number of 0 or more \(found "-1"\)\n$/],
  [['--track', 'oval'], /^lab vision takes no --track: it takes --test-track, --seed\n$/],
  [['oval'], /oval/],
])('lab vision refuses %j in one line', async (args, line) => {
  const { exitStatus, stdout, stderr } = await callCli(['lab', 'vision', ...args]);
  expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: '' });
  expect(stderr).toMatch(line);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
