import type { TrackDraft } from '../state/track-draft.ts';
import type { TabClaims } from '../storage/tab-claims.ts';
import type { Drafts } from './drafts.ts';

/** A draft that this tab draws on with. */
export interface OpenDraft {
  /** What was kept of it, whose shape is for the caller to check; null where nothing was, or it cannot be read. */
  readonly data: unknown;
  /** Whether another tab draws the same. */
  readonly isElsewhere: boolean;
  /** Whether another draft of the same is kept that nobody draws. */
  readonly hasOthers: boolean;
}

/**
 * Tracks that are being drawn, each under the name of what it began with, so that one does not replace another. Tabs that
 * draw the same have a draft each, which is theirs until it is closed.
 */
export class TrackDrafts {
  readonly #drafts: Drafts<TrackDraft>;
  readonly #claims: TabClaims;
  /** The name of the one that is open. */
  #open: string | null = null;

  constructor(drafts: Drafts<TrackDraft>, claims: TabClaims) {
    this.#drafts = drafts;
    this.#claims = claims;
  }

  /** Opens the first draft of a subject that no other tab has open; a new one where there is none. Closes what was open. */
  async open(subject: string): Promise<OpenDraft> {
    await this.close();
    const stored = await this.#drafts.readAll();
    const kept = Object.keys(stored).filter((name) => stored[name] !== null && isOf(name, subject));
    const elsewhere: string[] = [];
    for (const name of namesOf(subject, kept)) {
      if (!(await this.#claims.claim(name))) elsewhere.push(name);
      else {
        this.#open = name;
        break;
      }
    }
    return {
      data: stored[this.#open!] ?? null,
      isElsewhere: elsewhere.length > 0,
      hasOthers: kept.some((name) => name !== this.#open && !elsewhere.includes(name)),
    };
  }

  /** Keeps what is open from now on, in place of what it was; null forgets it. */
  keep(draft: TrackDraft | null): void {
    if (this.#open !== null) this.#drafts.keep(this.#open, draft);
  }

  /** Leaves it to whichever tab draws on, once all of it is written. */
  async close(): Promise<void> {
    const name = this.#open;
    this.#open = null;
    await this.#drafts.settled();
    if (name !== null && name !== this.#open) this.#claims.release(name);
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#drafts.flush();
  }
}

/** Those that are kept come first. */
function* namesOf(subject: string, kept: readonly string[]): Generator<string, never> {
  yield* kept.toSorted();
  for (let n = 1; ; n++) {
    const name = nameOf(subject, n);
    if (!kept.includes(name)) yield name;
  }
}

/** Ids of tracks have no `#`. */
function nameOf(subject: string, n: number): string {
  return n === 1 ? subject : `${subject} #${n}`;
}

function isOf(name: string, subject: string): boolean {
  return name === subject || name.startsWith(`${subject} #`);
}
