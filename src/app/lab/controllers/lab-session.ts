import { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageWith } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { RoomView } from '../lab-platform.ts';
import { type RoomId, roomOf } from '../state/lab-rooms.ts';
import type { LabState } from '../state/lab-state.ts';

/** Opens a room, the first time that it is gone to. */
export type OpenRoom = (id: RoomId) => Promise<RoomView>;

/** Which room of the lab is in view. Each is opened when it is first gone to, and then kept with what is in it. */
export class LabSession {
  readonly store: Store<LabState>;
  readonly notices: NoticeBoard;
  readonly #open: OpenRoom;
  readonly #opening = new Set<RoomId>();

  /** @param first the room of the last visit */
  constructor(first: RoomId, open: OpenRoom) {
    this.store = new Store<LabState>({ room: first, views: new Map(), troubles: new Map(), notices: [] });
    this.notices = new NoticeBoard(this.store);
    this.#open = open;
  }

  /** Goes to the room that an address names, or stays. */
  async goTo(fragment: string): Promise<void> {
    const id = roomOf(fragment) ?? this.store.state.room;
    if (id !== this.store.state.room) this.leave();
    this.store.update({ room: id });
    this.store.state.views.get(id)?.enter?.();
    if (this.store.state.views.has(id) || this.#opening.has(id)) return;
    this.#opening.add(id);
    try {
      this.#show(id, await this.#open(id), '');
    } catch (error) {
      this.#show(
        id,
        null,
        `This room did not arrive: ${messageWith('Check the network and try again.', error)}`,
      );
    } finally {
      this.#opening.delete(id);
    }
  }

  /** The room in view is not any more. */
  leave(): void {
    const { room, views } = this.store.state;
    views.get(room)?.leave?.();
  }

  #show(id: RoomId, view: RoomView | null, trouble: string): void {
    const views = new Map(this.store.state.views);
    const troubles = new Map(this.store.state.troubles);
    if (view !== null) views.set(id, view);
    if (trouble === '') troubles.delete(id);
    else troubles.set(id, trouble);
    this.store.update({ views, troubles });
  }
}
