import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
import { isTrusted } from '../state/opened-link.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import { DraftInquiry } from './draft-inquiry.ts';

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
        const { track, fieldManner: manner, fieldTerm: term, setup } = store.state;
        const { car, race, seed } = setup;
        return client.field({ reward: draft(), track, car, race: raceSpecOf(race), seed, manner, term });
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
    const draft = drafts[language];
    const { car, race, seed } = setup;
    if (!fieldShown) this.#inquiry.drop(NOTHING_SCORED);
    else if (!isTrusted(draft)) this.#inquiry.drop(NOT_TRUSTED);
    else this.#inquiry.about([draft, track, fieldManner, fieldTerm, car, race, seed]);
  }
}
