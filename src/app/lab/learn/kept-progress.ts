import * as v from 'valibot';
import type { RunStorage } from '../../storage/run-storage.ts';
import { LESSON_IDS, type LessonId } from './lesson-ids.ts';
import type { LessonProgress, ProgressOf } from './learn-state.ts';

const GROUP = 'lessons';
const LEARNER = 'learner';
/** Longest name that a person can give, characters. */
export const MAX_LEARNER = 60;

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const ProgressSchema = v.object({
  readAt: v.nullable(time),
  done: v.nullable(
    v.object({
      at: time,
      says: v.string(),
      figures: v.array(v.object({ name: v.string(), value: v.string() })),
    }),
  ),
});

/** What is kept of the path: how far a person is in each lesson, and their name. */
export interface KeptPath {
  readonly progress: ProgressOf;
  readonly learner: string;
}

/** Reads what an earlier visit, perhaps of an earlier version, has kept. What does not fit is left out. */
export function readPath(data: Readonly<Record<string, unknown>>): KeptPath {
  const learner = data[LEARNER];
  return {
    progress: new Map(
      LESSON_IDS.flatMap((id) => {
        const read = v.safeParse(ProgressSchema, data[id]);
        return read.success ? [[id, read.output] as const] : [];
      }),
    ),
    learner: typeof learner === 'string' ? learner.slice(0, MAX_LEARNER) : '',
  };
}

/** Keeps the path beside the runs, each lesson by itself: another tab writes here, too. */
export class PathKeeper {
  readonly #storage: RunStorage;

  constructor(storage: RunStorage) {
    this.#storage = storage;
  }

  async read(): Promise<KeptPath> {
    return readPath(await this.#storage.getSettings(GROUP));
  }

  keepLesson(id: LessonId, progress: LessonProgress): Promise<void> {
    return this.#storage.putSettings(GROUP, { [id]: progress });
  }

  keepLearner(name: string): Promise<void> {
    return this.#storage.putSettings(GROUP, { [LEARNER]: name });
  }

  /** All lessons as given; those that are not are forgotten. */
  keepAll(progress: ProgressOf): Promise<void> {
    const rows = LESSON_IDS.map((id) => [id, progress.get(id) ?? null]);
    return this.#storage.putSettings(GROUP, Object.fromEntries(rows) as Record<string, unknown>);
  }
}
