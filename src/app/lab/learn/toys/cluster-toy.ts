import { css, html, LitElement, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  drivenMoments,
  firstCentres,
  movedCentres,
  nearestCentres,
  spreadAround,
} from '../../../../lab/lessons/cluster-steps.ts';
import type { Dot } from '../../../../lab/lessons/line-fit.ts';
import { Rng } from '../../../../math/rng.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, scale, toyEnds, toyFigures } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

const CLUSTERS = 3;
const [WIDTH, HEIGHT] = [480, 220];
const across = scale([0, 1], [0, WIDTH]);
const up = scale([0, 1], [HEIGHT, 0]);
/** Of each cluster, around 0: a circle, a square, a triangle. */
const SHAPES = ['M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z', 'M-4-4h8v8h-8z', 'M0-5l5 9h-10z'] as const;

/** Centres that find groups in moments of a drive which nobody has labelled, half a step at a time. */
@customElement('gp-cluster-toy')
export class ClusterToy extends LitElement {
  static override readonly styles = [
    sharedStyles,
    toyStyles,
    css`
      .c0 {
        fill: var(--run-0);
      }

      .c1 {
        fill: var(--run-1);
      }

      .c2 {
        fill: var(--run-6);
      }

      .centre {
        stroke: var(--text);
        stroke-width: 0.8;
      }
    `,
  ];

  @state() private centres: readonly Dot[] = [];
  /** Null: no point belongs to a centre yet. */
  @state() private nearest: readonly number[] | null = null;
  @state() private halfSteps = 0;
  @state() private isSettled = false;
  #start = 1;
  readonly #points = drivenMoments(new Rng(7));

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.centres.length === 0) this.#restart();
  }

  override render() {
    const isMoving = this.halfSteps % 2 === 1;
    const spread = this.nearest === null ? null : spreadAround(this.#points, this.nearest, this.centres);
    return html`${this.#picture()} ${toyEnds('slow', 'fast →')}
      <p class="key" aria-hidden="true">
        <span>up: it steers left</span><span>down: right</span><span>large: a centre</span>
      </p>
      <div class="bar">
        <button @click=${() => this.#step()}>
          ${isMoving ? 'Move each centre to the middle of its points' : 'Give each point to the nearest centre'}
        </button>
        <button @click=${() => this.#restart(this.#start + 1)}>Other first centres</button>
      </div>
      ${toyFigures([
        ['Half steps', String(this.halfSteps)],
        ['Spread: squared distances', spread === null ? '–' : fixed(spread, 3)],
      ])}
      <p role="status">${this.#sentence()}</p>`;
  }

  #sentence(): string {
    if (this.nearest === null)
      return 'Three centres (large) were put on three points by chance. No point has a label, and none will get one.';
    if (this.isSettled)
      return 'Nothing changes any more: these are the groups that these first centres lead to. Other first centres may lead to others; the smaller spread is the better one.';
    return this.halfSteps % 2 === 1
      ? 'Each point belongs to the centre that is nearest to it now.'
      : 'Each centre stands in the middle of its points now, so some points may be nearer to another one.';
  }

  #picture() {
    const { nearest } = this;
    const mark = (dot: Dot, k: number | null, isCentre: boolean) =>
      svg`<path
        class=${`${k === null ? 'seen' : `c${k}`} ${isCentre ? 'centre' : ''}`}
        d=${SHAPES[k ?? 0]}
        transform="translate(${across(dot.x)} ${up(dot.y)}) scale(${isCentre ? 2.6 : 1})"
      ></path>`;
    return html`<svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-label="Thirty-six moments of a drive by speed and steering, and three centres."
    >
      ${this.#points.map((point, i) => mark(point, nearest === null ? null : nearest[i], false))}
      ${this.centres.map((centre, k) => mark(centre, k, true))}
    </svg>`;
  }

  #step(): void {
    if (this.halfSteps % 2 === 0) {
      const nearest = nearestCentres(this.#points, this.centres);
      this.isSettled = this.nearest !== null && nearest.every((k, i) => k === this.nearest?.[i]);
      this.nearest = nearest;
    } else if (this.nearest !== null) {
      this.centres = movedCentres(this.#points, this.nearest, this.centres);
    }
    this.halfSteps++;
  }

  #restart(start = this.#start): void {
    this.#start = start;
    this.centres = firstCentres(this.#points, CLUSTERS, new Rng(start));
    this.nearest = null;
    this.halfSteps = 0;
    this.isSettled = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-cluster-toy': ClusterToy;
  }
}
