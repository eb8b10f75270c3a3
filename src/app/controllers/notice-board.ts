import type { Notice } from '../state/race-state.ts';

/** How long notices stay that may go by themselves, s: to be noticed, and for every character to be read. */
const NOTICED = 4;
const PER_CHARACTER = 0.06;
/** Nobody waits longer for one to go, s. */
const LONGEST = 30;
/** What is left to decide whether something is to be taken back, s. */
const DECIDED = 8;

/** What can be said of a notice that takes something back. */
export interface UndoOptions {
  /** See `Notice`; its text if left out. */
  readonly kind?: string;
  /** Whether taking it back still does what the notice says; asked whenever anything has changed. */
  readonly applies?: () => boolean;
}

/** The part of a tab's state that notices are. */
export interface Noticed {
  readonly notices: readonly Notice[];
}

/** A `Store` of any tab. */
interface NoticeStore {
  readonly state: Noticed;
  update(patch: Noticed): void;
  subscribe(listener: (state: Noticed) => void): () => void;
}

/** Short messages at the edge of the screen. */
export class NoticeBoard {
  #nextId = 1;
  readonly #store: NoticeStore;

  constructor(store: NoticeStore) {
    this.#store = store;
  }

  /**
   * Shows a notice. An older one of its kind goes, so that a failing disk does not fill the screen. Errors stay unless
   * `seconds` are given; the others go when they can have been read, warnings when twice.
   */
  show(notice: Pick<Notice, 'tone' | 'text'> & Partial<Notice>): number {
    const id = this.#nextId++;
    const { tone, text } = notice;
    const seconds =
      tone === 'error' ? null : Math.min(LONGEST, readingTime(text) * (tone === 'warning' ? 2 : 1));
    const shown = { action: null, seconds, kind: text, ...notice, id };
    const others = this.#store.state.notices.filter(({ kind }) => kind !== shown.kind);
    this.#store.update({ notices: [...others, shown] });
    return id;
  }

  /** Says what was done, and offers to take it back for as long as that applies. */
  offerUndo(text: string, undo: () => void, { kind = text, applies = () => true }: UndoOptions = {}): void {
    const run = () => {
      stop();
      undo();
      this.dismiss(id);
    };
    const action = { label: 'Undo', run };
    const id = this.show({ tone: 'info', text, kind, seconds: readingTime(text) + DECIDED, action });
    const stop = this.#store.subscribe(({ notices }) => {
      const isShown = notices.some((notice) => notice.id === id);
      if (isShown && applies()) return;
      stop();
      if (isShown) this.dismiss(id);
    });
  }

  /** Takes away what was said of these kinds: it is not true any more. */
  dismissKind(...kinds: readonly string[]): void {
    const { notices } = this.#store.state;
    const others = notices.filter(({ kind }) => !kinds.includes(kind));
    if (others.length < notices.length) this.#store.update({ notices: others });
  }

  dismiss(id: number): void {
    this.#store.update({ notices: this.#store.state.notices.filter((notice) => notice.id !== id) });
  }
}

function readingTime(text: string): number {
  return NOTICED + PER_CHARACTER * text.length;
}
