import { describe, expect, it } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { SettingsImport } from '../../../src/app/controllers/settings-import.ts';
import { DEFAULT_SETUP, type RunSetup } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { storedRun } from './setup/stored-run.ts';

const METADATA = {
  action_space: [
    { steering_angle: -30, speed: 1, index: 0 },
    { steering_angle: 0, speed: 2, index: 1 },
    { steering_angle: 12.5, speed: '1.5', index: 2 },
  ],
  action_space_type: 'discrete',
  neural_network: 'DEEP_CONVOLUTIONAL_NETWORK_SHALLOW',
  sensor: ['FRONT_FACING_CAMERA', 'LIDAR'],
  training_algorithm: 'clipped_ppo',
  version: '4.0',
};
const HYPERPARAMETERS = {
  batch_size: 32,
  discount_factor: 0.9,
  lr: 0.0003,
  num_epochs: 7,
  e_greedy_value: 0.05,
};

const json = (content: unknown, name: string): File => new File([JSON.stringify(content)], name);
const metadata = json(METADATA, 'model_metadata.json');
const hyperparameters = json(HYPERPARAMETERS, 'hyperparameters.json');

function open(setup: RunSetup = DEFAULT_SETUP) {
  const store = new Store(firstState(storedRun().config.track, 'dark'));
  const replaced: { setup: Partial<RunSetup>; text: string }[] = [];
  const importer = new SettingsImport(new NoticeBoard(store), {
    setup: () => setup,
    replaceSetup: (patch, text) => replaced.push({ setup: patch, text }),
  });
  const said = (): string[] => store.state.notices.map(({ text }) => text);
  return { importer, replaced, said };
}

describe('settings of a DeepRacer model', () => {
  it('become the setup, the model first, whatever order the files come in', async () => {
    const { importer, replaced } = open();
    await importer.import([hyperparameters, metadata]);
    expect(replaced).toHaveLength(1);
    expect(replaced[0].setup).toEqual({
      ...DEFAULT_SETUP,
      car: 'deepracer-v4',
      sensors: { road: 'front_camera', lidar: 'lidar', facing: 'back' },
      actions: {
        ...DEFAULT_SETUP.actions,
        type: 'discrete',
        list: [
          { steering_angle: -30, speed: 1 },
          { steering_angle: 0, speed: 2 },
          { steering_angle: 12.5, speed: 1.5 },
        ],
      },
      hyperparameters: {
        ppo: { minibatchSize: 32, gamma: 0.9, learningRate: 0.0003, updateEpochs: 7, annealLr: false },
      },
    });
    expect(replaced[0].text).toMatch(
      /^Your setup now has the model of model_metadata\.json: 3 actions · 1–2 m\/s · .* and the learning of hyperparameters\.json\. Not followed: neural_network \(.*\); e_greedy_value \(.*\)\.$/,
    );
  });

  it('leave everything else as it is where there is one file', async () => {
    const { importer, replaced } = open({ ...DEFAULT_SETUP, algorithm: 'sac', seed: 9 });
    await importer.import([json({ sac_alpha: 0.1, discount_factor: 0.97 }, 'hyperparameters.json')]);
    expect(replaced[0].setup).toEqual({
      ...DEFAULT_SETUP,
      algorithm: 'sac',
      seed: 9,
      hyperparameters: { sac: { alpha: 0.1, autotune: false, gamma: 0.97 } },
    });
  });

  it('change nothing where they cannot be, and say which file, field, rule and value', async () => {
    const { importer, replaced, said } = open();
    await importer.import([metadata, json({ ...HYPERPARAMETERS, discount_factor: 7 }, 'hyper.json')]);
    expect(said()).toEqual([
      'hyper.json: discount_factor: must be a number from 0 to 1 (found 7). Nothing of your setup has changed.',
    ]);
    await importer.import([new File(['{'], 'broken.json')]);
    expect(said().join()).toMatch(
      /^broken\.json: file: must be JSON: .* Nothing of your setup has changed\.$/,
    );
    await importer.import([hyperparameters, json(HYPERPARAMETERS, 'other.json')]);
    expect(said().join()).toContain(
      'hyperparameters.json and other.json are of one kind: import one of them',
    );
    await importer.import([json({}, 'empty.json')]);
    expect(said().join()).toContain('empty.json: has none of the settings');
    await importer.import([metadata, metadata, metadata]);
    expect(said().join()).toContain('these are 3 files');
    await importer.import([new File([new Uint8Array(2_000_000)], 'large.json')]);
    expect(said().join()).toContain('large.json: must be at most 1,000 kB (found 2,000 kB)');
    expect(replaced).toEqual([]);
  });
});
