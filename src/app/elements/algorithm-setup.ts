import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import { seesRoad } from '../../workers/client/create-run-config.ts';
import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import { algorithmOf, DEFAULT_SETUP, fitsSac, type RunSetup } from '../state/run-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { sensorSpecOf } from '../state/sensor-setup.ts';
import { emit } from './emit.ts';
import './hyperparameter-rows.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * What the next run learns with, and how that is set.
 * @fires gp-setup with the algorithm, or its hyperparameters
 */
@customElement('gp-algorithm-setup')
export class AlgorithmSetup extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @property({ attribute: false }) setup: RunSetup = DEFAULT_SETUP;

  override render() {
    const algorithm = algorithmOf(this.setup);
    const hasSac = fitsSac(this.setup);
    return html`<div class="rows">
      <label class="row"
        >Learns with
        <select
          @change=${({ target }: Event) =>
            emit(this, 'gp-setup', { algorithm: (target as HTMLSelectElement).value as AlgorithmName })}
        >
          ${Object.entries(ALGORITHM_WORDS).map(
            ([value, { name }]) =>
              html`<option
                value=${value}
                .selected=${value === algorithm}
                ?disabled=${value === 'sac' && !hasSac}
              >
                ${name}
              </option>`,
          )}
        </select>
      </label>
      <div class="about">${ALGORITHM_WORDS[algorithm].about}</div>
      ${hasSac ? nothing : html`<div class="about">SAC needs continuous commands, and no camera.</div>`}
      <gp-hyperparameter-rows
        algorithm=${algorithm}
        ?sees=${seesRoad(sensorSpecOf(this.setup.sensors))}
        .setup=${this.setup.hyperparameters}
      ></gp-hyperparameter-rows>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-algorithm-setup': AlgorithmSetup;
  }
}
