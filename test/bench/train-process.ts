import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Evaluation } from '../../src/race/evaluation.ts';
import type { TrainingSummary } from '../../src/training/training-event.ts';

const run = promisify(execFile);

/** The command line in a process of its own. @returns the JSON it prints */
export async function runInProcess(args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args, '--json']);
  return JSON.parse(stdout);
}

/** What `train --json` prints. */
export type ProcessSummary = TrainingSummary & { readonly runtimeStartSeconds: number };

/** One of a run's evaluations, as `run.json` lists them. */
export interface ListedEvaluation {
  readonly steps: number;
  readonly cleanShare: number;
  /** Seconds; null when no lap was completed. */
  readonly meanLap: number | null;
}

/** Trains. @param args of `train`, without `--out` and `--json` */
export async function trainInProcess(args: readonly string[], out: string): Promise<ProcessSummary> {
  return (await runInProcess(['train', ...args, '--out', out])) as ProcessSummary;
}

/** Drives the policy in a folder. @param args of `evaluate`, without `--policy` and `--json` */
export async function evaluateInProcess(args: readonly string[], policy: string): Promise<Evaluation> {
  return (await runInProcess(['evaluate', '--policy', policy, ...args])) as Evaluation;
}

/** Every evaluation of the run in a folder, in order. */
export function evaluationsIn(folder: string): readonly ListedEvaluation[] {
  const { evaluations } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    evaluations: ListedEvaluation[];
  };
  return evaluations;
}
