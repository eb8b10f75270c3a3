import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFiles, CHECKPOINTS, isStepsName } from '../training/run-file/checkpoint-names.ts';

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
    .filter(isStepsName)
    .map(Number)
    .sort((a, b) => a - b);
}

/** A link to a folder elsewhere is none of ours. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
