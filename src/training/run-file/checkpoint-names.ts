import { type PolicyFiles, writePolicyFiles } from '../policy-file.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';

/** Where a run keeps the policies of its evaluations: `checkpoints/4096/policy.json` and so on, each a policy folder. */
export const CHECKPOINTS = 'checkpoints';
const FILES: readonly (keyof PolicyFiles)[] = ['policy.json', 'model.json', 'weights.bin'];
const STEPS = /^\d+$/;

/** Whether the folder of a checkpoint may be called so: by its steps. */
export function isStepsName(name: string): boolean {
  return STEPS.test(name);
}

/** Names of the files that a run keeps after so many steps. */
export function checkpointFiles(steps: number): string[] {
  return FILES.map((file) => `${CHECKPOINTS}/${steps}/${file}`);
}

/** The same with their contents. @param command how the run was started, for the record */
export function writeCheckpoint(
  steps: number,
  policy: PolicySnapshot,
  command?: string,
): Record<string, string | Uint8Array> {
  const contents = writePolicyFiles(policy, command);
  return Object.fromEntries(FILES.map((file) => [`${CHECKPOINTS}/${steps}/${file}`, contents[file]]));
}

/** Whether a run may give this name to a file of one of its checkpoints. */
export function isCheckpointFile(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  const [folder, steps, file, ...more] = name.split('/');
  return (
    folder === CHECKPOINTS &&
    isStepsName(steps ?? '') &&
    FILES.some((known) => known === file) &&
    more.length === 0
  );
}
