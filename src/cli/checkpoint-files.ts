import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type PolicyFiles, writePolicyFiles } from '../training/policy-file.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import type { FileContents } from './replace-files.ts';

/** Where a run keeps the policies of its evaluations: `checkpoints/4096/policy.json` and so on, each a policy folder. */
const CHECKPOINTS = 'checkpoints';
const FILES: readonly (keyof PolicyFiles)[] = ['policy.json', 'model.json', 'weights.bin'];
const STEPS = /^\d+$/;

/** Names of the files that a run keeps after so many steps. */
export function checkpointFiles(steps: number): string[] {
  return FILES.map((file) => `${CHECKPOINTS}/${steps}/${file}`);
}

/** The same with their contents. @param command how the run was started, for the record */
export function writeCheckpoint(steps: number, policy: PolicySnapshot, command: string): FileContents {
  const contents = writePolicyFiles(policy, command);
  return Object.fromEntries(FILES.map((file) => [`${CHECKPOINTS}/${steps}/${file}`, contents[file]]));
}

/** Whether a run may give this name to a file of one of its checkpoints. */
export function isCheckpointFile(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  const [folder, steps, file, ...more] = name.split('/');
  return (
    folder === CHECKPOINTS &&
    STEPS.test(steps ?? '') &&
    FILES.some((known) => known === file) &&
    more.length === 0
  );
}

/** Steps of the checkpoints that stand in a run's folder, ascending. */
export function checkpointsIn(folder: string): number[] {
  return numberedIn(folder).filter((steps) => isFolder(join(folder, CHECKPOINTS, String(steps))));
}

/** What stands at places that a run may need for its checkpoints: files by their names, and whatever is no folder there. */
export function checkpointPlacesIn(folder: string): string[] {
  if (existsSync(join(folder, CHECKPOINTS)) && !isFolder(join(folder, CHECKPOINTS))) return [CHECKPOINTS];
  return numberedIn(folder).flatMap((steps) => {
    const place = `${CHECKPOINTS}/${steps}`;
    if (!isFolder(join(folder, place))) return [place];
    return checkpointFiles(steps).filter((name) => existsSync(join(folder, name)));
  });
}

/** What may be a checkpoint, by its name. */
function numberedIn(folder: string): number[] {
  if (!isFolder(join(folder, CHECKPOINTS))) return [];
  return readdirSync(join(folder, CHECKPOINTS))
    .filter((name) => STEPS.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** A link to a folder elsewhere is none of ours. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
