import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { Evidence } from './checks/evidence.ts';
import type { Finding } from './checks/finding.ts';
import { MAX_LEARNER, type PathKeeper } from './kept-progress.ts';
import {
  type LearnState,
  type LessonProgress,
  NOT_BEGUN,
  type Place,
  type ProgressOf,
  withProgress,
} from './learn-state.ts';
import type { LessonId } from './lesson-ids.ts';

/** What the path needs of the page. */
export interface LearnPlatform {
  readonly keeper: PathKeeper;
  /** What the person has made in the app by now. */
  readonly gather: () => Promise<Evidence>;
  readonly checkOf: (id: LessonId) => (evidence: Evidence) => Finding;
  readonly screensOf: (id: LessonId) => number;
  readonly notices: NoticeBoard;
  readonly now: () => number;
}

/** Everything that can be done on the learning path: lessons are walked through, and their tasks are checked by what there is. */
export class LearnSession {
  readonly store = new Store<LearnState>({
    place: { view: 'list' },
    progress: new Map(),
    finding: null,
    isChecking: false,
    trouble: '',
    learner: '',
  });
  readonly #platform: LearnPlatform;
  /** Counts checks: an older one that ends later says nothing. */
  #check = 0;
  /** Counts changes of progress: what is stored is shown once the last one is. */
  #change = 0;

  constructor(platform: LearnPlatform) {
    this.#platform = platform;
  }

  /** Reads what earlier visits have left. */
  async open(): Promise<void> {
    this.store.update(await this.#platform.keeper.read());
  }

  /** Another tab may have come further meanwhile. */
  async reread(): Promise<void> {
    const number = this.#change;
    try {
      const { progress } = await this.#platform.keeper.read();
      if (number === this.#change) this.store.update({ progress });
    } catch {
      // The next change says so.
    }
  }

  go(place: Place): void {
    this.#check++;
    this.store.update({ place, finding: null, isChecking: false, trouble: '' });
    if (place.view !== 'lesson' || place.screen < this.#platform.screensOf(place.id) - 1) return;
    if (this.#progressOf(place.id).readAt === null)
      this.#add(new Map([[place.id, { ...NOT_BEGUN, readAt: this.#platform.now() }]]));
  }

  /** Looks whether the task of the lesson in view is done. What was done once stays done, whatever is removed later. */
  async check(): Promise<void> {
    const { place } = this.store.state;
    if (place.view !== 'lesson') return;
    const { id } = place;
    const number = ++this.#check;
    this.store.update({ isChecking: true, trouble: '' });
    try {
      const finding = this.#platform.checkOf(id)(await this.#platform.gather());
      if (number !== this.#check) return;
      this.store.update({ finding, isChecking: false });
      const { says, figures, isDone } = finding;
      if (isDone && this.#progressOf(id).done === null)
        this.#add(new Map([[id, { ...NOT_BEGUN, done: { at: this.#platform.now(), says, figures } }]]));
    } catch (error) {
      if (number === this.#check) this.store.update({ isChecking: false, trouble: messageOf(error) });
    }
  }

  /** Forgets all progress; it can be taken back. */
  startAnew(): void {
    let before = this.store.state.progress;
    this.#change++;
    this.store.update({ progress: new Map() });
    this.#tellOf(this.#platform.keeper.forget().then((gone) => void (before = withProgress(gone, before))));
    // What was read since stays, too.
    this.#platform.notices.offerUndo('The learning path begins anew.', () => this.#add(before));
  }

  name(learner: string): void {
    const kept = learner.slice(0, MAX_LEARNER);
    this.store.update({ learner: kept });
    this.#tellOf(this.#platform.keeper.keepLearner(kept));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#platform.now();
  }

  #progressOf(id: LessonId): LessonProgress {
    return this.store.state.progress.get(id) ?? NOT_BEGUN;
  }

  /** Shows more progress at once, and then what came of it in storage: another tab may have come further. */
  #add(more: ProgressOf): void {
    const number = ++this.#change;
    this.store.update({ progress: withProgress(this.store.state.progress, more) });
    this.#tellOf(
      this.#platform.keeper.add(more).then((progress) => {
        if (number === this.#change) this.store.update({ progress });
      }),
    );
  }

  #tellOf(writing: Promise<void>): void {
    writing.catch((error: unknown) =>
      this.#platform.notices.show({
        tone: 'warning',
        kind: 'learn-storage',
        text: `Your progress on the learning path is not kept beyond this visit: ${messageOf(error)}.`,
      }),
    );
  }
}
