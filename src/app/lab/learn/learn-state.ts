import type { Finding, Figure } from './checks/finding.ts';
import type { LessonId } from './lesson-ids.ts';

/** Where in the path one is. */
export type Place =
  | { readonly view: 'list' }
  /** `screen` counts from 0; the last one is the task. */
  | { readonly view: 'lesson'; readonly id: LessonId; readonly screen: number }
  | { readonly view: 'summary' };

/** How far a person is in a lesson. Times are milliseconds since 1970. */
export interface LessonProgress {
  /** When its last screen was come to; null: not yet. */
  readonly readAt: number | null;
  /** When the app has found its task done, and what it found then; null: not yet. */
  readonly done: { readonly at: number; readonly says: string; readonly figures: readonly Figure[] } | null;
}

export const NOT_BEGUN: LessonProgress = { readAt: null, done: null };

export type ProgressOf = ReadonlyMap<LessonId, LessonProgress>;

export interface LearnState {
  readonly place: Place;
  readonly progress: ProgressOf;
  /** What the app has found of the task in view; null: it has not looked yet. */
  readonly finding: Finding | null;
  /** Whether it is looking. */
  readonly isChecking: boolean;
  /** Why it could not look; empty where it could. */
  readonly trouble: string;
  /** Name on the summary. */
  readonly learner: string;
}

/** Progress with more of it: what is read and done already stays as it is. */
export function withProgress(progress: ProgressOf, more: ProgressOf): ProgressOf {
  const all = new Map(progress);
  for (const [id, { readAt, done }] of more) {
    const before = all.get(id) ?? NOT_BEGUN;
    all.set(id, { readAt: before.readAt ?? readAt, done: before.done ?? done });
  }
  return all;
}

/** Lessons of which the task is done. */
export function countDone(progress: ProgressOf): number {
  return [...progress.values()].filter(({ done }) => done !== null).length;
}
