import { isOwn } from '../catalogue/own-items.ts';
import { changesTo, formerSetupOf, withFormer, type FormerSetup } from '../state/former-setups.ts';
import { presetOf } from '../state/presets.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import type { NoticeBoard } from './notice-board.ts';

/** Replaces much of the setup at once, and puts back what it was, whatever has been changed since. */
export class SetupReplacement {
  readonly #store: Store<RaceState>;
  readonly #notices: NoticeBoard;
  readonly #setUp: (patch: Partial<RunSetup>) => void;

  constructor(store: Store<RaceState>, notices: NoticeBoard, setUp: (patch: Partial<RunSetup>) => void) {
    this.#store = store;
    this.#notices = notices;
    this.#setUp = setUp;
  }

  /**
   * What it was can be put back until that would change nothing; a notice offers it first.
   * @param text what has happened, for the person @param isSaid whether it is where nothing of their own was replaced
   */
  replace(patch: Partial<RunSetup>, text: string, isSaid = false): void {
    const { setup, formerSetups } = this.#store.state;
    const isOfTheirs = presetOf(setup) === null;
    const kept = isOfTheirs || isSaid ? withFormer(formerSetups, setup, patch) : formerSetups;
    this.#store.update({ formerSetups: kept });
    this.#setUp(patch);
    if (kept === formerSetups) return;
    const former = kept[kept.length - 1];
    const applies = (): boolean => formerSetupOf(this.#store.state) === former;
    this.#notices.offerUndo(text, () => this.putBack(), { applies });
  }

  /** Puts back the parts that were replaced last; what else has been chosen since stays. */
  putBack(): void {
    const { formerSetups, setup } = this.#store.state;
    const former = formerSetupOf(this.#store.state);
    if (former === null) return;
    this.#store.update({ formerSetups: formerSetups.slice(0, formerSetups.indexOf(former)) });
    this.#setUp(this.#withoutGone(changesTo(former, setup)));
  }

  /** The person may have removed a track or a car of their own since. */
  #withoutGone(former: FormerSetup): FormerSetup {
    const { tracks, cars } = this.#store.state;
    const { trackId, car, ...rest } = former;
    const isCar = car !== undefined && (!isOwn({ id: car }) || cars.some(({ id }) => id === car));
    return {
      ...rest,
      ...(tracks.some(({ id }) => id === trackId) && trackId !== undefined ? { trackId } : {}),
      ...(isCar ? { car } : {}),
    };
  }
}
