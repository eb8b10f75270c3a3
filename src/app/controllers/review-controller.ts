import type { Finding } from '../../reward/review/finding.ts';
import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { DraftInquiry } from './draft-inquiry.ts';
import type { RewardTrial } from './reward-trial.ts';

/** How long typing must rest before the reward is read anew, ms. */
const REST = 350;

/**
 * Has the reward in the editor reviewed on the chosen track: from the first edit on, or the first time that the review is opened.
 * Until then nothing runs: what stands in the editor when the page opens may be somebody else's.
 */
export class ReviewController {
  readonly #store: Store<RaceState>;
  readonly #trial: RewardTrial;
  readonly #inquiry: DraftInquiry<readonly Finding[]>;
  #isWanted = false;

  /** @param draft the reward in the editor */
  constructor(
    store: Store<RaceState>,
    client: Pick<StudioClient, 'review'>,
    trial: RewardTrial,
    draft: () => RewardSource,
  ) {
    this.#store = store;
    this.#trial = trial;
    this.#inquiry = new DraftInquiry({
      rest: REST,
      ask: () => {
        const { bothDirections: alternateDirection } = store.state.setup;
        return client.review(trial.recording, { reward: draft(), ...trial.place, alternateDirection });
      },
      shown: () => store.state.review,
      show: (review) => store.update({ review }),
      // What was said about a text that is not there any more would point at other lines.
      outlasts: ([before], [now]) => before === now,
    });
  }

  /** From now on the review follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Somebody has typed: the reward is theirs. */
  edited(): void {
    this.#isWanted = true;
    this.#follow();
  }

  #follow(): void {
    const { drafts, language, setup, openTool } = this.#store.state;
    if (openTool === 'review') this.#isWanted = true;
    const subject = [drafts[language], setup.bothDirections, ...this.#trial.subject] as const;
    this.#inquiry.follow(this.#isWanted, subject);
  }
}
