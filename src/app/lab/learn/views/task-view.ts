import '@awesome.me/webawesome/dist/components/button/button.js';
import { html, nothing, type TemplateResult } from 'lit';
import { CircleCheck, CircleDashed } from 'lucide';
import { icon } from '../../../elements/icon.ts';
import type { Lesson } from '../lesson.ts';
import type { LearnSession } from '../learn-session.ts';
import type { LearnState } from '../learn-state.ts';
import { figureList } from './figure-list.ts';
import { inDays } from './in-days.ts';

/** What is to be done in the app, the way there, and what the app has found of it. */
export function taskView(session: LearnSession, state: Readonly<LearnState>, lesson: Lesson): TemplateResult {
  const { body, door } = lesson.task;
  return html`${body()}
    <div class="row">
      <wa-button variant="brand" appearance="accent" size="s" href=${door.href}>${door.label}</wa-button>
      <button class="tool" ?disabled=${state.isChecking} @click=${() => void session.check()}>
        Check again
      </button>
    </div>
    <div class="finding" role="status">${found(state, lesson)}</div>`;
}

function found({ finding, isChecking, trouble, progress }: Readonly<LearnState>, { id }: Lesson) {
  const { done = null } = progress.get(id) ?? {};
  if (trouble !== '') return html`<p class="fault">The app could not look at what there is: ${trouble}.</p>`;
  if (finding === null)
    return isChecking ? html`<p class="quiet">Looking at what you have made</p>` : nothing;
  if (finding.isDone)
    return html`<p class="done">${icon(CircleCheck, 18)}<b>Done.</b> ${finding.says}</p>
      ${figureList(finding.figures)}`;
  return html`<p>${icon(CircleDashed, 18)}<b>${done === null ? 'Not yet.' : 'Now:'}</b> ${finding.says}</p>
    ${
      done === null
        ? nothing
        : html`<p class="done">
              ${icon(CircleCheck, 18)}It was done on ${inDays(done.at)}, and stays so: ${done.says}
            </p>
            ${figureList(done.figures)}`
    }`;
}
