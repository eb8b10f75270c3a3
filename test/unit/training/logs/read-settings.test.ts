import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActionSpaceError, checkActionSpace, DEFAULT_ACTIONS } from '../../../../src/race/action-space.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { type AlgorithmSettings, createAlgorithmSpec } from '../../../../src/rl/algorithms.ts';
import { createPpoConfig } from '../../../../src/rl/check-ppo-config.ts';
import { writeHyperparameters } from '../../../../src/training/logs/hyperparameters.ts';
import { writeModelMetadata } from '../../../../src/training/logs/model-metadata.ts';
import { readHyperparameters } from '../../../../src/training/logs/read-hyperparameters.ts';
import { readModelMetadata } from '../../../../src/training/logs/read-model-metadata.ts';
import { SettingsFileError } from '../../../../src/training/logs/settings-file-error.ts';
import { mutatedText } from './mutated-text.ts';

const shared = new URL('../../../../../shared/data/metadata/', import.meta.url);
const sample = (name: string): string => readFileSync(new URL(name, shared), 'utf8');
const fieldsOf = ({ notHonoured }: { notHonoured: readonly { field: string }[] }): string[] =>
  notHonoured.map(({ field }) => field);

const console2020 = {
  action_space: [
    { steering_angle: '-30', speed: '0.4', index: 0 },
    { steering_angle: 35, speed: 8, index: 2 },
  ],
  sensor: ['LEFT_CAMERA', 'DISCRETIZED_SECTOR_LIDAR'],
  lidar_config: { num_sectors: 16, num_values_per_sector: 2, clipping_dist: 1.5 },
  neural_network: 'DEEP_CONVOLUTIONAL_NETWORK',
  version: '5',
};
const continuous = {
  action_space: { steering_angle: { high: 20, low: -20 }, speed: { high: 2, low: 1 } },
  action_space_type: 'continuous',
  sensor: ['STEREO_CAMERAS', 'LIDAR'],
  training_algorithm: 'sac',
  version: 6,
};

describe('model_metadata.json', () => {
  it('reads the first version, which has an action space and nothing else', () => {
    const text = JSON.stringify({
      action_space: console2020.action_space.slice(0, 1).concat(console2020.action_space[0]),
    });
    const { settings, notHonoured } = readModelMetadata(text, 'm.json');
    const action = { steering_angle: -30, speed: 0.4 };
    expect(settings).toEqual({
      actions: { type: 'discrete', actions: [action, action] },
      sensors: ['front_camera'],
      lidar_config: null,
      algorithm: 'ppo',
      car: 'deepracer-v4',
    });
    expect(notHonoured).toEqual([
      {
        field: 'action_space[1].index',
        value: 0,
        reason: 'actions have the number of their place in the list',
      },
      {
        field: 'version',
        value: '(missing)',
        reason: 'the service then has version 1: that car was not measured; deepracer-v4 drives most like it',
      },
    ]);
  });

  it('names what a run cannot follow, and what it does instead', () => {
    const { settings, notHonoured } = readModelMetadata(JSON.stringify(console2020), 'm.json');
    expect(settings.actions).toEqual({
      type: 'discrete',
      actions: [
        { steering_angle: -30, speed: 0.4 },
        { steering_angle: 30, speed: 4 },
      ],
    });
    expect(settings.sensors).toEqual(['front_camera', 'discretized_sector_lidar']);
    expect(settings.lidar_config).toEqual(console2020.lidar_config);
    expect(notHonoured.map(({ field, value }) => [field, value])).toEqual([
      ['action_space[1].index', 2],
      ['action_space[1].steering_angle', 35],
      ['action_space[1].speed', 8],
      ['version', '5'],
      ['neural_network', 'DEEP_CONVOLUTIONAL_NETWORK'],
    ]);
    expect(notHonoured[2].reason).toBe('the car follows 0.1 to 4 m/s: 4 m/s is used');
  });

  it.each(['LEFT_CAMERA', 'CAMERA', 'observation', 'FRONT_FACING_CAMERA'])(
    'knows the front camera by its name of the time: %s',
    (name) => {
      const imported = readModelMetadata(JSON.stringify({ ...continuous, sensor: [name] }), 'm.json');
      expect(imported.settings.sensors).toEqual(['front_camera']);
      expect(fieldsOf(imported)).toEqual(['training_algorithm']);
    },
  );

  it('says in words what is too large to be shown', () => {
    const metadata = { ...continuous, sensor: ['SECTOR_LIDAR', { deep: [] }] };
    const { settings, notHonoured } = readModelMetadata(JSON.stringify(metadata), 'm.json');
    expect(settings.sensors).toEqual(['front_camera', 'sector_lidar']);
    expect(notHonoured.slice(0, 2)).toEqual([
      { field: 'sensor[1]', value: '(an object)', reason: 'there is no such sensor' },
      {
        field: 'sensor',
        value: '(a list of 2)',
        reason: 'has nothing that shows the road: the front camera is used',
      },
    ]);
  });

  it('reads continuous actions of version 6', () => {
    const imported = readModelMetadata(JSON.stringify(continuous), 'm.json');
    expect(imported.settings).toMatchObject({
      actions: { type: 'continuous', steering_angle: { low: -20, high: 20 }, speed: { low: 1, high: 2 } },
      sensors: ['stereo_cameras', 'lidar'],
      car: 'deepracer-v6',
    });
    expect(fieldsOf(imported)).toEqual(['training_algorithm']);
  });

  it('trains with SAC what SAC can drive', () => {
    const read = (metadata: object) => readModelMetadata(JSON.stringify(metadata), 'm.json');
    const fitting = read({ ...continuous, sensor: ['state', 'LIDAR'] });
    expect(fitting.settings.algorithm).toBe('sac');
    expect(fieldsOf(fitting)).toEqual([]);
    for (const metadata of [continuous, { ...console2020, sensor: ['state'], training_algorithm: 'sac' }]) {
      const { settings, notHonoured } = read(metadata);
      expect(settings.algorithm).toBe('ppo');
      expect(notHonoured).toContainEqual({
        field: 'training_algorithm',
        value: 'sac',
        reason: 'PPO is used: SAC drives by continuous actions and without a camera here',
      });
    }
    const [unknown] = read({ ...continuous, training_algorithm: 'dqn' }).notHonoured;
    expect(unknown).toEqual({
      field: 'training_algorithm',
      value: 'dqn',
      reason: 'PPO is used (clipped_ppo)',
    });
  });

  it('reads its own export without loss', () => {
    const sensors = checkSensorSpec('front_camera,discretized_sector_lidar', 's');
    const algorithm = createAlgorithmSpec({ name: 'ppo' });
    const text = writeModelMetadata({ actions: DEFAULT_ACTIONS, sensors, car: 'deepracer-v4', algorithm });
    const { settings, notHonoured } = readModelMetadata(text, 'm.json');
    expect(settings).toMatchObject({
      actions: DEFAULT_ACTIONS,
      sensors: sensors.sensors,
      car: 'deepracer-v4',
    });
    expect(checkSensorSpec({ sensors: settings.sensors, lidar_config: settings.lidar_config }, 's')).toEqual(
      sensors,
    );
    expect(notHonoured).toEqual([]);
  });

  it.each([
    ['[]', SettingsFileError, 'm.json: file: must be an object of settings (found a list of 0)'],
    ['{', SettingsFileError, /^m\.json: file: must be JSON: /],
    ['{}', SettingsFileError, 'm.json: action_space: must be a list of actions or {steering_angle, speed}'],
    ['{"action_space": []}', ActionSpaceError, 'must have at least 2 actions'],
    [
      JSON.stringify({ ...continuous, version: 'new' }),
      SettingsFileError,
      'm.json: version: must be a version of the service, 1 to 6 (found "new")',
    ],
    [
      JSON.stringify({ ...continuous, action_space_type: 'discrete' }),
      SettingsFileError,
      'm.json: action_space_type: must be continuous, as the action_space is (found "discrete")',
    ],
    [
      JSON.stringify({ ...console2020, lidar_config: { num_sectors: 7 } }),
      SettingsFileError,
      'm.json: lidar_config.num_sectors: must divide 64 (found 7)',
    ],
  ])('refuses %s', (text, kind, message) => {
    const read = (): unknown => readModelMetadata(text, 'm.json');
    expect(read).toThrow(kind);
    expect(read).toThrow(message);
  });
});

describe('hyperparameters.json', () => {
  it('takes over what has a counterpart and names the rest', () => {
    const text = `{
      "batch_size": 64, "beta_entropy": 0.01, "discount_factor": 0.95, "lr": "0.0003", "num_epochs": 3,
      "exploration_type": "categorical", "loss_type": "huber", "stack_size": 1, "epsilon_steps": 10000,
      "num_episodes_between_training": 20, "term_cond_max_episodes": 1000, "beta": [1, 2]
    }`;
    const { settings, notHonoured } = readHyperparameters(text, 'h.json');
    expect(settings).toEqual({
      minibatchSize: 64,
      entCoef: 0.01,
      gamma: 0.95,
      learningRate: 0.0003,
      updateEpochs: 3,
      annealLr: false,
    });
    expect(notHonoured.map(({ field, value }) => [field, value])).toEqual([
      ['loss_type', 'huber'],
      ['epsilon_steps', 10000],
      ['num_episodes_between_training', 20],
      ['term_cond_max_episodes', 1000],
      ['beta', '(a list of 2)'],
    ]);
  });

  it('reads its own export without loss', () => {
    const specs: AlgorithmSettings[] = [
      {
        name: 'ppo',
        config: { learningRate: 1e-3, annealLr: false, minibatchSize: 128, entCoef: 0.02 },
      },
      { name: 'sac', config: { policyLr: 1e-3, qLr: 1e-3, batchSize: 64, alpha: 0.3, autotune: false } },
      { name: 'a2c', config: { learningRate: 1e-3, annealLr: false, gamma: 0.9 } },
      { name: 'reinforce', config: { learningRate: 1e-3, annealLr: false, entCoef: 0.1 } },
    ];
    for (const spec of specs.map((settings) => createAlgorithmSpec(settings))) {
      const text = writeHyperparameters(spec, 20);
      const { settings } = readHyperparameters(text, 'h.json', spec.name);
      expect(createAlgorithmSpec({ name: spec.name, config: settings })).toEqual(spec);
    }
  });

  it('reads what soft actor-critic has: an entropy coefficient that stays as it is', () => {
    const text = '{ "sac_alpha": 0.2, "lr": 0.0003, "batch_size": 64, "beta_entropy": 0.01 }';
    const { settings, notHonoured } = readHyperparameters(text, 'h.json', 'sac');
    expect(settings).toEqual({ alpha: 0.2, autotune: false, policyLr: 0.0003, qLr: 0.0003, batchSize: 64 });
    expect(notHonoured).toEqual([
      { field: 'beta_entropy', value: 0.01, reason: 'soft actor-critic has sac_alpha instead' },
    ]);
  });

  it.each([
    ['{"batch_size": 0}', 'h.json: batch_size: must be an integer from 1 to 1000000 (found 0)'],
    ['{"lr": 1e999}', 'h.json: lr: must be a number (found Infinity)'],
    ['{"discount_factor": "high"}', 'h.json: discount_factor: must be a number (found "high")'],
    ['null', 'h.json: file: must be an object of settings (found null)'],
  ])('refuses %s', (text, message) => {
    expect(() => readHyperparameters(text, 'h.json')).toThrow(message);
  });
});

describe.skipIf(!existsSync(shared))('files of the service', () => {
  it('reads the metadata of 2022', () => {
    const imported = readModelMetadata(sample('012_metadata_aws-deepracer-community.json'), 'm.json');
    expect(imported.settings).toMatchObject({
      sensors: ['front_camera'],
      car: 'deepracer-v4',
      algorithm: 'ppo',
    });
    expect(imported.settings.actions).toMatchObject({ type: 'discrete' });
    expect(fieldsOf(imported)).toEqual(['neural_network']);
  });

  it('reads hyperparameters of soft actor-critic', () => {
    const imported = readHyperparameters(sample('002_hyper_aws-deepracer-community.json'), 'h.json');
    expect(imported.settings).toEqual({
      minibatchSize: 64,
      gamma: 0.999,
      learningRate: 0.0003,
      annealLr: false,
    });
    expect(fieldsOf(imported)).toEqual([
      'e_greedy_value',
      'epsilon_steps',
      'exploration_type',
      'num_episodes_between_training',
      'sac_alpha',
    ]);
  });
});

describe('10,000 broken files', () => {
  /** Settings that a run takes, or null where the text was refused as it should be. */
  function imported<Settings>(read: () => Settings): Settings | null {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SettingsFileError || error instanceof ActionSpaceError)) throw error;
      if (!/^f\.json: [^:]+: .{1,300}$/.test(error.message)) throw error;
      return null;
    }
  }

  it('of metadata: a named error or settings that hold', () => {
    let accepted = 0;
    const good = [console2020, continuous].map((metadata) => JSON.stringify(metadata, null, 2));
    fc.assert(
      fc.property(mutatedText(...good), (text) => {
        const found = imported(() => readModelMetadata(text, 'f.json'));
        if (!found) return;
        accepted++;
        checkActionSpace(found.settings.actions, 'f.json');
        if (JSON.stringify(found).includes('NaN') || found.settings.sensors.length === 0)
          throw new Error(text);
      }),
      { numRuns: 10_000, seed: 4 },
    );
    expect(accepted).toBeGreaterThan(300);
    expect(accepted).toBeLessThan(9700);
  }, 60_000);

  it('of hyperparameters: a named error or settings that hold', () => {
    let accepted = 0;
    const good = [64, 128].map((minibatchSize) =>
      writeHyperparameters(createAlgorithmSpec({ name: 'ppo', config: { minibatchSize } }), 20),
    );
    fc.assert(
      fc.property(mutatedText(...good), (text) => {
        const found = imported(() => readHyperparameters(text, 'f.json'));
        if (!found) return;
        accepted++;
        createPpoConfig(found.settings);
      }),
      { numRuns: 10_000, seed: 5 },
    );
    expect(accepted).toBeGreaterThan(300);
    expect(accepted).toBeLessThan(9700);
  }, 60_000);
});
