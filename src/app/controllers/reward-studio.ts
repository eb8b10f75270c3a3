import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { RewardTool } from '../state/studio-state.ts';
import { FieldController } from './field-controller.ts';
import { LapsController, type LapsSources } from './laps-controller.ts';
import { ProfileController } from './profile-controller.ts';
import { ReviewController } from './review-controller.ts';
import { RewardTrial } from './reward-trial.ts';
import { TrailRewardController, type TrailRewardSources } from './trail-reward-controller.ts';

/** What there is to see of the reward in the editor before anything is trained by it: over the road, along laps, on the trail, and line by line. */
export class RewardStudio {
  readonly field: FieldController;
  readonly laps: LapsController;
  readonly review: ReviewController;
  readonly profile: ProfileController;
  readonly #trail: TrailRewardController;
  readonly #store: Store<RaceState>;

  constructor(
    store: Store<RaceState>,
    client: StudioClient,
    sources: Omit<LapsSources & TrailRewardSources, 'client'>,
  ) {
    this.#store = store;
    this.field = new FieldController(store, client, () => sources.draft());
    const trial = new RewardTrial(store, sources.driving);
    this.review = new ReviewController(store, client, trial, () => sources.draft());
    this.profile = new ProfileController(store, client, trial, () => sources.draft());
    this.laps = new LapsController(store, { ...sources, client });
    this.#trail = new TrailRewardController(store, { ...sources, client });
  }

  /** From now on what is shown follows the state. Call once. */
  start(): void {
    this.field.start();
    this.laps.start();
    this.review.start();
    this.profile.start();
    this.#trail.start();
  }

  /** Opens a tool under the editor; null closes what is open. */
  open(tool: RewardTool | null): void {
    this.#store.update({ openTool: tool });
  }
}
