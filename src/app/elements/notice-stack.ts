import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CircleX, Info, TriangleAlert, X } from 'lucide';
import type { Notice } from '../state/race-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

const ICONS = { info: Info, warning: TriangleAlert, error: CircleX } as const;

/**
 * Short messages that lie over the page, each read out once and gone after its time, but not while the pointer or the
 * keyboard's focus is on any of them.
 * @fires gp-dismiss with a notice's id
 */
@customElement('gp-notice-stack')
export class NoticeStack extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        position: fixed;
        z-index: 20;
        right: 16px;
        bottom: 16px;
        width: min(400px, calc(100vw - 32px));
      }

      .stack {
        display: grid;
        gap: 8px;
      }

      .notice {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 8px 6px 8px 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow);
        font-size: var(--type-lead);
      }

      .error > svg {
        color: var(--off-text);
      }

      .warning > svg {
        color: var(--learning-text);
      }

      svg {
        flex: none;
      }

      .text {
        flex: 1;
        overflow-wrap: anywhere;
      }

      .action {
        padding: 5px 10px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: none;
        color: var(--policy-text);
        font-weight: 600;
        cursor: pointer;
      }

      /* Over the 3D view, where they are in the way of no button under the thumb. */
      @media (max-width: 1100px) {
        :host {
          top: 52px;
          bottom: auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #isPointedAt = false;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('notices')) this.#time();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopAll();
  }

  override render() {
    return html`<div
      class="stack"
      aria-live="polite"
      @pointermove=${() => this.#point(true)}
      @pointerleave=${() => this.#point(false)}
      @focusin=${() => this.#time()}
      @focusout=${() => this.#time()}
    >
      ${this.notices.map(
        ({ id, tone, text, action }, place) =>
          html`<div
            class="notice ${tone}"
            @keydown=${(event: KeyboardEvent) => this.#onKey(event, id, place)}
          >
            ${icon(ICONS[tone])}<span class="text">${text}</span>
            ${action === null ? nothing : html`<button class="action" @click=${action.run}>${action.label}</button>`}
            <button class="icon-button" aria-label="Dismiss" @click=${() => this.#dismiss(id, place)}>
              ${icon(X, 16)}
            </button>
          </div>`,
      )}
    </div>`;
  }

  #onKey(event: KeyboardEvent, id: number, place: number): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#dismiss(id, place);
  }

  /** Whoever dismisses by keyboard is at the next notice then. */
  #dismiss(id: number, place: number): void {
    const hadFocus = this.shadowRoot?.activeElement !== null;
    emit(this, 'gp-dismiss', id);
    if (!hadFocus) return;
    void this.updateComplete.then(() => {
      const buttons = this.renderRoot.querySelectorAll<HTMLElement>('[aria-label=Dismiss]');
      buttons[Math.min(place, buttons.length - 1)]?.focus();
    });
  }

  /** A pointer that has only been resting where a notice appears does not keep it. */
  #point(isPointedAt: boolean): void {
    if (this.#isPointedAt === isPointedAt) return;
    this.#isPointedAt = isPointedAt;
    this.#time();
  }

  /** Begins to wait for what is new. While somebody is at them, nothing goes; after that, all have their whole time again. */
  #time(): void {
    if (this.#isPointedAt || this.shadowRoot?.activeElement) {
      this.#stopAll();
      return;
    }
    const ids = new Set(this.notices.map(({ id }) => id));
    for (const [id, timer] of this.#timers) {
      if (ids.has(id)) continue;
      clearTimeout(timer);
      this.#timers.delete(id);
    }
    for (const { id, seconds } of this.notices) {
      if (seconds === null || this.#timers.has(id)) continue;
      this.#timers.set(
        id,
        setTimeout(() => emit(this, 'gp-dismiss', id), 1000 * seconds),
      );
    }
  }

  #stopAll(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-notice-stack': NoticeStack;
  }
}
