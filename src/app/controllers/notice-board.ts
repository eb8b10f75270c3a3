import type { Notice, RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';

/** Short messages at the edge of the screen. */
export class NoticeBoard {
  #nextId = 1;
  readonly #store: Store<RaceState>;

  constructor(store: Store<RaceState>) {
    this.#store = store;
  }

  /** Shows a notice. One with the same text replaces the older one, so that a failing disk does not fill the screen. */
  show(notice: Pick<Notice, 'tone' | 'text'> & Partial<Notice>): number {
    const id = this.#nextId++;
    const others = this.#store.state.notices.filter(({ text }) => text !== notice.text);
    this.#store.update({ notices: [...others, { action: null, seconds: 8, ...notice, id }] });
    return id;
  }

  dismiss(id: number): void {
    this.#store.update({ notices: this.#store.state.notices.filter((notice) => notice.id !== id) });
  }
}
