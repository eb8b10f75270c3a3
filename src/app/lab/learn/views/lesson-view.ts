import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ArrowLeft, ArrowRight, List } from 'lucide';
import { icon } from '../../../elements/icon.ts';
import type { Lesson, LessonScreen } from '../lesson.ts';
import type { LearnSession } from '../learn-session.ts';
import type { LearnState } from '../learn-state.ts';
import { LESSON_IDS, type LessonId } from '../lesson-ids.ts';
import { LESSONS } from '../lessons.ts';
import { taskView } from './task-view.ts';

/** A screen of a lesson; the last one is its task. */
export function lessonView(
  session: LearnSession,
  state: Readonly<LearnState>,
  { id, screen }: { readonly id: LessonId; readonly screen: number },
): TemplateResult {
  const lesson = LESSONS[id];
  const { screens } = lesson;
  const isTask = screen === screens.length;
  const number = LESSON_IDS.indexOf(id) + 1;
  return html`<header>
      <button class="tool" @click=${() => session.go({ view: 'list' })}>${icon(List, 15)}All lessons</button>
      <h2>${number}. ${lesson.title}</h2>
      <span class="quiet">Screen ${screen + 1} of ${screens.length + 1}</span>
    </header>
    ${keyed(
      `${id} ${screen}`,
      isTask
        ? html`<article class="task">
            <h3 tabindex="-1">Your turn</h3>
            ${taskView(session, state, lesson)}
          </article>`
        : page(screens[screen]),
    )}
    ${maths(lesson)} ${steps(session, id, screen)}`;
}

function page({ heading, body, toy }: LessonScreen) {
  return html`<article class=${toy === undefined ? nothing : 'tried'}>
    <div class="words">
      <h3 tabindex="-1">${heading}</h3>
      ${body()}
    </div>
    ${toy?.() ?? nothing}
  </article>`;
}

function maths({ maths, sources }: Lesson) {
  return html`<details>
    <summary>The maths, and where it is from</summary>
    ${maths()}
    <ul>
      ${sources.map((source) => html`<li>${source}</li>`)}
    </ul>
  </details>`;
}

function steps(session: LearnSession, id: LessonId, screen: number) {
  const last = LESSONS[id].screens.length;
  const next = LESSON_IDS[LESSON_IDS.indexOf(id) + 1];
  const go = (to: LessonId, place: number) => () => session.go({ view: 'lesson', id: to, screen: place });
  return html`<nav aria-label="Screens of the lesson">
    <button class="tool" ?disabled=${screen === 0} @click=${go(id, screen - 1)}>
      ${icon(ArrowLeft, 15)}Back
    </button>
    ${
      screen < last
        ? html`<button class="tool forward" @click=${go(id, screen + 1)}>
            ${screen === last - 1 ? 'Next: your turn' : 'Next'}${icon(ArrowRight, 15)}
          </button>`
        : next === undefined
          ? html`<button class="tool" @click=${() => session.go({ view: 'summary' })}>
              Summary to print
            </button>`
          : html`<button class="tool" @click=${go(next, 0)}>
              Next lesson: ${LESSONS[next].title}${icon(ArrowRight, 15)}
            </button>`
    }
  </nav>`;
}
