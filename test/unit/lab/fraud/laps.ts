import { CourseBook, type Course } from '../../../../src/lab/fraud/laps/course.ts';
import { honestLaps } from '../../../../src/lab/fraud/laps/honest-laps.ts';
import type { LapSubmission } from '../../../../src/lab/fraud/laps/lap-submission.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { readTrack } from '../../../../src/cli/files.ts';

/** A small course, and some honest laps on it. */
export function smallCourse(count = 6): { book: CourseBook; course: Course; laps: LapSubmission[] } {
  const book = new CourseBook([readTrack('skid-ring')]);
  const course = book.course('skid-ring', 'club');
  const options = { course, policy: null, kinds: ['careful', 'racer'], count, name: 'a' } as const;
  return { book, course, laps: honestLaps(options, new Rng(1)) };
}
