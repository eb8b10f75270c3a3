import { messageWith } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { ContestController } from './contest-controller.ts';
import type { NoticeBoard } from './notice-board.ts';

/** Opens the race room, which is loaded when it is first opened. */
export class ContestDoor {
  /** Null until then. */
  room: ContestController | null = null;
  readonly #store: Store<RaceState>;
  readonly #notices: NoticeBoard;
  readonly #load: () => Promise<ContestController>;
  readonly #beforeOpening: () => void;
  #opening: Promise<ContestController> | null = null;
  #isWanted = false;

  /** @param beforeOpening called whenever the room is about to be shown */
  constructor(
    store: Store<RaceState>,
    notices: NoticeBoard,
    load: () => Promise<ContestController>,
    beforeOpening: () => void,
  ) {
    this.#store = store;
    this.#notices = notices;
    this.#load = load;
    this.#beforeOpening = beforeOpening;
  }

  /** Shows the room, or leaves it: a race that is under way ends. */
  async show(isShown: boolean): Promise<void> {
    this.#isWanted = isShown;
    if (!isShown) this.room?.leave();
    else if (this.room === null) await this.#open();
    if (this.#isWanted && this.room !== null) this.#beforeOpening();
    this.#store.update({ raceShown: this.#isWanted && this.room !== null });
  }

  async #open(): Promise<void> {
    try {
      const room = await (this.#opening ??= this.#load());
      if (this.room !== null) return;
      this.room = room;
      await room.start();
    } catch (error) {
      this.#opening = null;
      const text = `The races could not be loaded: ${messageWith('Check the connection and try again.', error)}`;
      this.#notices.show({ tone: 'error', kind: 'races', text });
    }
  }
}
