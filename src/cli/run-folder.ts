import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Checkpoint } from '../training/checkpoint.ts';
import { type PolicyFiles, writePolicyFiles } from '../training/policy-file.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { EvaluationEvent, FinishedEvent } from '../training/training-event.ts';
import { makeFolder, writePolicyFolder } from './files.ts';
import { UsageError } from './usage-error.ts';

/** A run on disk: the best policy's three files, the reward, `run.json` for people, `checkpoint.bin` to go on from. */
export class RunFolder {
  readonly #folder: string;
  readonly #command: string;
  readonly #evaluations: object[] = [];

  /** @param command how the run was started, for the record @throws UsageError when the folder cannot be made */
  constructor(folder: string, command: string) {
    makeFolder(folder);
    this.#folder = folder;
    this.#command = command;
  }

  keepReward({ reward }: RunConfig): void {
    writeFileSync(join(this.#folder, `reward${extname(reward.file)}`), reward.code);
  }

  /** Notes an evaluation, and keeps its policy when it is the best so far. */
  keepEvaluation({ steps, cpuSeconds, evaluation, isBest, policy }: EvaluationEvent): void {
    const { cleanShare, bestLap, meanLap } = evaluation;
    this.#evaluations.push({ steps, cpuSeconds, cleanShare, bestLap, meanLap });
    if (isBest) writePolicyFolder(this.#folder, this.#policyFiles(policy));
  }

  keepCheckpoint(checkpoint: Checkpoint): void {
    writeFileSync(join(this.#folder, 'checkpoint.bin'), serialize(checkpoint));
  }

  keepSummary(config: RunConfig, { reason, summary }: FinishedEvent): void {
    const { track, reward, ...settings } = config;
    const run = {
      command: this.#command,
      track: track.id,
      reward: reward.file,
      settings,
      reason,
      summary,
      evaluations: this.#evaluations,
    };
    writeFileSync(join(this.#folder, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  }

  #policyFiles(policy: PolicySnapshot): PolicyFiles {
    return writePolicyFiles(policy, this.#command);
  }
}

/** The checkpoint that an earlier run left in its folder. @throws UsageError */
export function readCheckpoint(folder: string): Checkpoint {
  const path = join(folder, 'checkpoint.bin');
  let value: unknown;
  try {
    value = deserialize(readFileSync(path));
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : 'not a checkpoint file';
    throw new UsageError(
      `checkpoint ${path}: ${reason}; --resume goes on with a run that was saved in --out`,
    );
  }
  if (typeof value !== 'object' || value === null || (value as { version?: unknown }).version !== 1) {
    throw new UsageError(
      `checkpoint ${path}: version must be 1; it was written by another version of this program`,
    );
  }
  for (const field of ['identity', 'progress', 'learner', 'env']) {
    if (typeof (value as Record<string, unknown>)[field] === 'object') continue;
    throw new UsageError(`checkpoint ${path}: ${field} is missing; the file is damaged, start a new run`);
  }
  return value as Checkpoint;
}
