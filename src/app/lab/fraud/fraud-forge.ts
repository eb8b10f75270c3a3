import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Forgery } from '../../../lab/fraud/judging/forge.ts';
import { type Hack, HACKS } from '../../../lab/fraud/tamper/hacked-car.ts';
import { emit } from '../../elements/emit.ts';
import { FileDrop } from '../../elements/file-drop.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { LapRun } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';

const WAYS = { time: 'Edit the time', car: 'More car', cut: 'Cut road', copy: 'Copy it' } as const;

/**
 * A lap of one's own, and how to forge the one in view.
 * @fires gp-fraud @fires gp-cut with the shares of the lap that are about to be cut out, or null
 */
@customElement('gp-fraud-forge')
export class FraudForge extends LitElement {
  static override readonly styles = [
    sharedStyles,
    choiceStyles,
    fieldStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: var(--type-text);
      }

      input[type='range'] {
        width: 120px;
      }

      select {
        max-width: 100%;
      }

      .drop {
        justify-content: center;
        min-height: 40px;
        border: 1px dashed var(--line-strong);
        border-radius: 6px;
      }

      .drop.target {
        border-color: var(--policy);
      }
    `,
  ];

  @property({ attribute: false }) runs: readonly LapRun[] = [];
  @property({ type: Boolean }) busy = false;
  @state() private way: keyof typeof WAYS = 'time';
  @state() private percent = 5;
  @state() private turnsClock = false;
  @state() private more = 50;
  @state() private hack: Hack = 'motor';
  @state() private from = 30;
  @state() private to = 45;
  @state() private run = '';
  readonly #drop = new FileDrop(this, (files) => emit(this, 'gp-fraud', { type: 'files', files }));

  override render() {
    const run = this.runs.find(({ id }) => id === this.run) ?? this.runs[0];
    return html`<h2>Try to fool it</h2>
      <p class="quiet">Forge the lap in view. What comes out stands first in the queue, judged.</p>
      <div class="choices" role="group" aria-label="How to forge">
        ${(Object.keys(WAYS) as (keyof typeof WAYS)[]).map(
          (way) =>
            html`<button aria-pressed=${way === this.way} @click=${() => this.#take(way)}>
              ${WAYS[way]}
            </button>`,
        )}
      </div>
      <div class="line">${this.#fields()}</div>
      <div class="line">
        <button
          class="tool"
          ?disabled=${this.busy}
          @click=${() => emit(this, 'gp-fraud', { type: 'forge', forgery: this.#forgery() })}
        >
          Forge and hand in
        </button>
      </div>
      <h2>Laps of your own</h2>
      ${
        run === undefined
          ? html`<p class="quiet">
              Train a run in the Race tab, and its best policy can hand in a lap here.
            </p>`
          : html`<div class="line">
              <select
                class="field"
                aria-label="Run whose best policy drives"
                @focus=${() => emit(this, 'gp-fraud', { type: 'runs' })}
                @change=${({ target }: Event) => (this.run = (target as HTMLSelectElement).value)}
              >
                ${this.runs.map(
                  ({ id, name, trackName }) =>
                    html`<option value=${id} ?selected=${id === run.id}>${name}, ${trackName}</option>`,
                )}
              </select>
              <button
                class="tool"
                ?disabled=${this.busy}
                @click=${() => emit(this, 'gp-fraud', { type: 'drive', runId: run.id })}
              >
                Drive and hand in
              </button>
            </div>`
      }
      <label
        class="opens-files drop ${this.#drop.isTarget ? 'target' : ''}"
        @dragover=${this.#drop.onDrag}
        @dragleave=${this.#drop.onLeave}
        @drop=${this.#drop.onDrop}
        >Open a submission, or drop its file here<input
          type="file"
          accept=".json,application/json"
          aria-label="Open a submission file"
          ?disabled=${this.busy}
          @change=${this.#drop.onPick}
      /></label>`;
  }

  #fields() {
    switch (this.way) {
      case 'time':
        return html`${this.#slider('Faster by', this.percent, 1, 15, ' %', (value) => (this.percent = value))}
          <label
            ><input
              type="checkbox"
              .checked=${this.turnsClock}
              @change=${({ target }: Event) => (this.turnsClock = (target as HTMLInputElement).checked)}
            />
            turn the recorded clock, too</label
          >`;
      case 'car':
        return html`<label
            >More
            <select
              class="field"
              @change=${({ target }: Event) => (this.hack = (target as HTMLSelectElement).value as Hack)}
            >
              ${HACKS.map((hack) => html`<option ?selected=${hack === this.hack}>${hack}</option>`)}
            </select></label
          >
          ${this.#slider('by', this.more, 10, 100, ' %', (value) => (this.more = value))}
          <span class="quiet"
            >An expert drives the lap again in that
            car.${this.hack === 'top speed' ? ' Of top speed it gets a fifth of that.' : ''}</span
          >`;
      case 'cut':
        return html`${this.#slider('From', this.from, 2, 93, ' % of the lap', (value) => {
            this.from = value;
            this.to = Math.max(this.to, value + 3);
            this.#tellCut();
          })}
          ${this.#slider('to', this.to, 5, 98, ' %', (value) => {
            this.to = value;
            this.from = Math.min(this.from, value - 3);
            this.#tellCut();
          })} <span class="quiet">The piece is red on the map; the car goes straight across.</span>`;
      default:
        return html`<span class="quiet"
          >Under another name, every step shaken by a millimetre or so. The original counts as on
          record.</span
        >`;
    }
  }

  #slider(
    label: string,
    value: number,
    min: number,
    max: number,
    unit: string,
    set: (value: number) => void,
  ) {
    return html`<label
      >${label}
      <input
        type="range"
        min=${min}
        max=${max}
        .value=${String(value)}
        @input=${({ target }: Event) => set((target as HTMLInputElement).valueAsNumber)}
      /><span class="number">${value}${unit}</span></label
    >`;
  }

  #take(way: keyof typeof WAYS): void {
    this.way = way;
    this.#tellCut();
  }

  #tellCut(): void {
    emit(this, 'gp-cut', this.way === 'cut' ? [this.from / 100, this.to / 100] : null);
  }

  #forgery(): Forgery {
    switch (this.way) {
      case 'time':
        return { type: 'time', percent: this.percent, turnsClock: this.turnsClock };
      case 'car':
        return { type: 'car', hack: this.hack, percent: this.more };
      case 'cut':
        return { type: 'cut', from: this.from / 100, to: this.to / 100 };
      default:
        return { type: 'copy' };
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-forge': FraudForge;
  }
}
