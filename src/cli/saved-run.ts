import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { fingerprint } from '../training/fingerprint.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { isCheckpointFile } from '../training/run-file/checkpoint-names.ts';
import type { EvaluationNote, WarningNote } from '../training/run-file/run-note.ts';

/** The file that makes a folder a run's. */
export const CHECKPOINT = 'checkpoint.bin';

/** What the file begins with, before the fingerprint of all that follows this line. Older files have no such line. */
const HEAD = 'grad-prix checkpoint ';

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

/** A checkpoint on disk knows the evaluations before it, so that both are always of the same moment. */
export type SavedRun = Checkpoint & {
  readonly evaluations?: readonly EvaluationNote[];
  readonly warnings?: readonly WarningNote[];
  /** Fingerprint of the `weights.bin` beside it, null where there is none: absent where it was not noted yet. */
  readonly weights?: string | null;
  /** Names of the files that the run wrote, itself among them: no others may be replaced or removed. */
  readonly files?: readonly string[];
};

/** A saved run as the bytes of its file. */
export function encodeSavedRun(run: SavedRun): Uint8Array {
  const content = serialize(run);
  return Buffer.concat([Buffer.from(`${HEAD}${fingerprint(content)}\n`), content]);
}

/**
 * What is in the file, unchecked but for its fingerprint.
 * @returns null for a file that is not there, or that is no checkpoint
 */
export function readSavedRun(path: string): SavedRun | 'damaged' | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  if (!bytes.subarray(0, HEAD.length).equals(Buffer.from(HEAD))) return decode(bytes);
  const end = bytes.indexOf('\n', HEAD.length);
  const content = bytes.subarray(end + 1);
  const isWhole = bytes.toString('latin1', HEAD.length, end) === fingerprint(content);
  return (isWhole && decode(content)) || 'damaged';
}

function decode(bytes: Uint8Array): SavedRun | null {
  try {
    const value: unknown = deserialize(bytes);
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
