import type { RewardLanguage } from '../../reward/reward-scorer.ts';
import { MOST_CHECKPOINTS } from '../oversight/kept-checkpoints.ts';
import { isCheckpointFile } from './checkpoint-names.ts';
import type { ZipLimits } from './zip.ts';

/** Of a reward, in the folder of a run. */
export const REWARD_FILES: Readonly<Record<RewardLanguage, string>> = {
  python: 'reward.py',
  typescript: 'reward.ts',
  javascript: 'reward.js',
};

/** What DeepRacer's console took; more is no reward. */
export const MOST_REWARD_CHARACTERS = 140_000;

const SINGLE_FILES: readonly string[] = [
  'run.json',
  'curve.json',
  'track.json',
  'policy.json',
  'model.json',
  'weights.bin',
  'state.json',
  'state.bin',
  ...Object.values(REWARD_FILES),
];

/** What a file with a run may hold. One policy more than a run keeps: the last one, where it is not among them. */
export const RUN_FILE_LIMITS: ZipLimits = {
  entries: SINGLE_FILES.length + 3 * (MOST_CHECKPOINTS + 1),
  bytes: 512e6,
  isKnown: (name) => SINGLE_FILES.includes(name) || isCheckpointFile(name),
};
