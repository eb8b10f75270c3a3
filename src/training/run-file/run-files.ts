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

/** Of all files together, unpacked. Weights and states are held against the run's own networks when they are read. */
const MOST_BYTES = 512e6;
/** Of files of text, unpacked: read as JSON they take many times as much memory. */
const MOST_TEXT_BYTES = {
  'run.json': 8e6,
  'curve.json': 64e6,
  'track.json': 4e6,
  'policy.json': 4e6,
  'model.json': 4e6,
  'state.json': 4e6,
} as const;
const MOST_REWARD_BYTES = 1e6;

const SINGLE_FILES: ReadonlyMap<string, number> = new Map([
  ...Object.entries(MOST_TEXT_BYTES),
  ...Object.values(REWARD_FILES).map((name) => [name, MOST_REWARD_BYTES] as const),
  ['weights.bin', MOST_BYTES],
  ['state.bin', MOST_BYTES],
]);

/** What a file with a run may hold. One policy more than a run keeps: the last one, where it is not among them. */
export const RUN_FILE_LIMITS: ZipLimits = {
  entries: SINGLE_FILES.size + 3 * (MOST_CHECKPOINTS + 1),
  bytes: MOST_BYTES,
  bytesOf(name) {
    // A checkpoint's files are called as those of the best policy are.
    const single = isCheckpointFile(name) ? name.slice(name.lastIndexOf('/') + 1) : name;
    return SINGLE_FILES.get(single) ?? null;
  },
};
