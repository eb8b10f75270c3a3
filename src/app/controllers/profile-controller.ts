import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { DraftInquiry } from './draft-inquiry.ts';
import type { RewardTrial } from './reward-trial.ts';

/** How long typing must rest before the reward is profiled anew, ms: it takes about a second. */
const REST = 600;

/** Has the reward in the editor profiled where it is tried, while that is open. */
export class ProfileController {
  readonly #store: Store<RaceState>;
  readonly #trial: RewardTrial;
  readonly #inquiry: DraftInquiry<RewardProfile>;

  /** @param draft the reward in the editor */
  constructor(
    store: Store<RaceState>,
    client: Pick<StudioClient, 'profile'>,
    trial: RewardTrial,
    draft: () => RewardSource,
  ) {
    this.#store = store;
    this.#trial = trial;
    this.#inquiry = new DraftInquiry({
      rest: REST,
      ask: () => client.profile(trial.recording, { reward: draft(), ...trial.place }),
      shown: () => store.state.profile,
      show: (profile) => store.update({ profile }),
      // What was measured of a text that is not there any more would stand beside other lines.
      outlasts: ([before], [now]) => before === now,
    });
  }

  /** From now on the profile follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  #follow(): void {
    const { drafts, language, openTool } = this.#store.state;
    this.#inquiry.follow(openTool === 'profile', [drafts[language], ...this.#trial.subject]);
  }
}
