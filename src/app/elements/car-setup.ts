import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CarName } from '../../sim/cars.ts';
import { CAR_WORDS } from '../catalogue/cars.ts';
import { DEFAULT_SETUP, type RunSetup } from '../state/run-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * Which car learns to drive.
 * @fires gp-setup with the car
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
        font-size: 12.5px;
        cursor: pointer;
      }

      input {
        margin: 2px 0 0;
        accent-color: var(--learning-line);
      }

      .about {
        grid-column: 2;
      }

      .stock {
        color: var(--quiet);
        font-size: 11.5px;
      }
    `,
  ];

  @property() car: RunSetup['car'] = DEFAULT_SETUP.car;

  override render() {
    return html`<div class="rows" role="radiogroup" aria-label="Car">
      ${Object.entries(CAR_WORDS).map(
        ([car, { name, about }]) =>
          html`<label>
            <input
              type="radio"
              name="car"
              .checked=${car === this.car}
              @change=${() => emit(this, 'gp-setup', { car: car as CarName })}
            />
            <span>${name} ${car === DEFAULT_SETUP.car ? html`<span class="stock">· stock</span>` : ''}</span>
            <span class="about">${about}</span>
          </label>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-car-setup': CarSetup;
  }
}
