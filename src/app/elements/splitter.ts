import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { emit } from './emit.ts';

const KEY_STEP = 24;

/**
 * A bar between two panels that changes the size of one of them: by dragging, by arrow keys, and back to the usual size
 * by a double click or the Enter key.
 * @fires gp-split with the wished size
 */
@customElement('gp-splitter')
export class Splitter extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      touch-action: none;
      cursor: col-resize;
      border-radius: 4px;
    }

    :host([orientation='horizontal']) {
      cursor: row-resize;
    }

    :host::after {
      content: '';
      position: absolute;
      inset: 0;
      margin: auto;
      width: 3px;
      height: 28px;
      border-radius: 2px;
      background: var(--line);
      transition: background var(--quick);
    }

    :host([orientation='horizontal'])::after {
      width: 28px;
      height: 3px;
    }

    :host(:hover)::after,
    :host(:focus-visible)::after {
      background: var(--policy);
    }

    :host(:focus-visible) {
      outline: 2px solid var(--policy);
    }
  `;

  /** `vertical`: a bar between left and right. */
  @property({ reflect: true }) orientation: 'vertical' | 'horizontal' = 'vertical';
  /** What it resizes, for screen readers. */
  @property() label = '';
  /** The current size of the panel it resizes, CSS pixels. */
  @property({ type: Number }) size = 0;
  @property({ type: Number }) min = 0;
  @property({ type: Number }) max = 1000;
  @property({ type: Number }) usual = 300;
  /** True when the panel lies after the bar, so that dragging towards it makes it smaller. */
  @property({ type: Boolean }) trailing = false;

  #dragFrom: { readonly pointer: number; readonly size: number } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute('role', 'separator');
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    this.addEventListener('pointerup', this.#onUp);
    this.addEventListener('pointercancel', this.#onUp);
    this.addEventListener('dblclick', this.#onReset);
    this.addEventListener('keydown', this.#onKey);
  }

  override render() {
    this.setAttribute('aria-orientation', this.orientation);
    this.setAttribute('aria-label', this.label);
    this.setAttribute('aria-valuemin', String(this.min));
    this.setAttribute('aria-valuemax', String(Math.round(this.max)));
    this.setAttribute('aria-valuenow', String(Math.round(this.size)));
    return html``;
  }

  #wish(size: number): void {
    emit(this, 'gp-split', Math.round(Math.min(this.max, Math.max(this.min, size))));
  }

  #position(event: PointerEvent): number {
    return (this.orientation === 'vertical' ? event.clientX : event.clientY) * (this.trailing ? -1 : 1);
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.setPointerCapture(event.pointerId);
    this.#dragFrom = { pointer: this.#position(event), size: this.size };
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#dragFrom !== null)
      this.#wish(this.#dragFrom.size + this.#position(event) - this.#dragFrom.pointer);
  };

  readonly #onUp = (): void => {
    this.#dragFrom = null;
  };

  readonly #onReset = (): void => this.#wish(this.usual);

  readonly #onKey = (event: KeyboardEvent): void => {
    const forward = this.orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
    const back = this.orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
    const grow = this.trailing ? back : forward;
    const shrink = this.trailing ? forward : back;
    if (event.key === grow) this.#wish(this.size + KEY_STEP);
    else if (event.key === shrink) this.#wish(this.size - KEY_STEP);
    else if (event.key === 'Enter') this.#wish(this.usual);
    else return;
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-splitter': Splitter;
  }
}
