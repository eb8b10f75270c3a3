import { html, LitElement, nothing, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { halfLifeOf, horizonOf, metresIn, weightAfter } from '../../../../lab/lessons/discount.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, scale, toyEnds, toyFigures, toySlider } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

const GAMMAS = { min: 0.5, max: 0.99, step: 0.01 } as const;
const SPEEDS = { min: 0.5, max: 4, step: 0.5 } as const;
const FARTHEST = 60;
const [WIDTH, HEIGHT, BASE] = [480, 172, 168];
const across = scale([0, FARTHEST], [4, WIDTH - 4]);
const up = scale([0, 1], [BASE, 10]);

/** How much a reward counts that comes so many decisions later. */
@customElement('gp-discount-toy')
export class DiscountToy extends LitElement {
  static override readonly styles = [sharedStyles, toyStyles];

  @state() private gamma = 0.95;
  @state() private speed = 2;
  @state() private away = 30;

  override render() {
    const { gamma, speed, away } = this;
    const horizon = horizonOf(gamma);
    const counts = `${fixed(100 * weightAfter(gamma, away), 1)} %`;
    return html`${this.#picture()} ${toyEnds('now', `${FARTHEST} decisions, 4 s later`)}
      <p class="key" aria-hidden="true">
        <span>| what a reward counts</span><span>○ the reward that you choose</span>
        <span>${horizon > FARTHEST ? 'the horizon is farther away' : '- - the horizon'}</span>
      </p>
      <div class="bar">
        ${toySlider('Discount γ', GAMMAS, gamma, fixed(gamma, 2), (value) => (this.gamma = value))}
        ${toySlider(
          'Reward away',
          { min: 0, max: FARTHEST, step: 1 },
          away,
          `${away} decisions`,
          (value) => (this.away = value),
        )}
        ${toySlider('Speed', SPEEDS, speed, `${fixed(speed, 1)} m/s`, (value) => (this.speed = value))}
      </div>
      ${toyFigures([
        ['That reward counts', counts],
        ['Horizon 1/(1 − γ)', `${fixed(horizon, 1)} decisions`],
        ['On the road at this speed', `${fixed(metresIn(horizon, speed), 1)} m`],
        ['Counts half after', `${fixed(halfLifeOf(gamma), 1)} decisions`],
      ])}
      <p role="status">
        With γ ${fixed(gamma, 2)} a reward that is ${away} decisions away, ${fixed(metresIn(away, speed), 1)}
        m down the road, counts ${counts} of one that comes at once.
      </p>`;
  }

  #picture() {
    const { gamma, away } = this;
    const horizon = horizonOf(gamma);
    return html`<svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label="A curve that falls from 100 % now to ${fixed(100 * weightAfter(gamma, FARTHEST), 1)} % after ${FARTHEST} decisions."
    >
      <line class="axis" x1="0" x2=${WIDTH} y1=${BASE} y2=${BASE}></line>
      ${Array.from(
        { length: FARTHEST + 1 },
        (_, n) =>
          svg`<line class="curve" x1=${across(n)} x2=${across(n)} y1=${BASE} y2=${up(weightAfter(gamma, n))}></line>`,
      )}
      ${
        horizon > FARTHEST
          ? nothing
          : svg`<line class="aim" x1=${across(horizon)} x2=${across(horizon)} y1="10" y2=${BASE}></line>`
      }
      <circle class="held" cx=${across(away)} cy=${up(weightAfter(gamma, away))} r="6"></circle>
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-discount-toy': DiscountToy;
  }
}
