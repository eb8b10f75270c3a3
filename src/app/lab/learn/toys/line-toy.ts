import { html, LitElement, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  bestLine,
  type Line,
  squaredError,
  steeringExamples,
  stepLine,
} from '../../../../lab/lessons/line-fit.ts';
import { Rng } from '../../../../math/rng.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, scale, toyEnds, toyFigures } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

const RATES = [0.05, 0.3, 1.05] as const;
const FLAT: Line = { slope: 0, intercept: 8 };
const [WIDTH, HEIGHT] = [480, 200];
const across = scale([-1.1, 1.1], [0, WIDTH]);
const up = scale([-32, 32], [HEIGHT, 0]);

/** A line that learns from examples how much to steer, step by step down the error. */
@customElement('gp-line-toy')
export class LineToy extends LitElement {
  static override readonly styles = [sharedStyles, toyStyles];

  @state() private line = FLAT;
  @state() private steps = 0;
  @state() private rate: number = RATES[1];
  readonly #dots = steeringExamples(new Rng(1));
  readonly #best = bestLine(this.#dots);

  override render() {
    const error = squaredError(this.line, this.#dots);
    const least = squaredError(this.#best, this.#dots);
    return html`${this.#picture(error)} ${toyEnds('← the road bends right', 'it bends left →')}
      <p class="key" aria-hidden="true">
        <span>● an example: the bend ahead, and how the expert steered</span
        ><span>— the line that learns</span>
        <span>| how far it is off</span>
      </p>
      <div class="bar">
        <button @click=${() => this.#step(1)}>One step</button>
        <button @click=${() => this.#step(20)}>20 steps</button>
        <button @click=${() => this.#restart()}>Start again</button>
        <span role="group" aria-label="Learning rate: how far a step goes">
          ${RATES.map(
            (rate) =>
              html`<button aria-pressed=${rate === this.rate} @click=${() => (this.rate = rate)}>
                Rate ${rate}
              </button> `,
          )}
        </span>
      </div>
      ${toyFigures([
        ['Steps', String(this.steps)],
        ['Loss: mean squared miss', `${fixed(error, 1)} degrees²`],
        ['Least that any line has', `${fixed(least, 1)} degrees²`],
      ])}
      <p role="status">${this.#sentence(error, least)}</p>`;
  }

  #sentence(error: number, least: number): string {
    if (this.steps === 0)
      return 'The line knows nothing yet: it steers 8° to the left everywhere. Take a step.';
    if (error > 1e4)
      return 'Each step goes so far that it lands higher on the other side: with this rate the loss grows without an end. Start again with a smaller one.';
    if (error < 1.01 * least)
      return 'No line fits these examples better. What is left is the unsteady hand of the expert: no line can learn that.';
    return `Each step turns and moves the line a little to where the loss falls. It is ${fixed(error / least, 1)} times the least one now.`;
  }

  #picture(error: number) {
    const { slope, intercept } = this.line;
    const at = (x: number): number => up(slope * x + intercept);
    return html`<svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label="Fourteen examples of steering over bends, and a line; its mean squared miss is ${fixed(error, 1)}."
    >
      <line class="axis" x1="0" x2=${WIDTH} y1=${up(0)} y2=${up(0)}></line>
      ${this.#dots.map(({ x, y }) => svg`<line class="miss" x1=${across(x)} x2=${across(x)} y1=${up(y)} y2=${at(x)}></line>`)}
      <line class="curve" x1=${across(-1.1)} x2=${across(1.1)} y1=${at(-1.1)} y2=${at(1.1)}></line>
      ${this.#dots.map(({ x, y }) => svg`<circle class="seen" cx=${across(x)} cy=${up(y)} r="4"></circle>`)}
    </svg>`;
  }

  #step(times: number): void {
    for (let i = 0; i < times; i++) this.line = stepLine(this.line, this.#dots, this.rate);
    this.steps += times;
  }

  #restart(): void {
    this.line = FLAT;
    this.steps = 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-line-toy': LineToy;
  }
}
