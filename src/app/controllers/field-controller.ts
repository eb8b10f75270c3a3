import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { DraftInquiry } from './draft-inquiry.ts';
import { placeOf } from './reward-trial.ts';

/** How long typing must rest before the reward is painted anew, ms. */
const REST = 40;

/** Paints the reward in the editor over the track in view, anew with every change, while that is shown. */
export class FieldController {
  readonly #store: Store<RaceState>;
  readonly #inquiry: DraftInquiry<FieldPicture>;

  /** @param draft the reward in the editor */
  constructor(store: Store<RaceState>, client: Pick<StudioClient, 'field'>, draft: () => RewardSource) {
    this.#store = store;
    this.#inquiry = new DraftInquiry({
      rest: REST,
      ask: () => {
        const { fieldManner: manner, fieldTerm: term } = store.state;
        return client.field({ reward: draft(), ...placeOf(store.state), manner, term });
      },
      shown: () => store.state.field,
      show: (field) => store.update({ field }),
      // A field belongs to its road.
      outlasts: ([, before], [, now]) => before === now,
    });
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
    const { car, race, seed } = setup;
    const subject = [drafts[language], track, fieldManner, fieldTerm, car, race, seed] as const;
    this.#inquiry.follow(fieldShown, subject);
  }
}
