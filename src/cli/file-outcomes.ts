import { type CommandResult, complain, oneLine } from './output.ts';
import { exitStatusOf } from './usage-error.ts';

/**
 * Each file on its own, so that one that is refused is an outcome like any other; only where all are has the command failed.
 * @param describe what was read, as text for a person
 * @param nothing what to say where all were refused
 */
export function fileOutcomes<T extends { readonly file: string }>(
  files: readonly string[],
  read: (file: string) => T,
  describe: (outcomes: readonly T[]) => string,
  nothing: string,
): CommandResult {
  const done: T[] = [];
  const errors: string[] = [];
  const json = files.map((file): T | { readonly file: string; readonly error: string } => {
    try {
      const outcome = read(file);
      done.push(outcome);
      return outcome;
    } catch (error) {
      if (exitStatusOf(error) !== 2) throw error;
      const line = oneLine((error as Error).message);
      errors.push(line);
      return { file, error: line };
    }
  });
  if (done.length > 0) return { json, text: [describe(done), ...errors].join('\n') };
  errors.forEach(complain);
  return { json, text: nothing, exitStatus: 2 };
}
