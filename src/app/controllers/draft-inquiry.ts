import type { StudioOutcome } from '../../workers/protocol.ts';
import { messageOf } from '../state/message-of.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RewardDraft } from '../state/race-state.ts';
import { NOT_TRUSTED, NOTHING_SCORED, type StudioView } from '../state/studio-state.ts';
import { Rest } from './rest.ts';

/** What an answer depends on: the draft first. */
export type Subject = readonly [draft: RewardDraft, ...others: unknown[]];

export interface DraftInquiryOptions<T> {
  /** How long typing must rest before the studio is asked anew, ms. */
  readonly rest: number;
  /** Asks the studio about the draft as it is now. */
  readonly ask: () => Promise<StudioOutcome<T>>;
  /** What is shown now. */
  readonly shown: () => StudioView<T>;
  readonly show: (view: StudioView<T>) => void;
  /** Whether an earlier answer may stand until the new one comes. */
  readonly outlasts: (before: Subject, now: Subject) => boolean;
}

/** Asks the studio about the reward in the editor, anew with every change, and shows the answer to the newest question. */
export class DraftInquiry<T> {
  readonly #options: DraftInquiryOptions<T>;
  readonly #rest: Rest;
  /** Null while nothing is asked. */
  #subject: Subject | null = null;

  constructor(options: DraftInquiryOptions<T>) {
    this.#options = options;
    this.#rest = new Rest(options.rest, () => void this.#ask());
  }

  /** Asks about a draft that somebody wants to know about and that may run; of any other there is nothing to be shown. */
  follow(isWanted: boolean, subject: Subject): void {
    if (!isWanted) this.#drop(NOTHING_SCORED);
    else if (!isTrusted(subject[0])) this.#drop(NOT_TRUSTED);
    else this.#about(subject);
  }

  /** Asks if this is another subject: of an edited draft when typing rests, of anything else at once. */
  #about(subject: Subject): void {
    const before = this.#subject;
    if (before !== null && isSame(before, subject)) return;
    this.#subject = subject;
    const { outlasts, shown, show } = this.#options;
    const isKept = before !== null && outlasts(before, subject);
    const { result, fault } = shown();
    show({ result: isKept ? result : null, fault: isKept ? fault : null, isBusy: true });
    if (before !== null && before[0] !== subject[0]) this.#rest.ask();
    else {
      this.#rest.cancel();
      void this.#ask();
    }
  }

  /** Asks no more. @param view what is shown from now on */
  #drop(view: StudioView<never>): void {
    if (this.#subject === null && this.#options.shown() === view) return;
    this.#subject = null;
    this.#rest.cancel();
    this.#options.show(view);
  }

  async #ask(): Promise<void> {
    const subject = this.#subject;
    const { ask, shown, show } = this.#options;
    let outcome: StudioOutcome<T>;
    try {
      outcome = await ask();
    } catch (error) {
      outcome = { type: 'failed', fault: { file: subject![0].file, message: messageOf(error), line: null } };
    }
    if (subject !== this.#subject || outcome.type === 'stale') return;
    show(
      outcome.type === 'done'
        ? { result: outcome.result, fault: null, isBusy: false }
        : { result: shown().result, fault: outcome.fault, isBusy: false },
    );
  }
}

function isSame(a: Subject, b: Subject): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}
