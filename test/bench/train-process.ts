import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { TrainingSummary } from '../../src/training/training-event.ts';

const run = promisify(execFile);

/** What `train --json` prints. */
export type ProcessSummary = TrainingSummary & { readonly runtimeStartSeconds: number };

/** One of a run's evaluations, as `run.json` lists them. */
export interface ListedEvaluation {
  readonly steps: number;
  readonly cleanShare: number;
  /** Seconds; null when no lap was completed. */
  readonly meanLap: number | null;
}

/** Trains with the command line in a process of its own. @param args of `train`, without `--out` and `--json` */
export async function trainInProcess(args: readonly string[], out: string): Promise<ProcessSummary> {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'train', ...args, '--out', out, '--json'];
  const { stdout } = await run(process.execPath, command);
  return JSON.parse(stdout) as ProcessSummary;
}

/** Every evaluation of the run in a folder, in order. */
export function evaluationsIn(folder: string): readonly ListedEvaluation[] {
  const { evaluations } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    evaluations: ListedEvaluation[];
  };
  return evaluations;
}
