import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CircleX, Info, TriangleAlert, X } from 'lucide';
import type { Notice } from '../state/race-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { focusedElement } from './focused-element.ts';
import { icon } from './icon.ts';

const ICONS = { info: Info, warning: TriangleAlert, error: CircleX } as const;

/**
 * Short messages that lie over the page, each read out once and gone after its time, but not while the pointer or the
 * keyboard's focus is on any of them. While a dialog is open all else is inert: they move into it, and back when it closes.
 * @fires gp-dismiss with a notice's id
 */
@customElement('gp-notice-stack')
export class NoticeStack extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        position: fixed;
        inset: auto 16px 16px auto;
        width: min(400px, calc(100vw - 32px));
        margin: 0;
        padding: 0;
        overflow: visible;
        border: 0;
        background: none;
        color: var(--text);
        line-height: normal;
      }

      :host([in-place]:not([over-dialog])) {
        display: block;
        position: static;
        width: auto;
      }

      :host([in-place]:not([over-dialog])) .notice:first-child {
        margin-top: 8px;
      }

      /* As narrow as what is beside most dialogs. */
      :host([over-dialog]) {
        width: min(400px, max(280px, 50vw - 406px), calc(100vw - 32px));
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
        max-height: 30vh;
        overflow: auto;
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
          inset: 52px 16px auto auto;
        }

        :host([in-place]:not([over-dialog])) .notice:last-child {
          margin-bottom: 8px;
        }

        /* Below what a race is paused and left with. */
        :host([over-race]) {
          top: 106px;
        }

        /* Above the dialog's title and button. */
        :host([over-dialog]) {
          top: 8px;
          width: min(400px, calc(100vw - 32px));
        }
      }
    `,
  ];

  @property({ attribute: false }) notices: readonly Notice[] = [];
  /** Whether they have a place of their own in the page, and lie over dialogs only. */
  @property({ type: Boolean, attribute: 'in-place' }) inPlace = false;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #isPointedAt = false;
  #isMoving = false;
  /** Marks where it is while no dialog is open. */
  readonly #home = document.createComment('notices');
  /** The dialogs that are open, the topmost last. */
  #dialogs: readonly Element[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const isOnTop = !this.inPlace || this.hasAttribute('over-dialog');
    this.popover = isOnTop ? 'manual' : null;
    if (isOnTop) this.showPopover();
    if (this.#isMoving) return;
    document.addEventListener('wa-show', this.#onOpening);
    document.addEventListener('wa-after-hide', this.#onOpening);
    this.#time();
    // One may have been open before this was loaded.
    const dialog = dialogAround(focusedElement());
    if (dialog !== null) this.#follow(dialog, true);
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('notices')) this.#time();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#isMoving) return;
    document.removeEventListener('wa-show', this.#onOpening);
    document.removeEventListener('wa-after-hide', this.#onOpening);
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
        ({ id, tone, text, action }) =>
          html`<div class="notice ${tone}" @keydown=${(event: KeyboardEvent) => this.#onKey(event, id)}>
            ${icon(ICONS[tone])}<span class="text">${text}</span>
            ${action === null ? nothing : html`<button class="action" @click=${action.run}>${action.label}</button>`}
            <button class="icon-button" aria-label="Dismiss" @click=${() => emit(this, 'gp-dismiss', id)}>
              ${icon(X, 16)}
            </button>
          </div>`,
      )}
    </div>`;
  }

  /** Something has opened or closed; menus and hints do so, too. */
  readonly #onOpening = (event: Event): void => {
    const [dialog] = event.composedPath();
    if (dialog instanceof HTMLElement && dialog.localName === 'wa-dialog')
      this.#follow(dialog, event.type === 'wa-show');
  };

  #follow(dialog: Element, isOpen: boolean): void {
    const others = this.#dialogs.filter((other) => other !== dialog);
    this.#dialogs = isOpen ? [...others, dialog] : others;
    // It says so before it is on top of all else.
    queueMicrotask(() => this.#move());
  }

  #move(): void {
    const dialog = this.#dialogs.at(-1);
    this.toggleAttribute('over-dialog', dialog !== undefined);
    this.#isMoving = true;
    if (!this.#home.isConnected) this.before(this.#home);
    if (dialog === undefined) this.#home.replaceWith(this);
    else dialog.append(this);
    this.#isMoving = false;
    // It has gone from under the pointer.
    this.#point(false);
  }

  #onKey(event: KeyboardEvent, id: number): void {
    if (event.key !== 'Escape') return;
    // The dialog that it lies over stays open.
    event.preventDefault();
    event.stopPropagation();
    emit(this, 'gp-dismiss', id);
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

/** The open dialog that an element is in; null: in none. */
function dialogAround(element: Element | null): Element | null {
  if (element === null) return null;
  const root = element.getRootNode();
  return element.closest('wa-dialog[open]') ?? dialogAround(root instanceof ShadowRoot ? root.host : null);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-notice-stack': NoticeStack;
  }
}
