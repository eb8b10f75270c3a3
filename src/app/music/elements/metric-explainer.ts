import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RotateCcw } from 'lucide';
import { STEPS, STEPS_PER_BAR, STEPS_PER_BEAT } from '../../../music/roll/roll-layout.ts';
import type { Band } from '../../../music/study/watched-metrics.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { type ExampleBoard, plays, toggled } from '../../../music/teaching/example-board.ts';
import {
  type ExplainedMetric,
  METRIC_EXAMPLES,
  type MetricExample,
} from '../../../music/teaching/metric-examples.ts';
import { metricExplainerStyles } from './metric-explainer-styles.ts';
import { musicStyles } from './music-styles.ts';

const BAR_STEPS = Array.from({ length: STEPS_PER_BAR }, (_, step) => step);

/** What a metric counts, in two sentences, and on two bars that one can change: the value is that of the metric itself. */
@customElement('gp-metric-explainer')
export class MetricExplainer extends LitElement {
  static override readonly styles = [sharedStyles, musicStyles, metricExplainerStyles];

  @property() metric: ExplainedMetric = 'groove';
  /** Where values of the training in view should lie; null: there is none. */
  @property({ attribute: false }) band: Band | null = null;
  @state() private board: ExampleBoard = METRIC_EXAMPLES.groove.board;
  @state() private cursor = { row: 0, step: 0 };
  /** Whether anything has been pressed: until then there is nothing to be read out. */
  @state() private isTouched = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('metric')) this.#reset();
  }

  override render() {
    const { title, text, exactly } = this.#example;
    return html`<p>${text}</p>
      ${
        this.band === null
          ? nothing
          : html`<p>
              Within ${this.band.low.toFixed(2)} … ${this.band.high.toFixed(2)} it is as good as the data;
              there is nothing to gain beyond.
            </p>`
      }
      <div
        class="board"
        role="application"
        tabindex="0"
        aria-label="Two bars to try: ${title}"
        aria-describedby="how"
        @keydown=${this.#onKey}
        @click=${this.#onClick}
      >
        ${[0, 1].map((bar) => this.#bar(bar))}
      </div>
      <p class="value">
        <b>${this.#figures}</b>
        <button class="tool" @click=${this.#reset}>${icon(RotateCcw, 14)}As it was</button>
      </p>
      <p id="how" class="how">
        Press a cell to change it, or use arrow keys and Space. ● is counted in, × is counted out.
      </p>
      <div class="visually-hidden" role="status">${this.isTouched ? this.#spoken : nothing}</div>
      <details>
        <summary>More exactly</summary>
        <p>${exactly}</p>
      </details>`;
  }

  get #example(): MetricExample {
    return METRIC_EXAMPLES[this.metric];
  }

  get #figures(): string {
    const { units, value, words } = this.#example;
    const all = units(this.board);
    const share = value(this.board);
    if (share === null) return 'There is nothing to count.';
    return `${all.filter(({ isIn }) => isIn).length} of ${all.length} ${words}: ${share.toFixed(2)}`;
  }

  get #spoken(): string {
    const { row, step } = this.cursor;
    const place = `bar ${Math.floor(step / STEPS_PER_BAR) + 1}, beat ${(Math.floor(step / STEPS_PER_BEAT) % 4) + 1}, sixteenth ${(step % STEPS_PER_BEAT) + 1}`;
    const one = this.#example.rows[row];
    return `${one.name}, ${place}: ${plays(this.board, one, step) ? 'plays' : 'silent'}. ${this.#figures}`;
  }

  #bar(bar: number) {
    const start = bar * STEPS_PER_BAR;
    const units = this.#example.units(this.board);
    const markOf = (row: number, step: number): string => {
      const unit = units.find(({ cells }) => cells.some((cell) => cell.row === row && cell.step === step));
      return unit === undefined ? '' : unit.isIn ? 'in' : 'out';
    };
    const stepUnits = units.filter(({ steps }) => steps !== undefined);
    const stripMark = (step: number): string => {
      const unit = stepUnits.find(({ steps }) => steps!.includes(step));
      return unit === undefined ? '' : unit.isIn ? 'in' : 'out';
    };
    return html`<div class="bar" aria-hidden="true">
      <span class="name">bar ${bar + 1}</span>
      ${BAR_STEPS.map((step) => html`<span class="beat">${step % STEPS_PER_BEAT === 0 ? step / 4 + 1 : nothing}</span>`)}
      ${this.#example.rows.map((one, row) => {
        return html`<span class="name">${one.name}</span>${BAR_STEPS.map((at) => {
            const step = start + at;
            const isHere = this.cursor.row === row && this.cursor.step === step;
            const looks = [
              plays(this.board, one, step) ? 'on' : '',
              at % STEPS_PER_BEAT === 0 ? 'first' : '',
              isHere ? 'here' : '',
              markOf(row, step),
            ];
            return html`<i
              class=${looks.join(' ')}
              style="--part:var(--part-${one.part})"
              data-row=${row}
              data-step=${step}
            ></i>`;
          })}`;
      })}
      ${
        stepUnits.length === 0
          ? nothing
          : html`<span class="name">counted</span>${BAR_STEPS.map(
                (at) => html`<span class="strip ${stripMark(start + at)}"></span>`,
              )}`
      }
    </div>`;
  }

  readonly #reset = (): void => {
    this.board = this.#example.board;
    this.cursor = { row: 0, step: 0 };
  };

  readonly #onClick = ({ target }: Event): void => {
    const { row, step } = (target as HTMLElement).dataset;
    if (row === undefined || step === undefined) return;
    this.cursor = { row: Number(row), step: Number(step) };
    this.#toggle();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = (rows: number, steps: number): void => {
      const last = this.#example.rows.length - 1;
      this.cursor = {
        row: Math.min(last, Math.max(0, this.cursor.row + rows)),
        step: Math.min(STEPS - 1, Math.max(0, this.cursor.step + steps)),
      };
      this.isTouched = true;
    };
    const keys: Record<string, () => void> = {
      ArrowLeft: () => move(0, -1),
      ArrowRight: () => move(0, 1),
      ArrowUp: () => move(-1, 0),
      ArrowDown: () => move(1, 0),
      Home: () => move(0, -STEPS),
      End: () => move(0, STEPS),
      ' ': () => this.#toggle(),
      Enter: () => this.#toggle(),
    };
    if (!(event.key in keys)) return;
    // Space would play the song.
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  };

  #toggle(): void {
    const { row, step } = this.cursor;
    this.board = toggled(this.board, this.#example.rows[row], step);
    this.isTouched = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-metric-explainer': MetricExplainer;
  }
}
