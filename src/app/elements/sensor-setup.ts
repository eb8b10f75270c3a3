import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  DEFAULT_SENSORS,
  FACINGS,
  LIDAR_SENSORS,
  ROAD_SENSORS,
  type SensorSetup as Setup,
} from '../state/sensor-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * What the policy is given to see: one thing that sees the road, and a lidar or none.
 * @fires gp-setup with the sensors
 */
@customElement('gp-sensor-setup')
export class SensorSetup extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @property({ attribute: false }) sensors: Setup = DEFAULT_SENSORS;

  override render() {
    const { road, lidar, facing } = this.sensors;
    return html`<div class="rows">
      ${this.#choice('The road by', 'road', ROAD_SENSORS, road)}
      <div class="about">${ROAD_SENSORS[road].about}</div>
      ${this.#choice('What is on it by', 'lidar', LIDAR_SENSORS, lidar)}
      <div class="about">
        ${lidar === 'none' && road !== 'state' ? 'The camera sees what is on the road, too.' : LIDAR_SENSORS[lidar].about}
      </div>
      ${lidar === 'none' ? nothing : this.#facing(facing)}
    </div>`;
  }

  #choice<K extends 'road' | 'lidar'>(
    label: string,
    field: K,
    choices: Readonly<Record<Setup[K], { readonly name: string }>>,
    chosen: Setup[K],
  ) {
    return html`<label class="row"
      >${label}
      <select
        @change=${({ target }: Event) => this.#change({ [field]: (target as HTMLSelectElement).value })}
      >
        ${Object.entries<{ readonly name: string }>(choices).map(
          ([value, { name }]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  #facing(chosen: Setup['facing']) {
    return html`<label class="row"
        >Lidar looks
        <select
          @change=${({ target }: Event) =>
            this.#change({ facing: (target as HTMLSelectElement).value as Setup['facing'] })}
        >
          ${Object.entries(FACINGS).map(
            ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
          )}
        </select>
      </label>
      <div class="about">
        It reaches 300° around the car and is blind in the 60°
        ${chosen === 'back' ? 'straight ahead' : 'behind it'}.
      </div>`;
  }

  #change(patch: Partial<Setup>): void {
    emit(this, 'gp-setup', { sensors: { ...this.sensors, ...patch } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-sensor-setup': SensorSetup;
  }
}
