import { html, nothing, type TemplateResult } from 'lit';
import { BookOpenCheck, CircleCheck, CircleDashed } from 'lucide';
import { icon } from '../../../elements/icon.ts';
import type { LearnSession } from '../learn-session.ts';
import { countDone, type LearnState, type LessonProgress } from '../learn-state.ts';
import { LESSON_IDS, type LessonId } from '../lesson-ids.ts';
import { LESSONS } from '../lessons.ts';
import { inDays } from './in-days.ts';

/** All lessons in their order, and how far one is in each. */
export function listView(session: LearnSession, { progress }: Readonly<LearnState>): TemplateResult {
  const done = countDone(progress);
  const next = LESSON_IDS.find((id) => (progress.get(id)?.done ?? null) === null);
  return html`<header>
      <h2 tabindex="-1">Learning path</h2>
      <p class="lead">
        Nine short lessons. Each ends in something that you do in the app; the app then looks at what you made
        and says what it found. <b>Technique:</b> all that there are here. <b>Data:</b> your own runs, drives
        and songs. <b>Metric:</b> lessons done.
      </p>
      <div class="row">
        <progress max=${LESSON_IDS.length} value=${done} aria-label="Lessons done"></progress>
        <span class="number">${done} of ${LESSON_IDS.length} done</span>
        <button class="tool" @click=${() => session.go({ view: 'summary' })}>Summary to print</button>
        <button class="tool" ?disabled=${progress.size === 0} @click=${() => session.startAnew()}>
          Start the path anew
        </button>
      </div>
    </header>
    <ol class="lessons" aria-label="Lessons">
      ${LESSON_IDS.map((id, i) => card(session, id, i + 1, progress.get(id), id === next))}
    </ol>`;
}

function card(
  session: LearnSession,
  id: LessonId,
  number: number,
  progress: LessonProgress | undefined,
  isNext: boolean,
) {
  const { title, about } = LESSONS[id];
  return html`<li class=${isNext ? 'next' : nothing}>
    <h3>
      <button data-lesson=${id} @click=${() => session.go({ view: 'lesson', id, screen: 0 })}>
        <span class="place">${number}</span>${title}
      </button>
    </h3>
    <p>${about}</p>
    <p class="state">${stateOf(progress)}</p>
  </li>`;
}

function stateOf(progress: LessonProgress | undefined) {
  const { readAt = null, done = null } = progress ?? {};
  if (done !== null)
    return html`<span class="done">${icon(CircleCheck, 15)}Done on ${inDays(done.at)}</span>`;
  if (readAt !== null) return html`${icon(BookOpenCheck, 15)}Read on ${inDays(readAt)}, its task is open`;
  return html`${icon(CircleDashed, 15)}Not read yet`;
}
