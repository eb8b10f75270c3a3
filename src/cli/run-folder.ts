import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { checkCheckpoint } from '../training/check-checkpoint.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { writePolicyFiles } from '../training/policy-file.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { EvaluationEvent, FinishedEvent, RewardFailedEvent } from '../training/training-event.ts';
import { type FileContents, makeFolder, replaceFiles } from './replace-files.ts';
import { TraceStore } from './trace-store.ts';
import { UsageError } from './usage-error.ts';

const CHECKPOINT = 'checkpoint.bin';
/** What goes with one state of a run only: how it ended, and its reward in one of the languages. */
const FLEETING = ['run.json', 'reward.py', 'reward.ts', 'reward.js'];

/** What `run.json` says about an evaluation. */
type EvaluationNote = Pick<EvaluationEvent, 'steps' | 'cpuSeconds'> &
  Pick<EvaluationEvent['evaluation'], 'cleanShare' | 'bestLap' | 'meanLap'>;

/** A checkpoint on disk knows the evaluations before it, so that both are always of the same moment. */
type SavedRun = Checkpoint & { readonly evaluations?: readonly EvaluationNote[] };

/**
 * A run on disk: the best policy's three files, the reward, `run.json` for people, `traces.bin` for `export-logs`,
 * `checkpoint.bin` to go on from.
 */
export class RunFolder {
  readonly traces: TraceStore;
  readonly #folder: string;
  readonly #command: string;
  #evaluations: readonly EvaluationNote[] = [];
  /** Another run's files stand here, and must stay until this run has something better than nothing. */
  #isTaken: boolean;

  /** @param command how the run was started, for the record */
  constructor(folder: string, command: string) {
    this.#folder = folder;
    this.#command = command;
    this.traces = new TraceStore(folder);
    this.#isTaken = [CHECKPOINT, 'policy.json'].some((name) => existsSync(join(folder, name)));
  }

  /** What the run that stands here goes on from. @throws UsageError, CheckpointError */
  resume(): Checkpoint {
    const { evaluations, ...checkpoint } = readSavedRun(join(this.#folder, CHECKPOINT));
    checkCheckpoint(checkpoint);
    this.traces.resume(checkpoint.progress.steps);
    this.#evaluations = Array.isArray(evaluations) ? evaluations : [];
    this.#isTaken = false;
    return checkpoint;
  }

  /** @throws UsageError when nothing can be written here */
  prepare(): void {
    makeFolder(this.#folder);
  }

  /** Notes an evaluation, and keeps its policy when it is the best so far. The first one takes the folder over. */
  keepEvaluation(config: RunConfig, event: EvaluationEvent): void {
    const { steps, cpuSeconds, evaluation, isBest, policy, checkpoint } = event;
    const { cleanShare, bestLap, meanLap } = evaluation;
    this.#evaluations = [...this.#evaluations, { steps, cpuSeconds, cleanShare, bestLap, meanLap }];
    this.#replace(config, checkpoint, isBest ? { ...writePolicyFiles(policy, this.#command) } : {});
    this.#isTaken = false;
  }

  keepEnd(config: RunConfig, { reason, summary, checkpoint }: FinishedEvent): void {
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
    this.#replace(config, checkpoint, { 'run.json': `${JSON.stringify(run, null, 2)}\n` });
  }

  /** @returns false where another run stands here and this one was not evaluated yet: the other one is worth more */
  keepFailure(config: RunConfig, { checkpoint }: RewardFailedEvent): boolean {
    if (this.#isTaken) return false;
    this.#replace(config, checkpoint, {});
    return true;
  }

  /** The checkpoint comes last: until it is there, the run goes on from the one before and makes the rest again. */
  #replace({ reward }: RunConfig, checkpoint: Checkpoint, more: FileContents): void {
    const saved: SavedRun = { ...checkpoint, evaluations: this.#evaluations };
    const files = {
      ...more,
      ...this.traces.save(),
      [`reward${extname(reward.file)}`]: reward.code,
      [CHECKPOINT]: serialize(saved),
    };
    const obsolete = FLEETING.filter((name) => !Object.hasOwn(files, name));
    replaceFiles(this.#folder, files, obsolete);
  }
}

function readSavedRun(path: string): SavedRun {
  try {
    return Object(deserialize(readFileSync(path))) as SavedRun;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'no such file' : 'not a checkpoint file';
    throw new UsageError(
      `checkpoint ${path}: ${reason}; --resume goes on with a run that was saved in --out`,
    );
  }
}
