import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serialize } from 'node:v8';
import { checkCheckpoint } from '../training/check-checkpoint.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import { writePolicyFiles } from '../training/policy-file.ts';
import type { RunConfig } from '../training/run-config.ts';
import type {
  DivergedEvent,
  EvaluationEvent,
  FinishedEvent,
  RewardFailedEvent,
  WarningEvent,
} from '../training/training-event.ts';
import { checkpointFiles, checkpointPlacesIn, checkpointsIn, writeCheckpoint } from './checkpoint-files.ts';
import { lockFolder } from './folder-lock.ts';
import {
  draftOf,
  dropDrafts,
  type FileContents,
  makeFolder,
  moveDrafts,
  replaceFiles,
} from './replace-files.ts';
import {
  CHECKPOINT,
  type EvaluationNote,
  filesOf,
  FLEETING_FILES,
  readSavedRun,
  RUN_FILES,
  type SavedRun,
  type WarningNote,
} from './saved-run.ts';
import { TraceStore } from './trace-store.ts';
import { UsageError } from './usage-error.ts';

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

  /** Makes the folder ready for a new run. @throws UsageError when nothing can or may be written here */
  begin(): void {
    makeFolder(this.#folder);
    const saved = this.#open();
    this.#claim(saved);
    this.#isTaken = saved !== null;
  }

  /** What the run that stands here goes on from. @throws UsageError, CheckpointError */
  resume(): Checkpoint {
    const path = join(this.#folder, CHECKPOINT);
    const saved = existsSync(this.#folder) ? this.#open() : null;
    if (saved === null) {
      const reason = existsSync(path) ? 'not a checkpoint file' : 'no such file';
      throw new UsageError(
        `checkpoint ${path}: ${reason}; --resume goes on with a run that was saved in --out`,
      );
    }
    this.#claim(saved);
    const { evaluations, warnings, files: _files, ...checkpoint } = saved;
    checkCheckpoint(checkpoint);
    this.traces.resume(checkpoint.progress.steps);
    this.#evaluations = Array.isArray(evaluations) ? evaluations : [];
    this.#warnings = Array.isArray(warnings) ? warnings : [];
    return checkpoint;
  }

  /** Lets other runs in. */
  close(): void {
    this.#unlock();
  }

  /** Keeps other runs out, and ends what a killed one was about to save. @returns the run that stands here */
  #open(): SavedRun | null {
    this.#unlock = lockFolder(this.#folder);
    const path = join(this.#folder, CHECKPOINT);
    const saved = readSavedRun(path);
    const draft = readSavedRun(draftOf(path));
    if (draft !== null) {
      const files = filesOf(draft);
      const drafted = files.filter((name) => existsSync(draftOf(join(this.#folder, name))));
      const obsolete = filesOf(saved).filter((name) => !files.includes(name));
      moveDrafts(this.#folder, drafted, obsolete);
    }
    dropDrafts(this.#folder, [...RUN_FILES, ...checkpointsIn(this.#folder).flatMap(checkpointFiles)]);
    return draft ?? saved;
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
    const { steps, cpuSeconds, evaluation, meanReward, isBest, policy, checkpoint } = event;
    const { cleanShare, bestLap, meanLap } = evaluation;
    this.#evaluations = [
      ...this.#evaluations,
      { steps, cpuSeconds, meanReward, cleanShare, bestLap, meanLap },
    ];
    this.#replace(config, checkpoint, {
      ...(isBest ? writePolicyFiles(policy, this.#command) : {}),
      ...writeCheckpoint(steps, policy, this.#command),
    });
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
      warnings: this.#warnings,
    };
    this.#replace(config, checkpoint, { 'run.json': `${JSON.stringify(run, null, 2)}\n` });
  }

  keepFailure(config: RunConfig, { checkpoint }: RewardFailedEvent | DivergedEvent): void {
    this.#replace(config, checkpoint, {});
  }

  /** The checkpoint comes last: until it is there, the run goes on from the one before and makes the rest again. */
  #replace({ reward }: RunConfig, checkpoint: Checkpoint, more: FileContents): void {
    const contents = { ...more, ...this.traces.save(), [`reward${extname(reward.file)}`]: reward.code };
    const staying = this.#isTaken ? [] : this.#files.filter((name) => !FLEETING_FILES.includes(name));
    const kept = (checkpoint.oversight?.kept ?? []).flatMap(checkpointFiles);
    const files = [...RUN_FILES, ...kept].filter(
      (name) => staying.includes(name) || Object.hasOwn(contents, name) || name === CHECKPOINT,
    );
    const [evaluations, warnings] = [this.#evaluations, this.#warnings];
    const saved: SavedRun = { ...checkpoint, evaluations, warnings, files };
    const obsolete = this.#files.filter((name) => !files.includes(name));
    replaceFiles(this.#folder, { ...contents, [CHECKPOINT]: serialize(saved) }, obsolete);
    this.#files = files;
    this.#isTaken = false;
  }
}
