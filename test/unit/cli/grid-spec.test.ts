import { describe, expect, test } from 'vitest';
import { readGrid } from '../../../src/cli/grid/grid-spec.ts';
import { PPO_RULES } from '../../../src/rl/check-ppo-config.ts';

describe('a grid is read', () => {
  test.each([
    ['seed=1..5', 'seed', [1, 2, 3, 4, 5]],
    ['seed=7', 'seed', [7]],
    ['seed=1..3,9,0', 'seed', [1, 2, 3, 9, 0]],
    ['learningRate=1e-3,2e-3,4e-3', 'learningRate', [0.001, 0.002, 0.004]],
    ['lr=1e-3', 'learningRate', [0.001]],
    ['n_epochs=3..5', 'updateEpochs', [3, 4, 5]],
    ['anneal_lr=true,false', 'annealLr', [true, false]],
    ['net_arch=64-64,32,32-16-8', 'hiddenSizes', [[64, 64], [32], [32, 16, 8]]],
  ] as const)('%s', (text, name, values) => {
    expect(readGrid(text, PPO_RULES)).toEqual({ name, values });
  });
});

describe('a grid is refused', () => {
  test.each([
    ['seed', '--grid takes name=value (found "seed")'],
    ['=1', '--grid takes name=value (found "=1")'],
    ['seed=', '--grid takes name=value (found "seed=")'],
    ['seed=-1', '--grid seed must be whole numbers of 0 or more, as 1..5 or 1,2,3 (found "-1")'],
    ['seed=1.5', '--grid seed must be whole numbers of 0 or more, as 1..5 or 1,2,3 (found "1.5")'],
    ['seed=1,,2', '--grid seed must be whole numbers of 0 or more, as 1..5 or 1,2,3 (found "")'],
    ['seed=1..2..3', '--grid seed must be whole numbers of 0 or more, as 1..5 or 1,2,3 (found "1..2..3")'],
    ['seed=1..99999999999', '--grid 1..99999999999 must go up, by at most 1000 values'],
    ['seed=1..3,2', '--grid has seed=2 twice'],
    ['gamma=0..2', '--grid gamma must be a number from 0 to 1 (found "2")'],
    ['hiddenSizes=64,0', '--grid hiddenSizes must be a list of 1 to 4 integers from 1 to 1024 (found "0")'],
  ])('%s: %s', (text, message) => {
    expect(() => readGrid(text, PPO_RULES)).toThrow(message);
  });
});
