import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ManualInput } from '../../race/manual-pilot.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

/** So far a thumb moves from where it came down for full deflection, CSS pixels. */
const REACH = 56;
/** The lower part of the right zone brakes, as a share of its height. */
const BRAKES_FROM = 0.62;

/**
 * Two zones for thumbs: the left one steers by how far the thumb has moved sideways, the right one drives, and brakes in its
 * lower part.
 * @fires gp-thumbs with what the thumbs do
 */
@customElement('gp-thumb-zones')
export class ThumbZones extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 40% 0 0;
        padding-bottom: env(safe-area-inset-bottom);
        display: grid;
        grid-template-columns: 1fr 1fr;
        pointer-events: none;
      }

      div {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        align-items: center;
        margin: 0 6px 12px;
        padding: 12px;
        border: 1px dashed color-mix(in oklab, var(--text) 40%, transparent);
        border-radius: 12px;
        color: var(--text);
        font-size: var(--type-note);
        pointer-events: auto;
        touch-action: none;
        user-select: none;
      }

      /* The view folds its buttons up below. */
      @media (max-width: 600px) {
        :host {
          bottom: 58px;
        }
      }

      .steer {
        justify-content: flex-end;
      }

      span {
        padding: 2px 8px;
        border-radius: 6px;
        background: var(--glass);
      }
    `,
  ];

  #steering = 0;
  #drive: Pick<ManualInput, 'throttle' | 'brake'> = { throttle: 0, brake: 0 };
  #from = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lift('steer');
    this.#lift('drive');
  }

  override render() {
    return html`<div
        class="steer"
        role="group"
        aria-label="Steer: slide the thumb"
        @pointerdown=${this.#hold}
        @pointermove=${this.#slide}
        @pointerup=${() => this.#lift('steer')}
        @pointercancel=${() => this.#lift('steer')}
      >
        <span>← steer →</span>
      </div>
      <div
        class="drive"
        role="group"
        aria-label="Drive above, brake below"
        @pointerdown=${this.#press}
        @pointermove=${this.#press}
        @pointerup=${() => this.#lift('drive')}
        @pointercancel=${() => this.#lift('drive')}
      >
        <span>faster</span><span>brake</span>
      </div>`;
  }

  readonly #hold = (event: PointerEvent): void => {
    grab(event);
    this.#from = event.clientX;
    this.#tell();
  };

  readonly #slide = (event: PointerEvent): void => {
    if (!isHeld(event)) return;
    this.#steering = Math.max(-1, Math.min(1, (this.#from - event.clientX) / REACH));
    this.#tell();
  };

  readonly #press = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') grab(event);
    else if (!isHeld(event)) return;
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const brakes = event.clientY - top > BRAKES_FROM * height;
    this.#drive = { throttle: brakes ? 0 : 1, brake: brakes ? 1 : 0 };
    this.#tell();
  };

  #lift(zone: 'steer' | 'drive'): void {
    if (zone === 'steer') this.#steering = 0;
    else this.#drive = { throttle: 0, brake: 0 };
    this.#tell();
  }

  #tell(): void {
    emit(this, 'gp-thumbs', { steering: this.#steering, ...this.#drive });
  }
}

function grab({ currentTarget, pointerId }: PointerEvent): void {
  (currentTarget as HTMLElement).setPointerCapture(pointerId);
}

function isHeld({ currentTarget, pointerId }: PointerEvent): boolean {
  return (currentTarget as HTMLElement).hasPointerCapture(pointerId);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-thumb-zones': ThumbZones;
  }
}
