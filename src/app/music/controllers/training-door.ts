import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import type { TrainingSession } from './training-session.ts';

/** The way into the room of training, which comes when somebody first goes there. */
export class TrainingDoor {
  readonly #store: Store<MusicState>;
  readonly #notices: NoticeBoard;
  readonly #load: () => Promise<TrainingSession>;
  #loading: Promise<TrainingSession> | null = null;
  #session: TrainingSession | null = null;

  /** @param load fetches the room @throws Error where it does not arrive */
  constructor(store: Store<MusicState>, notices: NoticeBoard, load: () => Promise<TrainingSession>) {
    this.#store = store;
    this.#notices = notices;
    this.#load = load;
  }

  /** Null until somebody has entered. */
  get session(): TrainingSession | null {
    return this.#session;
  }

  async enter(): Promise<void> {
    this.#loading ??= this.#open();
    try {
      this.#session = await this.#loading;
      this.#store.update({ isTraining: true });
    } catch (error) {
      // It is tried again when somebody asks again.
      this.#loading = null;
      const text = `The room of training did not open: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'training room', text });
    }
  }

  /** What trains goes on. */
  leave(): void {
    this.#store.update({ isTraining: false });
  }

  async #open(): Promise<TrainingSession> {
    const session = await this.#load();
    await session.restore();
    return session;
  }
}
