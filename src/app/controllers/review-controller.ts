import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { NOTHING_SCORED } from '../state/studio-state.ts';
import { Rest } from './rest.ts';

/** How long typing must rest before the reward is read anew, ms. */
const REST = 350;

/**
 * Has the reward in the editor reviewed on the chosen track: from the first edit on, or while the review is open. Until
 * then nothing runs: what stands in the editor when the page opens may be somebody else's.
 */
export class ReviewController {
  readonly #store: Store<RaceState>;
  readonly #client: Pick<StudioClient, 'review'>;
  readonly #draft: () => RewardSource;
  readonly #rest = new Rest(REST, () => void this.#review());
  /** What the newest question was about. */
  #asked: readonly unknown[] = [];
  #isEdited = false;

  /** @param draft the reward in the editor */
  constructor(store: Store<RaceState>, client: Pick<StudioClient, 'review'>, draft: () => RewardSource) {
    this.#store = store;
    this.#client = client;
    this.#draft = draft;
  }

  /** From now on the review follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Somebody has typed: the reward is theirs. */
  edited(): void {
    this.#isEdited = true;
    this.#follow();
  }

  #follow(): void {
    const { drafts, language, track, setup, openTool } = this.#store.state;
    const draft = drafts[language];
    if ((!this.#isEdited && openTool !== 'review') || !isTrusted(draft)) return;
    const { car, race, seed, bothDirections } = setup;
    const asks = [draft, track, car, race, seed, bothDirections];
    const asked = this.#asked;
    if (asks.length === asked.length && asks.every((part, i) => part === asked[i])) return;
    this.#asked = asks;
    // What was said about a text that is not there any more would point at other lines.
    const isOther = asked[0] !== draft;
    const { result } = this.#store.state.review;
    this.#store.update({ review: { ...NOTHING_SCORED, result: isOther ? null : result, isBusy: true } });
    if (asked.length > 0 && isOther) this.#rest.ask();
    else {
      this.#rest.cancel();
      void this.#review();
    }
  }

  async #review(): Promise<void> {
    const asked = this.#asked;
    const { track, setup } = this.#store.state;
    const { car, race, seed, bothDirections: alternateDirection } = setup;
    const reward = this.#draft();
    const task = { reward, track, car, race: raceSpecOf(race), seed, alternateDirection };
    const outcome = await this.#client.review(task).catch((error: unknown) => ({
      type: 'failed' as const,
      fault: { file: reward.file, message: String(error), line: null },
    }));
    if (asked !== this.#asked || outcome.type === 'stale') return;
    this.#store.update({
      review:
        outcome.type === 'done'
          ? { result: outcome.result, fault: null, isBusy: false }
          : { result: null, fault: outcome.fault, isBusy: false },
    });
  }
}
