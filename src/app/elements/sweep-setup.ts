import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Play } from 'lucide';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import { formatLap, formatWhole } from '../state/format.ts';
import {
  chosenValue,
  faultOf,
  type HyperparameterSetup,
  withHyperparameter,
} from '../state/hyperparameters.ts';
import { isOpen, type SweepOutcome, conclusionOf } from '../state/sweep-outcome.ts';
import { proposeValues, ruleOf, SWEPT, sweptNamesOf, type SweptName } from '../state/sweep.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * Three runs that differ in one value: which setting, its values, and what they came to.
 * @fires gp-sweep with setting and values @fires gp-sweep-on @fires gp-sweep-off @fires gp-select with a run's id
 */
@customElement('gp-sweep-setup')
export class SweepSetup extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      .values {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 6px;
      }

      .values input[type='number'] {
        width: 100%;
        font-size: var(--type-text);
        min-width: 0;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .actions button {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 30px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--raised);
        color: var(--text);
        font: 600 var(--type-text)/1 var(--font);
        cursor: pointer;
      }

      .actions button:disabled {
        opacity: 0.5;
        cursor: default;
      }

      ol {
        display: grid;
        gap: 2px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      ol button {
        display: flex;
        align-items: baseline;
        gap: 7px;
        width: 100%;
        padding: 4px 0;
        border: 0;
        background: none;
        color: var(--text);
        font-size: var(--type-note);
        text-align: left;
        cursor: pointer;
      }

      ol i {
        flex: none;
        width: 9px;
        height: 9px;
        border-radius: 50%;
      }

      ol .label {
        flex: none;
        font-weight: 600;
      }

      p {
        margin: 0;
        font-size: var(--type-text);
        line-height: 1.4;
      }
    `,
  ];

  /** Of the next run. */
  @property({ type: Number }) seed = 1;
  @property() algorithm: AlgorithmName = 'ppo';
  /** Whether it learns the road from pictures. */
  @property({ type: Boolean }) sees = false;
  @property({ attribute: false }) hyperparameters: HyperparameterSetup = {};
  /** What the newest sweep has come to. */
  @property({ attribute: false }) outcomes: readonly SweepOutcome[] = [];
  /** Whether what is left of it can be trained. */
  @property({ type: Boolean }) open = false;
  /** Whether a run trains now. */
  @property({ type: Boolean }) busy = false;
  @state() private name: SweptName = 'learningRate';
  /** What was typed; null where the proposal stands. */
  @state() private typed: readonly (string | null)[] = [null, null, null];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('algorithm')) return;
    const names = sweptNamesOf(this.algorithm);
    if (!names.includes(this.name)) this.name = names[0];
    this.typed = [null, null, null];
  }

  override render() {
    const { title, about } = SWEPT[this.name];
    const fault = this.#fault();
    return html`<div class="rows">
      <label class="row"
        >Setting
        <select
          @change=${({ target }: Event) => {
            this.name = (target as HTMLSelectElement).value as SweptName;
            this.typed = [null, null, null];
          }}
        >
          ${sweptNamesOf(this.algorithm).map(
            (name) =>
              html`<option value=${name} .selected=${name === this.name}>${SWEPT[name].title}</option>`,
          )}
        </select>
      </label>
      <div class="about">${about}</div>
      <div class="values" role="group" aria-label="Values of ${title}">
        ${this.#texts().map(
          (text, i) =>
            html`<input
              type="number"
              step="any"
              aria-label="Value ${i + 1}"
              .value=${text}
              @change=${({ target }: Event) => {
                const { value } = target as HTMLInputElement;
                this.typed = this.typed.map((old, k) => (k === i ? value : old));
              }}
            />`,
        )}
      </div>
      <div class="about" role="status">
        ${
          fault === null
            ? 'Three runs, one after the other, alike in all else. The charts lay them over each other.'
            : html`<span class="fault">${fault}</span>`
        }
      </div>
      <div class="actions">
        <button ?disabled=${this.busy || fault !== null} @click=${() => this.#begin()}>
          ${icon(Play, 14)}Train 3 runs
        </button>
      </div>
      ${this.#results()}
    </div>`;
  }

  #results() {
    const { outcomes } = this;
    if (outcomes.length === 0) return nothing;
    const conclusion = conclusionOf(outcomes);
    const waiting = outcomes.filter(({ run }) => run.state === 'waiting').length;
    return html`<ol aria-label="Runs that were tried">
        ${outcomes.map((outcome) => this.#row(outcome))}
      </ol>
      ${conclusion === null ? nothing : html`<p role="status">${conclusion}</p>`}
      ${
        this.busy || !outcomes.some(({ run }) => isOpen(run))
          ? nothing
          : html`<div class="actions">
              <button ?hidden=${!this.open} @click=${() => emit(this, 'gp-sweep-on', null)}>
                ${icon(Play, 14)}Go on with these
              </button>
              <button ?hidden=${waiting === 0} @click=${() => emit(this, 'gp-sweep-off', null)}>
                Leave ${waiting} out
              </button>
            </div>`
      }`;
  }

  #row({ run, label, sustainedCleanSteps }: SweepOutcome) {
    const lap = run.best?.evaluation.bestLap ?? null;
    const facts = [
      sustainedCleanSteps === null
        ? `${run.state}${run.steps === 0 ? '' : `, ${formatWhole(run.steps)} steps`}`
        : `clean after ${formatWhole(sustainedCleanSteps)} steps`,
      ...(lap === null ? [] : [formatLap(lap)]),
    ];
    return html`<li>
      <button @click=${() => emit(this, 'gp-select', run.id)}>
        <i style="background:var(--run-${run.color})"></i><span class="label">${label}</span>
        <span class="quiet">${facts.join(' · ')}</span>
      </button>
    </li>`;
  }

  #texts(): string[] {
    const { name, hyperparameters, algorithm, sees } = this;
    const current = name === 'seed' ? this.seed : chosenValue(hyperparameters, name, algorithm, sees);
    return proposeValues(name, Number(current)).map((value, i) => this.typed[i] ?? String(value));
  }

  /** What is wrong with the values; null where nothing is. */
  #fault(): string | null {
    const { allowed, accepts } = ruleOf(this.name, this.algorithm);
    const texts = this.#texts();
    const values = texts.map((text) => (text === '' ? Number.NaN : Number(text)));
    const { title } = SWEPT[this.name];
    const wrong = values.findIndex((value) => !accepts(value));
    if (wrong >= 0) return `${title} must be ${allowed} (found ${texts[wrong] || 'nothing'}).`;
    if (new Set(values).size < values.length) return 'Each value once.';
    if (this.name === 'seed') return null;
    const { name, algorithm, hyperparameters, sees } = this;
    const setups = values.map((value) => withHyperparameter(hyperparameters, algorithm, name, value, sees));
    return setups.map((setup) => faultOf(setup, algorithm, sees)).find((fault) => fault !== null) ?? null;
  }

  #begin(): void {
    emit(this, 'gp-sweep', { name: this.name, values: this.#texts().map(Number) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-sweep-setup': SweepSetup;
  }
}
