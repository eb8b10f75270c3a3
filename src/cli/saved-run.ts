import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { Checkpoint } from '../training/checkpoint.ts';
import type { EvaluationEvent, WarningEvent } from '../training/training-event.ts';
import { isCheckpointFile } from './checkpoint-files.ts';

/** The file that makes a folder a run's. */
export const CHECKPOINT = 'checkpoint.bin';

/** What goes with one state of a run only: how it ended, and its reward in one of the languages. */
export const FLEETING_FILES: readonly string[] = ['run.json', 'reward.py', 'reward.ts', 'reward.js'];

/** Every name that a run may give to a file, but for those of its checkpoints. */
export const RUN_FILES: readonly string[] = [
  ...FLEETING_FILES,
  'policy.json',
  'model.json',
  'weights.bin',
  'traces.bin',
  CHECKPOINT,
];

/** What `run.json` says about an evaluation. */
export type EvaluationNote = Pick<EvaluationEvent, 'steps' | 'cpuSeconds' | 'meanReward'> &
  Pick<EvaluationEvent['evaluation'], 'cleanShare' | 'bestLap' | 'meanLap'>;

/** What `run.json` says about a warning. */
export type WarningNote = Omit<WarningEvent, 'type'>;

/** A checkpoint on disk knows the evaluations before it, so that both are always of the same moment. */
export type SavedRun = Checkpoint & {
  readonly evaluations?: readonly EvaluationNote[];
  readonly warnings?: readonly WarningNote[];
  /** Names of the files that the run wrote, itself among them: no others may be replaced or removed. */
  readonly files?: readonly string[];
};

/** @returns null for a file that is not there, or that is no checkpoint; what is in one is not checked */
export function readSavedRun(path: string): SavedRun | null {
  try {
    const value: unknown = deserialize(readFileSync(path));
    return typeof value === 'object' && value !== null && 'version' in value ? (value as SavedRun) : null;
  } catch {
    return null;
  }
}

/** The files that belong to a saved run. One that was saved before it noted them has all of these names. */
export function filesOf(run: SavedRun | null): readonly string[] {
  if (run === null) return [];
  const { files } = run;
  if (!Array.isArray(files)) return RUN_FILES;
  return [...RUN_FILES.filter((name) => files.includes(name)), ...files.filter(isCheckpointFile)];
}
