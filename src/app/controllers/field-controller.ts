import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { FieldTask } from '../../workers/protocol.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import { Rest } from './rest.ts';

/** How long typing must rest before the reward is painted anew, ms. */
const REST = 40;

/** Paints the reward in the editor over the track in view, anew with every change, while that is shown. */
export class FieldController {
  readonly #store: Store<RaceState>;
  readonly #client: Pick<StudioClient, 'field'>;
  readonly #draft: () => RewardSource;
  readonly #rest = new Rest(REST, () => void this.#paint());
  /** What the newest question was about. */
  #asked: readonly unknown[] = [];

  /** @param draft the reward in the editor */
  constructor(store: Store<RaceState>, client: Pick<StudioClient, 'field'>, draft: () => RewardSource) {
    this.#store = store;
    this.#client = client;
    this.#draft = draft;
  }

  /** From now on the field follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  show(isShown: boolean): void {
    this.#store.update({ fieldShown: isShown });
  }

  /** Changes how the car is driven on the field. */
  setManner(fieldManner: FieldManner): void {
    this.#store.update({ fieldManner });
  }

  /** Paints one term of the reward alone. @param fieldTerm its index; null: the whole reward */
  setTerm(fieldTerm: number | null): void {
    this.#store.update({ fieldTerm });
  }

  #follow(): void {
    const { fieldShown, fieldManner, fieldTerm, drafts, language, track, setup } = this.#store.state;
    const draft = drafts[language];
    const isWanted = fieldShown && isTrusted(draft);
    const asks = isWanted
      ? [track, draft, fieldManner, fieldTerm, setup.car, setup.race, setup.seed]
      : [fieldShown];
    const asked = this.#asked;
    if (asks.length === asked.length && asks.every((part, i) => part === asked[i])) return;
    this.#asked = asks;
    if (!isWanted) {
      this.#rest.cancel();
      this.#store.update({ field: fieldShown ? NOT_TRUSTED : NOTHING_SCORED });
      return;
    }
    // A field belongs to its road.
    const isElsewhere = asked[0] !== track;
    this.#store.update({
      field: { ...(isElsewhere ? NOTHING_SCORED : this.#store.state.field), isBusy: true },
    });
    if (asked.length > 1 && asked[1] !== draft) this.#rest.ask();
    else {
      this.#rest.cancel();
      void this.#paint();
    }
  }

  async #paint(): Promise<void> {
    const asked = this.#asked;
    const { track, fieldManner: manner, fieldTerm: term, setup } = this.#store.state;
    const { car, race, seed } = setup;
    const reward = this.#draft();
    const task: FieldTask = { reward, track, car, race: raceSpecOf(race), seed, manner, term };
    const outcome = await this.#client.field(task).catch((error: unknown) => ({
      type: 'failed' as const,
      fault: { file: reward.file, message: String(error), line: null },
    }));
    if (asked !== this.#asked || outcome.type === 'stale') return;
    const { result } = this.#store.state.field;
    this.#store.update({
      field:
        outcome.type === 'done'
          ? { result: outcome.result, fault: null, isBusy: false }
          : { result, fault: outcome.fault, isBusy: false },
    });
  }
}
