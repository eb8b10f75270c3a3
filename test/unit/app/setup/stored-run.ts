import home from '../../../../tracks/home.json';
import type { RunRecord } from '../../../../src/app/state/run-record.ts';
import type { TrackFile } from '../../../../src/track/track-file.ts';
import { createRunConfig, type RunSettings } from '../../../../src/training/run-settings.ts';

/** A run of the home track that has ended, as it is in the list. */
export function storedRun(patch: Partial<RunRecord> = {}, settings: Partial<RunSettings> = {}): RunRecord {
  return {
    id: 'a',
    name: 'Monday',
    createdAt: 1,
    color: 0,
    config: createRunConfig({
      track: home as unknown as TrackFile,
      reward: {
        language: 'python',
        file: 'reward.py',
        code: 'def reward_function(params):\n    return 1.0\n',
      },
      ...settings,
    }),
    state: 'finished',
    finishedReason: 'sustained-clean',
    failure: null,
    iteration: 8,
    steps: 8192,
    seconds: 2,
    best: null,
    last: null,
    kept: [],
    warnings: [],
    rewardChanges: [],
    startedFrom: null,
    deletedAt: null,
    ...patch,
  };
}
