import '@awesome.me/webawesome/dist/components/slider/slider.js';
import '@awesome.me/webawesome/dist/components/switch/switch.js';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BOT_SPEED, MAX_OBJECTS, type Placement, type RaceSetup as Setup } from '../state/race-setup.ts';
import { DEFAULT_SETUP, type RunSetup } from '../state/run-setup.ts';
import { seesObjects, sensorSpecOf } from '../state/sensor-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

const RACES: Readonly<Record<Setup['type'], readonly [name: string, about: string]>> = {
  'time-trial': ['Time trial', 'Nothing is in the way; the lap time alone counts.'],
  'object-avoidance': ['Boxes', 'Boxes stand in the lanes. Touching one is a crash and ends the episode.'],
  'head-to-bot': ['Bot cars', 'Slow cars drive ahead. Running into one is a crash and ends the episode.'],
};

const PLACES: Readonly<Record<Placement, string>> = {
  even: 'evenly, in turn left and right',
  random: 'anew for every episode',
};

/**
 * What is in the cars' way, and which way round they drive.
 * @fires gp-setup with the changed part of the setup
 */
@customElement('gp-race-setup')
export class RaceSetup extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @property({ attribute: false }) setup: RunSetup = DEFAULT_SETUP;

  override render() {
    const { race, bothDirections } = this.setup;
    return html`<div class="rows">
      <label class="row"
        >Race
        <select
          @change=${({ target }: Event) =>
            this.#race({ type: (target as HTMLSelectElement).value as Setup['type'] })}
        >
          ${Object.entries(RACES).map(
            ([type, [name]]) => html`<option value=${type} .selected=${type === race.type}>${name}</option>`,
          )}
        </select>
      </label>
      <div class="about">${RACES[race.type][1]}</div>
      ${this.#objectRows(race)} ${this.#blindHint()}
      <wa-switch
        size="s"
        .checked=${bothDirections}
        @change=${({ target }: Event) =>
          this.#change({ bothDirections: (target as HTMLInputElement).checked })}
        >Drive both ways round</wa-switch
      >
      <div class="about">Every other training episode is driven the other way; evaluations are not.</div>
    </div>`;
  }

  #objectRows(race: Setup) {
    switch (race.type) {
      case 'time-trial':
        return nothing;
      case 'object-avoidance':
        return html`${this.#count('boxes', race.boxes)} ${this.#placement('boxPlacement', race.boxPlacement)}`;
      default:
        return html`${this.#count('bots', race.bots)} ${this.#placement('botPlacement', race.botPlacement)}
          <wa-slider
            size="s"
            label="Bots drive at ${race.botSpeed} m/s"
            with-tooltip
            min=${BOT_SPEED.low}
            max=${BOT_SPEED.high}
            step="0.1"
            .value=${race.botSpeed}
            .valueFormatter=${(value: number) => `${value} m/s`}
            @change=${({ target }: Event) => this.#race({ botSpeed: tenths((target as HTMLInputElement).value) })}
          ></wa-slider>
          <wa-switch
            size="s"
            .checked=${race.laneChanges}
            @change=${({ target }: Event) => this.#race({ laneChanges: (target as HTMLInputElement).checked })}
            >Bots change lanes</wa-switch
          >`;
    }
  }

  #count(kind: 'boxes' | 'bots', chosen: number) {
    const counts = Array.from({ length: MAX_OBJECTS }, (_, i) => i + 1);
    return html`<label class="row"
      >How many
      <select
        @change=${({ target }: Event) => this.#race({ [kind]: Number((target as HTMLSelectElement).value) })}
      >
        ${counts.map((count) => html`<option value=${count} .selected=${count === chosen}>${count}</option>`)}
      </select>
    </label>`;
  }

  #placement(field: 'boxPlacement' | 'botPlacement', chosen: Placement) {
    return html`<label class="row"
      >Placed
      <select
        @change=${({ target }: Event) =>
          this.#race({ [field]: (target as HTMLSelectElement).value as Placement })}
      >
        ${Object.entries(PLACES).map(
          ([value, words]) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
    </label>`;
  }

  /** A policy that is told nothing of the boxes can only learn to be lucky. */
  #blindHint() {
    const { race, sensors } = this.setup;
    if (race.type === 'time-trial' || seesObjects(sensorSpecOf(sensors))) return nothing;
    const what = race.type === 'object-avoidance' ? 'boxes' : 'bots';
    return html`<div class="hint" role="status">
      With state alone the policy cannot see the ${what}; it will run into them.
      <button @click=${() => this.#change({ sensors: { ...sensors, lidar: 'lidar', facing: 'front' } })}>
        Add a lidar that looks ahead
      </button>
    </div>`;
  }

  #race(patch: Partial<Setup>): void {
    this.#change({ race: { ...this.setup.race, ...patch } });
  }

  #change(patch: Partial<RunSetup>): void {
    emit(this, 'gp-setup', patch);
  }
}

/** Sliders add up steps of 0.1 with the errors of binary fractions. */
function tenths(value: string): number {
  return Math.round(10 * Number(value)) / 10;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-race-setup': RaceSetup;
  }
}
