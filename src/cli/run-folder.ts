import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { checkCheckpoint, CheckpointError } from '../training/check-checkpoint.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { fingerprint } from '../training/fingerprint.ts';
import { writePolicyFiles } from '../training/policy-file.ts';
import type { RunConfig } from '../training/run-config.ts';
import { checkpointFiles, isCheckpointFile, writeCheckpoint } from '../training/run-file/checkpoint-names.ts';
import { type EvaluationNote, runNote, type WarningNote } from '../training/run-file/run-note.ts';
import type {
  DivergedEvent,
  EvaluationEvent,
  FinishedEvent,
  RewardFailedEvent,
  WarningEvent,
} from '../training/training-event.ts';
import { checkpointPlacesIn, checkpointsIn } from './checkpoint-files.ts';
import { explainFaults } from './file-faults.ts';
import { lockFolder } from './folder-lock.ts';
import { GRID_FILE } from './grid/grid-folder.ts';
import {
  draftOf,
  dropDrafts,
  type FileContents,
  makeFolder,
  moveDrafts,
  replaceFiles,
} from './replace-files.ts';
import { describeRun } from './run-state.ts';
import {
  CHECKPOINT,
  encodeSavedRun,
  filesOf,
  FLEETING_FILES,
  readSavedRun,
  RUN_FILES,
  type SavedRun,
} from './saved-run.ts';
import { TraceStore } from './trace-store.ts';
import { UsageError } from './usage-error.ts';

/** Of the best policy: other runs have others, so they tell whose checkpoint it is. */
const WEIGHTS = 'weights.bin';

/**
 * A run on disk: the best policy's three files, those of its evaluations under `checkpoints/`, the reward, `run.json` for
 * people, `traces.bin` for `export-logs`, `checkpoint.bin` to go on from. It replaces and removes files that a run wrote,
 * and no others.
 */
export class RunFolder {
  readonly traces: TraceStore;
  readonly #folder: string;
  readonly #command: string;
  #evaluations: readonly EvaluationNote[] = [];
  #warnings: readonly WarningNote[] = [];
  /** What stands here from a run, this one or an older one. */
  #files: readonly string[] = [];
  /** Names of the files with the policies of evaluations, as far as they are kept. */
  #kept: readonly string[] = [];
  #isTaken = false;
  #unlock = (): void => {};

  /** @param command how the run was started, for the record */
  constructor(folder: string, command: string) {
    this.#folder = folder;
    this.#command = command;
    this.traces = new TraceStore(folder);
  }

  /** Another run's files stand here, and must stay until this run has something better than nothing. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /**
   * Makes the folder ready for a new run.
   * @param isForced whether the new run may replace one that stands here
   * @throws UsageError when nothing can or may be written here
   */
  begin(isForced: boolean): void {
    makeFolder(this.#folder);
    const saved = this.#open();
    const place = `output folder ${this.#folder}`;
    if (existsSync(join(this.#folder, GRID_FILE)))
      throw new UsageError(`${place}: holds the runs of a --grid: choose another --out`);
    if (saved !== null && !isForced)
      throw new UsageError(
        `${place}: holds ${describeRun(this.#folder, saved)}: choose another --out, or add --resume to go on with it or --force to replace it`,
      );
    this.#claim(saved);
    this.#isTaken = saved !== null;
  }

  /** What the run that stands here goes on from. @throws UsageError */
  resume(): Checkpoint {
    const path = join(this.#folder, CHECKPOINT);
    const saved = existsSync(this.#folder) ? this.#open() : null;
    if (saved === null) {
      const reason = existsSync(path) ? 'not a checkpoint file' : 'no such file';
      throw new UsageError(
        `checkpoint ${path}: ${reason}; --resume goes on with a run that was saved in --out`,
      );
    }
    const { evaluations, warnings, weights, files: _files, ...checkpoint } = saved;
    check(path, checkpoint);
    // A run that was saved before it noted them is believed.
    if (weights !== undefined && weights !== printOfWeights(this.#folder))
      throw new UsageError(
        `checkpoint ${path}: was not saved together with the ${WEIGHTS} beside it, so one of them is damaged or of another run: put the right one back, or start a new run in another --out`,
      );
    this.#claim(saved);
    this.#kept = this.#files.filter(isCheckpointFile);
    this.traces.resume(checkpoint.progress.steps);
    this.#evaluations = Array.isArray(evaluations) ? evaluations : [];
    this.#warnings = Array.isArray(warnings) ? warnings : [];
    return checkpoint;
  }

  /** Lets other runs in. */
  close(): void {
    this.#unlock();
  }

  /**
   * Keeps other runs out, and ends what a killed one was about to save.
   * @returns the run that stands here
   * @throws UsageError where its checkpoint is damaged
   */
  #open(): SavedRun | null {
    this.#unlock = lockFolder(this.#folder);
    const path = join(this.#folder, CHECKPOINT);
    const found = readSavedRun(path);
    const saved = found === 'damaged' ? null : found;
    const draft = readSavedRun(draftOf(path));
    const isReady = draft !== null && draft !== 'damaged';
    if (isReady) {
      const files = filesOf(draft);
      const drafted = files.filter((name) => existsSync(draftOf(join(this.#folder, name))));
      const obsolete = filesOf(saved).filter((name) => !files.includes(name));
      moveDrafts(this.#folder, drafted, obsolete);
    }
    dropDrafts(this.#folder, [...RUN_FILES, ...checkpointsIn(this.#folder).flatMap(checkpointFiles)]);
    if (isReady) return draft;
    if (found === 'damaged')
      throw new UsageError(
        `checkpoint ${path}: is damaged, its content does not have its fingerprint: start a new run in another --out; --clone ${this.#folder} starts it from the best policy`,
      );
    return saved;
  }

  /** @throws UsageError naming a file in the way that no run has written */
  #claim(saved: SavedRun | null): void {
    this.#files = filesOf(saved);
    const standing = RUN_FILES.filter((name) => existsSync(join(this.#folder, name)));
    const foreign = [...standing, ...checkpointPlacesIn(this.#folder)].find(
      (name) => !this.#files.includes(name),
    );
    if (foreign === undefined) return;
    throw new UsageError(
      `output ${join(this.#folder, foreign)}: is in the way and not from a run here: choose another folder for --out, or move it`,
    );
  }

  /** Notes a warning, to be saved with the evaluation that it is about. */
  noteWarning({ type: _type, ...warning }: WarningEvent): void {
    this.#warnings = [...this.#warnings, warning];
  }

  /** Notes an evaluation and keeps its policy, also as the best if it is so far. The first one takes the folder over. */
  keepEvaluation(config: RunConfig, event: EvaluationEvent): void {
    const { steps, cpuSeconds, evaluation, meanReward, isBest, kept, policy, checkpoint } = event;
    const { cleanShare, bestLap, meanLap } = evaluation;
    this.#evaluations = [
      ...this.#evaluations,
      { steps, cpuSeconds, meanReward, cleanShare, bestLap, meanLap },
    ];
    this.#kept = kept.flatMap(checkpointFiles);
    this.#replace(config, checkpoint, {
      ...(isBest ? writePolicyFiles(policy, this.#command) : {}),
      ...writeCheckpoint(steps, policy, this.#command),
    });
  }

  keepEnd(config: RunConfig, { reason, summary, checkpoint }: FinishedEvent): void {
    const course = { reason, summary, evaluations: this.#evaluations, warnings: this.#warnings };
    const run = { command: this.#command, ...runNote(config, course) };
    this.#replace(config, checkpoint, { 'run.json': `${JSON.stringify(run, null, 2)}\n` });
  }

  keepFailure(config: RunConfig, { checkpoint }: RewardFailedEvent | DivergedEvent): void {
    this.#replace(config, checkpoint, {});
  }

  /** The checkpoint comes last: until it is there, the run goes on from the one before and makes the rest again. */
  #replace({ reward }: RunConfig, checkpoint: Checkpoint, more: FileContents): void {
    const contents: FileContents = {
      ...more,
      ...this.traces.save(),
      [`reward${extname(reward.file)}`]: reward.code,
    };
    const staying = this.#isTaken ? [] : this.#files.filter((name) => !FLEETING_FILES.includes(name));
    const files = [...RUN_FILES, ...this.#kept].filter(
      (name) => staying.includes(name) || Object.hasOwn(contents, name) || name === CHECKPOINT,
    );
    const [evaluations, warnings] = [this.#evaluations, this.#warnings];
    const newWeights = contents[WEIGHTS];
    const oldWeights = staying.includes(WEIGHTS) ? printOfWeights(this.#folder) : null;
    const weights = newWeights === undefined ? oldWeights : fingerprint(Buffer.from(newWeights));
    const saved: SavedRun = { ...checkpoint, evaluations, warnings, weights, files };
    const obsolete = this.#files.filter((name) => !files.includes(name));
    replaceFiles(this.#folder, { ...contents, [CHECKPOINT]: encodeSavedRun(saved) }, obsolete);
    this.#files = files;
    this.#isTaken = false;
  }
}

/** Fingerprint of the weights that stand in a run's folder; null where there are none. */
function printOfWeights(folder: string): string | null {
  const path = join(folder, WEIGHTS);
  return existsSync(path) ? fingerprint(explainFaults(path, 'weights', () => readFileSync(path))) : null;
}

/** @throws UsageError naming the file, and what in it cannot be */
function check(path: string, checkpoint: Checkpoint): void {
  try {
    checkCheckpoint(checkpoint);
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error;
    throw new UsageError(`checkpoint ${path}: ${error.message}`);
  }
}
