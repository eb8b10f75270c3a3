import type { TemplateResult } from 'lit';
import type { Evidence } from './checks/evidence.ts';
import type { Finding } from './checks/finding.ts';
import type { LessonId } from './lesson-ids.ts';

/** A screen of a lesson: words, and mostly something to try. */
export interface LessonScreen {
  readonly heading: string;
  readonly body: () => TemplateResult;
  /** Something to try, which computes what it shows. */
  readonly toy?: () => TemplateResult;
}

/** What a lesson ends in: something that is done in the app, and found there. */
export interface LessonTask {
  readonly body: () => TemplateResult;
  /** Where it is done: what the button says, and the address. */
  readonly door: { readonly label: string; readonly href: string };
  readonly check: (evidence: Evidence) => Finding;
}

export interface Lesson {
  readonly id: LessonId;
  readonly title: string;
  /** What one understands afterwards, in a sentence. */
  readonly about: string;
  readonly screens: readonly LessonScreen[];
  readonly task: LessonTask;
  /** The formulas behind it, one click deeper. */
  readonly maths: () => TemplateResult;
  /** Author, year, title, and where. */
  readonly sources: readonly string[];
}
