import '@awesome.me/webawesome/dist/components/button/button.js';
import { html, type TemplateResult } from 'lit';
import { List } from 'lucide';
import { icon } from '../../../elements/icon.ts';
import { MAX_LEARNER } from '../kept-progress.ts';
import type { LearnSession } from '../learn-session.ts';
import type { LearnState } from '../learn-state.ts';
import { summaryList } from './summary-list.ts';

/** What is going to be printed, and the name that goes on it. */
export function summaryView(session: LearnSession, state: Readonly<LearnState>): TemplateResult {
  return html`<header>
      <button class="tool" @click=${() => session.go({ view: 'list' })}>${icon(List, 15)}All lessons</button>
      <h2 tabindex="-1">Summary</h2>
    </header>
    <div class="row">
      <label
        >Name on the page
        <input
          class="field"
          type="text"
          maxlength=${MAX_LEARNER}
          autocomplete="name"
          .value=${state.learner}
          @change=${({ currentTarget }: Event) => session.name((currentTarget as HTMLInputElement).value)}
        />
      </label>
      <wa-button variant="brand" appearance="accent" size="s" @click=${() => print()}>Print</wa-button>
    </div>
    <p class="quiet">
      Black on white, a page or two. The name stays in this browser; leave it empty to sign by hand.
    </p>
    <article class="summary">${summaryList(state.progress)}</article>`;
}
