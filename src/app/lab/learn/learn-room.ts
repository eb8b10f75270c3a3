import { LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { LearnSession } from './learn-session.ts';
import type { LearnState, Place } from './learn-state.ts';
import { learnStyles } from './learn-styles.ts';
import './toys/toys.ts';
import { lessonView } from './views/lesson-view.ts';
import { listView } from './views/list-view.ts';
import { printSheet } from './views/print-sheet.ts';
import { summaryView } from './views/summary-view.ts';

/** The learning path: its lessons, the one in view, and a summary for paper. */
@customElement('gp-learn-room')
export class LearnRoom extends LitElement {
  static override readonly styles = [sharedStyles, fieldStyles, learnStyles];

  @property({ attribute: false }) session: LearnSession | null = null;
  readonly #state = new StoreController<LearnState>(this);
  #place: Place | null = null;
  #sheet: HTMLElement | null = null;
  /** A task is checked whenever it comes into view: also when one comes back from where it was done. */
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === true) void this.session?.check();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#onBeforePrint);
    addEventListener('afterprint', this.#onAfterPrint);
    // Put back after another room was in view, a task is watched again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#onBeforePrint);
    removeEventListener('afterprint', this.#onAfterPrint);
    this.#watch.disconnect();
    this.#place = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override updated(): void {
    const place = this.#state.value?.place;
    if (place === undefined || place === this.#place) return;
    const before = this.#place;
    this.#place = place;
    this.#watch.disconnect();
    const task = this.renderRoot.querySelector('.task');
    if (task !== null) this.#watch.observe(task);
    if (before !== null) this.#focus(before, place);
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    switch (state.place.view) {
      case 'lesson':
        return lessonView(session, state, state.place);
      case 'summary':
        return summaryView(session, state);
      default:
        return listView(session, state);
    }
  }

  /** Whoever follows by keys or ears is taken to the heading of what has opened, or back to the lesson that they came from. */
  #focus(before: Place, place: Place): void {
    this.scrollIntoView({ block: 'start' });
    const lesson = place.view === 'list' && before.view === 'lesson' ? `[data-lesson=${before.id}]` : null;
    this.renderRoot.querySelector<HTMLElement>(lesson ?? '[tabindex="-1"]')?.focus();
  }

  readonly #onBeforePrint = (): void => {
    const state = this.#state.value;
    if (state?.place.view !== 'summary' || this.getClientRects().length === 0) return;
    this.#sheet?.remove();
    this.#sheet = printSheet(state, this.session?.now() ?? 0);
    document.body.append(this.#sheet);
  };

  readonly #onAfterPrint = (): void => {
    this.#sheet?.remove();
    this.#sheet = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-learn-room': LearnRoom;
  }
}
