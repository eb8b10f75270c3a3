import '@awesome.me/webawesome/dist/components/switch/switch.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import { ALGORITHM_RULES, aliasesOf } from '../../workers/client/create-run-config.ts';
import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import { HYPERPARAMETERS } from '../catalogue/hyperparameters.ts';
import {
  chosenValue,
  faultOf,
  hyperparametersOf,
  type HyperparameterSetup,
  type HyperparameterValue,
  inWords,
  noteOf,
  stockValue,
  textOf,
  withHyperparameter,
  withoutChoices,
} from '../state/hyperparameters.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

/**
 * The hyperparameters of an algorithm: what each is, may be and is called elsewhere.
 * @fires gp-setup with the hyperparameters
 */
@customElement('gp-hyperparameter-rows')
export class HyperparameterRows extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      input {
        text-align: right;
      }

      .chosen {
        font-weight: 600;
      }

      summary {
        padding: 4px 0 10px;
        font-size: var(--type-text);
        cursor: pointer;
      }

      .back {
        justify-self: start;
      }
    `,
  ];

  @property() algorithm: AlgorithmName = 'ppo';
  /** Whether the run learns the road from pictures. */
  @property({ type: Boolean }) sees = false;
  @property({ attribute: false }) setup: HyperparameterSetup = {};
  /** What was wrong with what was typed last, and where. */
  @state() private fault: { readonly name: string; readonly text: string } | null = null;

  override render() {
    const { main, others } = hyperparametersOf(this.algorithm);
    const chosen = Object.keys(this.setup[this.algorithm] ?? {});
    const hidden = others.filter((name) => chosen.includes(name)).length;
    return html`<div class="rows">
      ${main.map((name) => this.#row(name))}
      <details>
        <summary>
          ${others.length} more <span class="quiet">${hidden === 0 ? '' : `${hidden} changed`}</span>
        </summary>
        <div class="rows">${others.map((name) => this.#row(name))}</div>
      </details>
      ${
        chosen.length === 0
          ? nothing
          : html`<button
              class="choice back"
              @click=${() => this.#change(withoutChoices(this.setup, this.algorithm))}
            >
              Back to what ${ALGORITHM_WORDS[this.algorithm].name} is by itself
            </button>`
      }
    </div>`;
  }

  #row(name: string) {
    const { title, about } = HYPERPARAMETERS[name];
    const value = chosenValue(this.setup, name, this.algorithm, this.sees);
    const stock = stockValue(name, this.algorithm, this.sees);
    const isChosen = textOf(value) !== textOf(stock);
    const fault = this.fault?.name === name ? this.fault.text : null;
    const note = noteOf(this.setup, name, this.algorithm, this.sees);
    return html`<label class="row ${isChosen ? 'chosen' : ''}" title=${this.#tooltip(name)}
        ><span>${title}</span>${
          typeof value === 'boolean'
            ? html`<wa-switch
                size="s"
                .checked=${value}
                @change=${({ target }: Event) => this.#choose(name, (target as HTMLInputElement).checked)}
                ><span class="visually-hidden">${title}</span></wa-switch
              >`
            : html`<input
                type="text"
                inputmode=${typeof value === 'number' ? 'decimal' : 'text'}
                autocomplete="off"
                .value=${textOf(value)}
                @change=${({ target }: Event) => this.#type(name, target as HTMLInputElement)}
              />`
        }</label
      >
      <div class="about" role="status">
        ${fault === null ? html`${about}${isChosen ? ` By itself: ${inWords(stock)}.` : ''}${note === null ? '' : html` <b>${note}</b>`}` : html`<span class="fault">${fault}</span>`}
      </div>`;
  }

  /** What it may be, and what others call it. */
  #tooltip(name: string): string {
    const aliases = aliasesOf(name);
    const { allowed } = ALGORITHM_RULES[this.algorithm][name];
    return `${name}: ${allowed}${aliases.length === 0 ? '' : `. Elsewhere: ${aliases.join(', ')}`}`;
  }

  #type(name: string, input: HTMLInputElement): void {
    const rule = ALGORITHM_RULES[this.algorithm][name];
    const value = rule.read(input.value.trim().replaceAll(', ', ','));
    const found = input.value.trim().slice(0, 20) || 'nothing';
    const fault = rule.accepts(value)
      ? this.#choose(name, value as HyperparameterValue)
      : `Must be ${rule.allowed} (found ${found})`;
    if (fault === null) return;
    input.value = textOf(chosenValue(this.setup, name, this.algorithm, this.sees));
    this.fault = { name, text: `${fault}; it stays ${input.value}.` };
  }

  /** @returns why it cannot be chosen beside the other choices */
  #choose(name: string, value: HyperparameterValue): string | null {
    const { algorithm, sees } = this;
    const changed = withHyperparameter(this.setup, algorithm, name, value, sees);
    const fault = faultOf(changed, algorithm, sees);
    if (fault === null) this.#change(changed);
    return fault;
  }

  #change(hyperparameters: HyperparameterSetup): void {
    this.fault = null;
    emit(this, 'gp-setup', { hyperparameters });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-hyperparameter-rows': HyperparameterRows;
  }
}
