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

  /** Says what was done, and offers for ten seconds to take it back. */
  offerUndo(text: string, undo: () => void): void {
    const run = () => {
      undo();
      this.dismiss(id);
    };
    const id = this.show({ tone: 'info', text, seconds: 10, action: { label: 'Undo', run } });
  }

  dismiss(id: number): void {
    this.#store.update({ notices: this.#store.state.notices.filter((notice) => notice.id !== id) });
  }
}
