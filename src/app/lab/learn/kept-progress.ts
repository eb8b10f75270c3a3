import * as v from 'valibot';
import type { RunStorage } from '../../storage/run-storage.ts';
import { LESSON_IDS } from './lesson-ids.ts';
import { type ProgressOf, withProgress } from './learn-state.ts';

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

  /** Adds to lessons; what is stored of them stays. @returns what is stored now */
  async add(progress: ProgressOf): Promise<ProgressOf> {
    const kept = await this.#storage.changeSettings(GROUP, (stored) =>
      Object.fromEntries(withProgress(readPath(stored).progress, progress)),
    );
    return readPath(kept).progress;
  }

  keepLearner(name: string): Promise<void> {
    return this.#storage.putSettings(GROUP, { [LEARNER]: name });
  }

  /** Forgets all lessons. @returns what there was of them */
  async forget(): Promise<ProgressOf> {
    let gone: ProgressOf = new Map();
    await this.#storage.changeSettings(GROUP, (stored) => {
      gone = readPath(stored).progress;
      return Object.fromEntries(LESSON_IDS.map((id) => [id, null]));
    });
    return gone;
  }
}
