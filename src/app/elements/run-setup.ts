import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { createAlgorithmSpec, seesRoad } from '../../workers/client/create-run-config.ts';
import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import { nameOfCar } from '../catalogue/cars.ts';
import { describeActions } from '../state/action-setup.ts';
import { formatWhole } from '../state/format.ts';
import { settingDifferences } from '../state/hyperparameters.ts';
import { carOf } from '../state/own-cars.ts';
import { presetOf, PRESETS } from '../state/presets.ts';
import { describeRace, raceSpecOf } from '../state/race-setup.ts';
import { algorithmOf, DEFAULT_SETUP, type RunSetup as Setup } from '../state/run-setup.ts';
import { describeSensors, sensorSpecOf } from '../state/sensor-setup.ts';
import { isOpen, type SweepOutcome } from '../state/sweep-outcome.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './action-setup.ts';
import './algorithm-setup.ts';
import './car-setup.ts';
import { describeEnd } from './end-setup.ts';
import { emit, type AppEvent } from './emit.ts';
import { FileDrop } from './file-drop.ts';
import './race-setup.ts';
import './sensor-setup.ts';
import './sweep-setup.ts';
import { setupStyles } from './setup-styles.ts';
import './track-picker.ts';

const MAX_SEED = 2 ** 31 - 1;

/**
 * What the next run will be: track, race, car, sensors, commands, algorithm, seed, end; or the next three.
 * @fires gp-setup with the changed part of the setup @fires gp-preset with what to start from @fires gp-setup-back
 * @fires gp-import-settings with files that should be DeepRacer's
 */
@customElement('gp-run-setup')
export class RunSetup extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      :host {
        display: block;
        padding: 12px;
        background: var(--panel);
      }

      h2 {
        margin-bottom: 8px;
      }

      .presets {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 12px 0 8px;
      }

      .presets button[aria-pressed='true'] {
        border-color: var(--policy);
        background: var(--chosen);
        font-weight: 600;
      }

      .back {
        display: block;
      }

      .opens-files,
      .back {
        margin-top: 6px;
        font-size: var(--type-note);
      }

      .opens-files {
        display: inline-block;
      }

      details {
        margin-top: 10px;
        border-top: 1px solid var(--line);
      }

      summary {
        padding: 9px 0 5px;
        font-weight: 600;
        font-size: var(--type-text);
        cursor: pointer;
      }

      summary .quiet {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) setup: Setup = DEFAULT_SETUP;
  /** Whether it has replaced one that can be put back. */
  @property({ type: Boolean }) replaced = false;
  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  /** The person's own. */
  @property({ attribute: false }) cars: readonly CarFile[] = [];
  /** What the newest sweep has come to, and whether what is left of it can be trained. */
  @property({ attribute: false }) outcomes: readonly SweepOutcome[] = [];
  @property({ type: Boolean }) open = false;
  /** Whether a run trains now. */
  @property({ type: Boolean }) busy = false;
  readonly #files = new FileDrop(this, (files) => emit(this, 'gp-import-settings', files));
  /** What was wrong with the seed that was typed last. */
  @state() private seedFault = '';

  override render() {
    const { trackId, race, car, sensors, bothDirections, actions, seed, stop } = this.setup;
    const ways = bothDirections ? ' · both ways' : '';
    return html`<h2>Track</h2>
      <gp-track-picker
        .tracks=${this.tracks}
        chosen=${trackId}
        @gp-track=${(event: AppEvent<'gp-track'>) => this.#change({ trackId: event.detail })}
      ></gp-track-picker>
      ${this.#presets()}
      <details>
        <summary>Race <span class="quiet">${describeRace(raceSpecOf(race))}${ways}</span></summary>
        <gp-race-setup .setup=${this.setup}></gp-race-setup>
      </details>
      <details>
        <summary>Car <span class="quiet">${nameOfCar(carOf(car, this.cars))}</span></summary>
        <gp-car-setup car=${car} .own=${this.cars}></gp-car-setup>
      </details>
      <details>
        <summary>Sensors <span class="quiet">${describeSensors(sensorSpecOf(sensors))}</span></summary>
        <gp-sensor-setup .sensors=${sensors}></gp-sensor-setup>
      </details>
      <details>
        <summary>Commands <span class="quiet">${describeActions(actions)}</span></summary>
        <gp-action-setup .actions=${actions}></gp-action-setup>
      </details>
      <details>
        <summary>Algorithm <span class="quiet">${describeAlgorithm(this.setup)}</span></summary>
        <gp-algorithm-setup .setup=${this.setup}></gp-algorithm-setup>
      </details>
      <details>
        <summary>Seed and end <span class="quiet">seed ${seed} · ${describeEnd(stop)}</span></summary>
        <div class="rows">
          <label class="row"
            >Seed
            <input
              type="number"
              min="0"
              max=${MAX_SEED}
              step="1"
              .value=${String(seed)}
              @change=${(event: Event) => this.#setSeed(event.target as HTMLInputElement)}
            />
          </label>
          <div class="about" role="status">
            ${
              this.seedFault === ''
                ? 'The same seed and the same settings give the same run, to the last digit, in the same browser.'
                : html`<span class="fault">${this.seedFault}</span>`
            }
          </div>
          <gp-end-setup .setup=${this.setup}></gp-end-setup>
        </div>
      </details>
      <details>
        <summary>Try 3 values <span class="quiet">${this.#describeSweep()}</span></summary>
        <gp-sweep-setup
          seed=${seed}
          algorithm=${algorithmOf(this.setup)}
          ?sees=${seesRoad(sensorSpecOf(this.setup.sensors))}
          .hyperparameters=${this.setup.hyperparameters}
          .outcomes=${this.outcomes}
          ?open=${this.open}
          ?busy=${this.busy}
        ></gp-sweep-setup>
      </details>`;
  }

  #presets() {
    const current = presetOf(this.setup);
    return html`<div class="presets" role="group" aria-label="Start from">
        ${PRESETS.map(
          (preset) =>
            html`<button
              class="choice"
              title=${preset.about}
              aria-pressed=${preset === current}
              @click=${() => emit(this, 'gp-preset', preset)}
            >
              ${preset.name}
            </button>`,
        )}
      </div>
      <div class="about">${current?.about ?? 'A setup of your own.'}</div>
      ${
        this.replaced
          ? html`<button
              class="link back"
              title="As it was before a preset, a file, an address or the tour replaced it"
              @click=${() => emit(this, 'gp-setup-back', null)}
            >
              Put my setup back
            </button>`
          : nothing
      }
      <label
        class="opens-files link"
        title="model_metadata.json and hyperparameters.json, as the console made them"
        >Import from DeepRacer
        <input type="file" accept=".json" multiple @change=${this.#files.onPick} />
      </label>`;
  }

  #describeSweep(): string {
    const { outcomes } = this;
    if (outcomes.length === 0) return 'of one setting';
    const finished = outcomes.filter(({ run }) => !isOpen(run)).length;
    return `${finished} of ${outcomes.length} finished`;
  }

  #setSeed(input: HTMLInputElement): void {
    const seed = Number(input.value);
    const isSeed = input.value !== '' && Number.isInteger(seed) && input.validity.valid;
    this.seedFault = isSeed
      ? ''
      : `A seed is a whole number from 0 to ${formatWhole(MAX_SEED)}; it stays ${this.setup.seed}.`;
    if (isSeed) this.#change({ seed });
    else input.value = String(this.setup.seed);
  }

  #change(patch: Partial<Setup>): void {
    emit(this, 'gp-setup', patch);
  }
}

function describeAlgorithm(setup: Setup): string {
  const name = algorithmOf(setup);
  const isSeeing = seesRoad(sensorSpecOf(setup.sensors));
  const spec = createAlgorithmSpec({ name, config: setup.hyperparameters[name] }, isSeeing);
  return [ALGORITHM_WORDS[name].name, ...settingDifferences(spec, isSeeing)].join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-run-setup': RunSetup;
  }
}
