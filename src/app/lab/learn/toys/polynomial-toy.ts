import { html, LitElement, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  fitPolynomial,
  noisyDots,
  trueCurve,
  typicalError,
  valueAt,
} from '../../../../lab/lessons/polynomial-fit.ts';
import type { Dot } from '../../../../lab/lessons/line-fit.ts';
import { Rng } from '../../../../math/rng.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, scale, toyEnds, toyFigures, toySlider } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

/** Of points with which overfitting is plain to see; others are a press away. */
const FIRST_SEED = 4;
const POINTS = 12;
const HIGHEST = POINTS - 1;
const [WIDTH, HEIGHT, LOW] = [480, 220, 84];
const across = scale([-1.05, 1.05], [0, WIDTH]);
const up = scale([-2, 2], [HEIGHT, 0]);
const along = scale([0, HIGHEST], [16, WIDTH - 16]);
/** Larger errors are drawn at the edge. */
const MOST_ERROR = 1.2;
const errorUp = (error: number): number => scale([0, MOST_ERROR], [LOW - 4, 8])(Math.min(MOST_ERROR, error));

/** Curves of growing degree through noisy points: what they miss of the points that they saw, and of others. */
@customElement('gp-polynomial-toy')
export class PolynomialToy extends LitElement {
  static override readonly styles = [sharedStyles, toyStyles];

  @state() private degree = 1;
  @state() private seed = FIRST_SEED;

  override render() {
    const rng = new Rng(this.seed);
    const seen = noisyDots(rng, POINTS);
    const heldOut = noisyDots(rng, POINTS, 0.5);
    const fits = Array.from({ length: HIGHEST + 1 }, (_, degree) => fitPolynomial(seen, degree));
    const errors = fits.map((fit) => ({
      seen: typicalError(fit, seen),
      heldOut: typicalError(fit, heldOut),
    }));
    const best = errors.reduce((a, { heldOut }, i) => (heldOut < errors[a].heldOut ? i : a), 0);
    const now = errors[this.degree];
    return html`${this.#picture(seen, heldOut, (x) => valueAt(fits[this.degree], x))}
      <p class="key" aria-hidden="true">
        <span>● seen in training</span><span>○ held out</span><span>- - the curve behind them</span
        ><span>— what was learnt</span>
      </p>
      <div class="bar">
        ${toySlider(
          'Degree',
          { min: 0, max: HIGHEST, step: 1 },
          this.degree,
          String(this.degree),
          (degree) => (this.degree = degree),
        )}
        <button @click=${() => this.seed++}>Other points</button>
      </div>
      ${this.#errors(errors)} ${toyEnds('degree 0', `degree ${HIGHEST}`)}
      <p class="key" aria-hidden="true">
        <span>Typical miss by degree:</span><span>○ held out</span><span>- - seen</span>
      </p>
      ${toyFigures([
        ['Typical miss, points seen', fixed(now.seen, 3)],
        ['Typical miss, points held out', fixed(now.heldOut, 3)],
        ['Least on points held out', `${fixed(errors[best].heldOut, 3)}, at degree ${best}`],
      ])}
      <p role="status">${this.#sentence(now, errors[best].heldOut, best)}</p>`;
  }

  #sentence({ seen, heldOut }: { seen: number; heldOut: number }, least: number, best: number): string {
    if (heldOut < 1.1 * least)
      return `Degree ${this.degree} misses both kinds of points by about as much as any can: it has learnt the curve, not the noise.`;
    return this.degree < best
      ? `Degree ${this.degree} is too stiff: it misses the points that it has seen (${fixed(seen, 2)}) as well as those that it has not (${fixed(heldOut, 2)}). That is underfitting.`
      : `Degree ${this.degree} bends to every point that it has seen (${fixed(seen, 2)}), noise and all, and so misses the others by ${fixed(heldOut, 2)}. That is overfitting.`;
  }

  #picture(seen: readonly Dot[], heldOut: readonly Dot[], learnt: (x: number) => number) {
    const line = (of: (x: number) => number): string =>
      Array.from({ length: 201 }, (_, i) => {
        const x = -1 + i / 100;
        return `${across(x)},${up(Math.max(-4, Math.min(4, of(x))))}`;
      }).join(' ');
    return html`<svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label="Twelve points seen, twelve held out, the curve behind them, and the polynomial of degree ${this.degree}."
    >
      <polyline class="aim" points=${line(trueCurve)}></polyline>
      <polyline class="curve" points=${line(learnt)}></polyline>
      ${heldOut.map(({ x, y }) => svg`<circle class="held" cx=${across(x)} cy=${up(y)} r="4.5"></circle>`)}
      ${seen.map(({ x, y }) => svg`<circle class="seen" cx=${across(x)} cy=${up(y)} r="4.5"></circle>`)}
    </svg>`;
  }

  #errors(errors: readonly { seen: number; heldOut: number }[]) {
    const points = (of: 'seen' | 'heldOut'): string =>
      errors.map((error, i) => `${along(i)},${errorUp(error[of])}`).join(' ');
    return html`<svg
      viewBox="0 0 ${WIDTH} ${LOW}"
      role="img"
      aria-label="Typical misses by degree. Seen: ${errors.map(({ seen }) => fixed(seen, 2)).join(', ')}. Held out: ${errors.map(({ heldOut }) => fixed(heldOut, 2)).join(', ')}."
    >
      <line class="axis" x1="0" x2=${WIDTH} y1=${LOW - 4} y2=${LOW - 4}></line>
      <line class="axis" x1=${along(this.degree)} x2=${along(this.degree)} y1="4" y2=${LOW - 4}></line>
      <polyline class="aim" points=${points('seen')}></polyline>
      <polyline class="held" points=${points('heldOut')}></polyline>
      ${errors.map(({ heldOut }, i) => svg`<circle class="held" cx=${along(i)} cy=${errorUp(heldOut)} r="3"></circle>`)}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-polynomial-toy': PolynomialToy;
  }
}
