import { css, html, LitElement, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { RotateCcw, StepForward } from 'lucide';
import { icon } from '../../elements/icon.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import {
  figuresOf,
  firstToy,
  LINE,
  scoreAt,
  stepToy,
  type ToyFigures,
  type ToyGan,
} from '../../../music/teaching/toy-gan.ts';
import { musicStyles } from './music-styles.ts';

/** Weights of the penalty that can be tried: none, little, as trainings have it. */
const PENALTIES = [0, 1, 10] as const;
const MANY = 10;
const [WIDTH, HEIGHT, BASE] = [480, 180, 160];
/** Scores beyond are drawn smaller, the axis with them. */
const LEAST_SPAN = 4;
/** Shorter ones of a dot are not seen. */
const LEAST_STEP = 0.03;

/** Orchestra and conductor on a line: pieces of music are points, a score is a height, and a step is computed, not shown from a film. */
@customElement('gp-gan-toy')
export class GanToy extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: block;
        max-width: 44rem;
      }

      svg {
        display: block;
        width: 100%;
        border-radius: 4px;
        background: var(--ground);
      }

      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        margin: 4px 0 0;
        color: var(--quiet);
        font-size: var(--type-small);
      }

      .axis {
        stroke: var(--line-strong);
      }

      .score {
        fill: none;
        stroke: var(--text);
        stroke-width: 1.6;
        stroke-dasharray: 6 4;
      }

      .data {
        fill: var(--text);
      }

      .made {
        fill: var(--learning-line);
      }

      .bar {
        padding: 8px 0 4px;
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
        gap: 4px 12px;
        margin: 0;
        font-size: var(--type-text);
      }

      dt {
        color: var(--quiet);
        font-size: var(--type-small);
      }

      dd {
        margin: 0;
        font: 500 var(--type-text)/1.4 var(--mono);
      }

      p {
        margin: 6px 0 0;
        font-size: var(--type-text);
        line-height: 1.45;
      }
    `,
  ];

  @state() private toy: ToyGan = firstToy();
  @state() private strength = PENALTIES.length - 1;

  override render() {
    const figures = figuresOf(this.toy);
    const { estimate, distance, scoreOfMade, penalty, steepest } = figures;
    const weight = PENALTIES[this.strength];
    return html`${this.#picture(figures)}
      <div class="bar">
        <button class="tool" @click=${() => this.#step(1)}>${icon(StepForward, 15)}One update</button>
        <button class="tool" @click=${() => this.#step(MANY)}>${MANY} updates</button>
        <label
          >Penalty weight
          <input
            type="range"
            min="0"
            max=${PENALTIES.length - 1}
            .value=${String(this.strength)}
            aria-valuetext=${weight}
            @input=${({ target }: Event) => (this.strength = (target as HTMLInputElement).valueAsNumber)}
          />
          <span class="number">${weight}</span>
        </label>
        <button class="tool" @click=${() => (this.toy = firstToy())}>
          ${icon(RotateCcw, 15)}Start again
        </button>
      </div>
      <dl>
        ${this.#figure('orchestra’s loss', -scoreOfMade)} ${this.#figure('conductor’s loss', -estimate)}
        ${this.#figure('its estimate of the distance', estimate)}
        ${this.#figure('the true distance', distance)} ${this.#figure('penalty', penalty)}
        ${this.#figure('steepest slope', steepest)}
      </dl>
      <p role="status">${this.#sentence(figures)}</p>`;
  }

  #figure(name: string, value: number) {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value.toFixed(2).replace('-', '−')}</dd>
    </div>`;
  }

  #sentence({ estimate, distance, scoreOfData, steepestUnderMade, step }: ToyFigures): string {
    const { updates } = this.toy;
    if (updates === 0)
      return 'The triangles are the data, the dots what the orchestra makes. The conductor has not heard anything yet: its score is flat. Make an update.';
    const after = `After ${formatWhole(updates)} ${updates === 1 ? 'update' : 'updates'}`;
    if (distance < 0.15) {
      const moves =
        step < LEAST_STEP
          ? 'so they hardly move'
          : `so they go on stepping up to ${step.toFixed(2)} to and fro, and look much the same after every second update`;
      return `${after} the dots lie among the data, ${distance.toFixed(2)} away on average. The long ramp is where they came from: nothing lies there any more that would change it. The slope under the dots is up to ${steepestUnderMade.toFixed(2)}, up or down, ${moves}.`;
    }
    const ratio = estimate / distance;
    if (ratio > 3 || Math.abs(scoreOfData) > 6)
      return `${after} the conductor’s scores are out of all proportion: nothing holds their slope, the estimate means nothing, and the dots leap past the data or into a heap.`;
    if (ratio > 1.4)
      return `${after} the slope is held loosely: the estimate is ${ratio.toFixed(1)} times the distance, and the dots take steps too long.`;
    if (ratio < 0.7)
      return `${after} the conductor is behind: it estimates ${estimate.toFixed(2).replace('-', '−')} where the distance is ${distance.toFixed(2)}, since the dots have moved on from where it learnt to tell them apart.`;
    return `${after} the slope is near 1 between dots and data, so the estimate is near the true distance, and each dot walks up the slope that it stands on.`;
  }

  #picture({ scoreOfData, scoreOfMade, distance }: ToyFigures) {
    const { toy } = this;
    const scores = Array.from({ length: LINE.pieces + 1 }, (_, i) => {
      const x = LINE.low + (i * (LINE.high - LINE.low)) / LINE.pieces;
      return { x, score: scoreAt(toy, x) };
    });
    const span = Math.max(LEAST_SPAN, ...scores.map(({ score }) => 2 * Math.abs(score)));
    const left = (x: number): number => (WIDTH * (x - LINE.low)) / (LINE.high - LINE.low);
    const top = (score: number): number => BASE / 2 - ((BASE - 30) * score) / span;
    const words = `A line with eight data points and eight generated ones, ${distance.toFixed(2)} apart. The score of the data is ${scoreOfData.toFixed(2)}, of what is generated ${scoreOfMade.toFixed(2)}.`;
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words}>
        <line class="axis" x1="0" x2=${WIDTH} y1=${BASE} y2=${BASE}></line>
        <polyline
          class="score"
          points=${scores.map(({ x, score }) => `${left(x)},${top(score)}`).join(' ')}
        ></polyline>
        ${toy.data.map((x) => svg`<path class="data" d="M${left(x)} ${BASE - 11}l5 10h-10z"></path>`)}
        ${toy.made.map((x) => svg`<circle class="made" cx=${left(x)} cy=${BASE + 9} r="5"></circle>`)}
        ${toy.made.map((x) => svg`<circle class="made" cx=${left(x)} cy=${top(scoreAt(toy, x))} r="2.5"></circle>`)}
      </svg>
      <p class="key" aria-hidden="true">
        <span>▲ data</span><span>● what is made</span>
        <span>- - the conductor’s score, ±${(span / 2).toFixed(0)} at top and bottom</span>
      </p>`;
  }

  #step(times: number): void {
    for (let i = 0; i < times; i++) this.toy = stepToy(this.toy, PENALTIES[this.strength]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-gan-toy': GanToy;
  }
}
