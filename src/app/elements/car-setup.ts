import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Warehouse } from 'lucide';
import type { CarFile } from '../../sim/car.ts';
import { CAR_WORDS } from '../catalogue/cars.ts';
import type { CarId } from '../state/own-cars.ts';
import { DEFAULT_SETUP } from '../state/run-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * Which car learns to drive, and the way to where cars are built.
 * @fires gp-setup with the car @fires gp-garage
 */
@customElement('gp-car-setup')
export class CarSetup extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      label {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 9px;
        padding: 1px 0;
        font-size: var(--type-text);
        cursor: pointer;
      }

      input {
        margin: 2px 0 0;
        accent-color: var(--learning-line);
      }

      .about {
        grid-column: 2;
      }

      .garage {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        margin-top: 10px;
        cursor: pointer;
      }

      .stock {
        color: var(--quiet);
        font-size: var(--type-small);
      }
    `,
  ];

  @property() car: CarId = DEFAULT_SETUP.car;
  /** The person's own. */
  @property({ attribute: false }) own: readonly CarFile[] = [];

  override render() {
    const cars = [
      ...Object.entries(CAR_WORDS).map(([id, words]) => ({ id, ...words })),
      ...this.own.map(({ id, name, base }) => ({
        id,
        name,
        about: `Your own, made of ${CAR_WORDS[base].name}.`,
      })),
    ];
    return html`<div class="rows" role="radiogroup" aria-label="Car">
        ${cars.map(
          ({ id: car, name, about }) =>
            html`<label>
              <input
                type="radio"
                name="car"
                .checked=${car === this.car}
                @change=${() => emit(this, 'gp-setup', { car: car as CarId })}
              />
              <span
                >${name} ${car === DEFAULT_SETUP.car ? html`<span class="stock">· stock</span>` : ''}</span
              >
              <span class="about">${about}</span>
            </label>`,
        )}
      </div>
      <button class="choice garage" @click=${() => emit(this, 'gp-garage', null)}>
        ${icon(Warehouse, 15)} Garage
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-car-setup': CarSetup;
  }
}
