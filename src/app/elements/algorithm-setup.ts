import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import { DEFAULT_SETUP, type RunSetup } from '../state/run-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * What the next run learns with.
 * @fires gp-setup with the algorithm
 */
@customElement('gp-algorithm-setup')
export class AlgorithmSetup extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @property() algorithm: RunSetup['algorithm'] = DEFAULT_SETUP.algorithm;

  override render() {
    return html`<div class="rows">
      <label class="row"
        >Learns with
        <select
          @change=${({ target }: Event) =>
            emit(this, 'gp-setup', { algorithm: (target as HTMLSelectElement).value as AlgorithmName })}
        >
          ${Object.entries(ALGORITHM_WORDS).map(
            ([value, { name }]) =>
              html`<option value=${value} .selected=${value === this.algorithm}>${name}</option>`,
          )}
        </select>
      </label>
      <div class="about">${ALGORITHM_WORDS[this.algorithm].about}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-algorithm-setup': AlgorithmSetup;
  }
}
