import type { RunConfig } from '../../training/run-config.ts';
import type { RewardRefusedEvent } from '../../training/training-event.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { DraftController } from './draft-controller.ts';
import type { TrainingController } from './training-controller.ts';

/** Lets the run that trains go on with the reward in the editor. */
export class RewardSwap {
  readonly #store: Store<RaceState>;
  readonly #draft: DraftController;
  readonly #training: TrainingController;

  constructor(store: Store<RaceState>, draft: DraftController, training: TrainingController) {
    this.#store = store;
    this.#draft = draft;
    this.#training = training;
  }

  /** Whether a run trains, or has paused, with another reward than the one in the editor. */
  get isPossible(): boolean {
    const { training, runs } = this.#store.state;
    if (training.phase === 'idle' || training.phase === 'starting' || training.phase === 'stopping')
      return false;
    const run = runs.find(({ id }) => id === training.runId);
    return run !== undefined && !isSame(run.config.reward, this.#draft.source);
  }

  /** Whether the run has been asked to go on with the reward in the editor, and has not answered yet. */
  get isAsked(): boolean {
    const { training } = this.#store.state;
    if (training.phase === 'idle' || training.asked === undefined) return false;
    return isSame(training.asked, this.#draft.source);
  }

  /** From the next rollout on. @param resetValues whether the run forgets what its critic has learnt */
  swap(resetValues: boolean): void {
    if (this.isPossible)
      this.#training.changeReward(this.#draft.title, { reward: this.#draft.source, resetValues });
  }
}

/** What a resumed run says of the reward that it goes on with, if that is another than before. */
export function resumedReward(
  { config: { reward }, rewardChanges }: RunRecord,
  config: RunConfig,
  steps: number,
  title: string,
): Pick<RunRecord, 'rewardChanges'> {
  if (isSame(reward, config.reward)) return { rewardChanges };
  return { rewardChanges: [...rewardChanges, { steps, title, resetValues: false }] };
}

/** Why a run did not take another reward. */
export function refusalText({ file, fault: { type, message, line } }: RewardRefusedEvent): string {
  const place = line === null ? file : `${file}, line ${line}`;
  return `The run goes on with the reward it had. The new one failed: ${type} in ${place}: ${message}`;
}

function isSame(a: RunConfig['reward'], b: RunConfig['reward']): boolean {
  return a.language === b.language && a.code === b.code;
}
