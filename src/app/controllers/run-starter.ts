import type { TrackFile } from '../../track/track-file.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import { formatWhole } from '../state/format.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { DraftController } from './draft-controller.ts';
import { clonedRun, nextRun, originOf, resumedRun } from './next-run.ts';
import type { NoticeBoard } from './notice-board.ts';
import { resumedReward } from './reward-swap.ts';
import type { RunLibrary } from './run-library.ts';
import type { TrainingController } from './training-controller.ts';
import type { ViewController } from './view-controller.ts';

/** What a run has to say of itself; of no interest once another one trains. */
export const RUN_WARNING = 'warning of a run';

/** What a run begins with, and what is told of it. */
interface StarterParts {
  readonly library: RunLibrary;
  readonly view: ViewController;
  readonly draft: DraftController;
  readonly notices: NoticeBoard;
  readonly training: TrainingController;
}

interface StarterHooks {
  newId(): string;
  trackOf(id: string): TrackFile;
  onStorageError(error: unknown): void;
}

/** How runs begin, and how they go on. */
export class RunStarter {
  readonly #store: Store<RaceState>;
  readonly #library: RunLibrary;
  readonly #view: ViewController;
  readonly #draft: DraftController;
  readonly #notices: NoticeBoard;
  readonly #training: TrainingController;
  readonly #hooks: StarterHooks;

  constructor(store: Store<RaceState>, parts: StarterParts, hooks: StarterHooks) {
    this.#store = store;
    this.#library = parts.library;
    this.#view = parts.view;
    this.#draft = parts.draft;
    this.#notices = parts.notices;
    this.#training = parts.training;
    this.#hooks = hooks;
  }

  /** Trains a new run with what the editor and the setup say. */
  train(): void {
    if (this.#store.state.training.phase !== 'idle') return;
    try {
      this.#start(this.next(), { type: 'new' }, null);
    } catch (error) {
      this.#notices.show({ tone: 'error', kind: 'setup', text: `The run cannot begin: ${messageOf(error)}` });
    }
  }

  /** Trains a new run that begins with the policy that an earlier one had after so many steps. */
  async trainFrom(runId: string, steps: number): Promise<void> {
    const [run, policy] = [this.#library.find(runId), await this.#view.checkpointPolicy(runId, steps)];
    if (run === null || policy === null || this.#store.state.training.phase !== 'idle') return;
    const from = `“${run.name}” at ${formatWhole(steps)} steps`;
    const id = this.#start(clonedRun(this.next(), run.config), { type: 'clone', policy }, from);
    this.#library.keepPolicy(id, 'origin', policy);
  }

  /**
   * Goes on with a run from its last checkpoint. One that failed by its reward goes on with the reward in the editor, one
   * that diverged more gently; one that had finished gets more steps. Who goes on with a stranger's trusts its reward. Where it
   * cannot go on, nothing of it is changed, and it is said.
   * @param inView whether it comes into view
   */
  async resume(runId: string, inView = true): Promise<void> {
    const run = this.#library.find(runId);
    if (run === null || this.#store.state.training.phase !== 'idle') return;
    try {
      if (await this.#library.claim(runId)) await this.#goOn(runId, inView);
      else this.#warn(`“${run.name}” trains in another tab. Stop it there first.`);
    } catch (error) {
      this.#hooks.onStorageError(error);
    }
    await this.#library.letGo(runId);
  }

  /** Goes on with a run that is this tab's, unless another one has been quicker. */
  async #goOn(runId: string, inView: boolean): Promise<void> {
    const run = await this.#library.readAgain(runId);
    if (run === null) return this.#warn('The run was deleted in another tab.');
    const checkpoint = await this.#library.checkpoint(runId);
    if (this.#store.state.training.phase !== 'idle') return;
    if (checkpoint === null && run.best !== null) return this.#offerNewRun(run, run.best.steps);
    const policy = checkpoint === null ? await this.#library.policy(runId, 'origin') : null;
    const steps = checkpoint?.progress.steps ?? 0;
    const config = resumedRun(run, steps, this.#draft.source);
    await this.#library.truncate(runId, steps);
    this.#library.update(runId, { config, ...resumedReward(run, config, steps, this.#draft.title) });
    if (inView) await this.#view.select(runId);
    if (this.#store.state.training.phase !== 'idle') return;
    this.#notices.dismissKind(RUN_WARNING);
    this.#library.trust(runId);
    this.#training.start(runId, config, originOf(checkpoint, policy));
  }

  /** Where a run has learnt something but cannot go on: to begin it anew would overwrite its best policy. */
  #offerNewRun({ id, name }: RunRecord, steps: number): void {
    this.#notices.show({
      tone: 'warning',
      kind: 'no checkpoint',
      text: `“${name}” has no checkpoint to go on from. A new run, with the reward in the editor, can begin with its best policy.`,
      action: {
        label: 'Train on',
        run: () => {
          this.#notices.dismissKind('no checkpoint');
          this.trainFrom(id, steps).catch((error: unknown) => this.#hooks.onStorageError(error));
        },
      },
    });
  }

  #warn(text: string): void {
    this.#notices.show({ tone: 'warning', text });
  }

  /** The run that editor and setup say now. */
  next(): RunConfig {
    const { setup, cars } = this.#store.state;
    return nextRun(setup, this.#hooks.trackOf(setup.trackId), this.#draft.source, cars);
  }

  /** @returns the run's id */
  #start(config: RunConfig, origin: RunOrigin, startedFrom: string | null): string {
    this.#library.discardStillborn();
    const run = this.#library.create(this.#hooks.newId(), this.#draft.title, config, { startedFrom });
    this.#notices.dismissKind(RUN_WARNING);
    this.#view.watch(run);
    this.#training.start(run.id, config, origin);
    return run.id;
  }
}
