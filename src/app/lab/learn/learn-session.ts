import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { Evidence } from './checks/evidence.ts';
import type { Finding } from './checks/finding.ts';
import { MAX_LEARNER, type PathKeeper } from './kept-progress.ts';
import type { LearnState, LessonProgress, Place, ProgressOf } from './learn-state.ts';
import type { LessonId } from './lesson-ids.ts';

const NOT_BEGUN: LessonProgress = { readAt: null, done: null };

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

  constructor(platform: LearnPlatform) {
    this.#platform = platform;
  }

  /** Reads what earlier visits have left. */
  async open(): Promise<void> {
    this.store.update(await this.#platform.keeper.read());
  }

  go(place: Place): void {
    this.#check++;
    this.store.update({ place, finding: null, isChecking: false, trouble: '' });
    if (place.view !== 'lesson' || place.screen < this.#platform.screensOf(place.id) - 1) return;
    if (this.#progressOf(place.id).readAt === null) this.#keep(place.id, { readAt: this.#platform.now() });
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
        this.#keep(id, { done: { at: this.#platform.now(), says, figures } });
    } catch (error) {
      if (number === this.#check) this.store.update({ isChecking: false, trouble: messageOf(error) });
    }
  }

  /** Forgets all progress; it can be taken back. */
  startAnew(): void {
    const before = this.store.state.progress;
    this.#keepAll(new Map());
    this.#platform.notices.offerUndo('The learning path begins anew.', () =>
      // What was read since stays, too.
      this.#keepAll(new Map([...before, ...this.store.state.progress])),
    );
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

  #keep(id: LessonId, change: Partial<LessonProgress>): void {
    const progress = { ...this.#progressOf(id), ...change };
    this.store.update({ progress: new Map(this.store.state.progress).set(id, progress) });
    this.#tellOf(this.#platform.keeper.keepLesson(id, progress));
  }

  #keepAll(progress: ProgressOf): void {
    this.store.update({ progress });
    this.#tellOf(this.#platform.keeper.keepAll(progress));
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
