import { html } from 'lit';
import type { LessonProgress, ProgressOf } from '../learn-state.ts';
import { LESSON_IDS } from '../lesson-ids.ts';
import { LESSONS } from '../lessons.ts';
import { figureList } from './figure-list.ts';
import { inDays } from './in-days.ts';

/** Each lesson with its dates and what the app has found, as it is shown and printed. */
export function summaryList(progress: ProgressOf) {
  return html`<ol class="path">
    ${LESSON_IDS.map(
      (id) =>
        html`<li>
          <h3>${LESSONS[id].title}</h3>
          ${outcome(progress.get(id))}
        </li>`,
    )}
  </ol>`;
}

function outcome(progress: LessonProgress | undefined) {
  const { readAt = null, done = null } = progress ?? {};
  if (done !== null)
    return html`<p><b>✓ Done on ${inDays(done.at)}.</b> ${done.says}</p>
      ${figureList(done.figures)}`;
  return html`<p>${readAt === null ? 'Not read yet.' : `Read on ${inDays(readAt)}; its task is open.`}</p>`;
}
