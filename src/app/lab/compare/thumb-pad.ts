import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ManualInput } from '../../../race/manual-pilot.ts';
import { emit } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

const PADS: readonly (readonly [sign: string, name: string, input: Partial<ManualInput>])[] = [
  ['◀', 'Steer left', { steering: 1 }],
  ['▶', 'Steer right', { steering: -1 }],
  ['▼', 'Brake', { brake: 1 }],
  ['▲', 'Throttle', { throttle: 1 }],
];
const HANDS_OFF: ManualInput = { steering: 0, throttle: 0, brake: 0 };

/**
 * Four pads to drive with where there are no keys: held down, as many at once as there are thumbs.
 * @fires gp-thumbs with what is held down
 */
@customElement('gp-thumb-pad')
export class ThumbPad extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: none;
        gap: 8px;
      }

      @media (hover: none) {
        :host {
          display: flex;
        }
      }

      button {
        flex: 1;
        height: 56px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--panel);
        font-size: 1.25rem;
        touch-action: none;
        user-select: none;
      }
    `,
  ];

  readonly #held = new Map<number, Partial<ManualInput>>();

  override render() {
    return PADS.map(
      ([sign, name, input]) =>
        html`<button
          aria-label=${name}
          @pointerdown=${(event: PointerEvent) => this.#hold(event.pointerId, input)}
          @pointerup=${(event: PointerEvent) => this.#letGo(event.pointerId)}
          @pointercancel=${(event: PointerEvent) => this.#letGo(event.pointerId)}
          @pointerleave=${(event: PointerEvent) => this.#letGo(event.pointerId)}
        >
          ${sign}
        </button>`,
    );
  }

  #hold(pointer: number, input: Partial<ManualInput>): void {
    this.#held.set(pointer, input);
    this.#say();
  }

  #letGo(pointer: number): void {
    if (this.#held.delete(pointer)) this.#say();
  }

  #say(): void {
    emit(this, 'gp-thumbs', Object.assign({ ...HANDS_OFF }, ...this.#held.values()) as ManualInput);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-thumb-pad': ThumbPad;
  }
}
