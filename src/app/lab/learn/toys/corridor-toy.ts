import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CORRIDOR, firstWalk, type Shaping, trueValues, walkOnce } from '../../../../lab/lessons/corridor.ts';
import { Rng } from '../../../../math/rng.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, toyFigures } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

const SHAPINGS: readonly (readonly [Shaping, string])[] = [
  ['none', 'Arrival only'],
  ['potential', 'With potentials'],
  ['bonus', 'Bonus for each step right'],
];
const WIDTH = 480;
const MANY = 20;
/** Episodes that the bars show. */
const SHOWN = 40;

/** Somebody who learns the way through a corridor by trying, and what is paid beside the reward for arriving. */
@customElement('gp-corridor-toy')
export class CorridorToy extends LitElement {
  static override readonly styles = [
    sharedStyles,
    toyStyles,
    css`
      .cells {
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        gap: 2px;
        margin: 0;
        padding: 0;
        color: var(--quiet);
        font-size: var(--type-note);
        list-style: none;
      }

      .cells li {
        display: grid;
        align-content: center;
        min-height: 3.25rem;
        border-radius: 4px;
        background: var(--ground);
        text-align: center;
      }

      .cells .goal {
        background: color-mix(in oklab, var(--clean) 30%, var(--panel));
        color: var(--text);
      }

      .better {
        color: var(--policy-text);
        font-weight: 700;
      }

      .steps {
        margin-top: 6px;
      }

      .steps rect {
        fill: var(--learning-line);
      }

      @media (max-width: 760px) {
        .cells {
          font-size: var(--type-tiny);
          letter-spacing: -0.03em;
        }
      }
    `,
  ];

  /** Whether something can be paid beside the reward. */
  @property({ type: Boolean }) shaped = false;
  @state() private shaping: Shaping = 'none';
  @state() private walk = firstWalk();
  #rng = new Rng(1);

  override render() {
    const { episodes } = this.walk;
    const last = episodes.at(-1);
    return html`${this.#corridor()} ${this.#steps()}
      <div class="bar">
        ${
          this.shaped
            ? html`<span role="group" aria-label="What is paid">
                ${SHAPINGS.map(
                  ([shaping, words]) =>
                    html`<button
                      aria-pressed=${shaping === this.shaping}
                      @click=${() => this.#restart(shaping)}
                    >
                      ${words}
                    </button> `,
                )}
              </span>`
            : nothing
        }
        <button @click=${() => this.#walk(1)}>One episode</button>
        <button @click=${() => this.#walk(MANY)}>${MANY} episodes</button>
        <button @click=${() => this.#restart(this.shaping)}>Start again</button>
      </div>
      ${toyFigures([
        ['Episodes', String(episodes.length)],
        [
          'Steps in the last one',
          last === undefined ? '–' : last === CORRIDOR.mostSteps ? `${last}, then stopped` : String(last),
        ],
        ['Steps of the shortest way', String(CORRIDOR.cells - 1)],
        ['A step right from the start: learnt worth', fixed(this.walk.values[0][1], 2)],
        ['The same for who does the best', fixed(trueValues(this.shaping)[0][1], 2)],
      ])}
      <p role="status">${this.#sentence()}</p>`;
  }

  #sentence(): string {
    const { episodes } = this.walk;
    if (episodes.length === 0)
      return 'The walker begins on the left, knows nothing and steps by chance. Only the green cell pays a reward of 1. Let it walk.';
    const late = episodes.slice(-5);
    const steps = late.reduce((sum, count) => sum + count, 0) / late.length;
    const recent = `In the last ${late.length === 1 ? 'episode' : `${late.length} episodes`} it took ${fixed(steps, 0)} steps${late.length === 1 ? '' : ' on average'}`;
    if (this.shaping === 'bonus' && episodes.length >= 5 && steps > 20)
      return `${recent}: it has found out that going to and fro is paid again and again, and arriving only once.`;
    if (steps < 10)
      return `${recent}: it walks nearly straight. Now and then it still tries a step by chance.`;
    return `${recent}. What it learns about a cell spreads one cell back with each visit, from the goal to the start.`;
  }

  #corridor() {
    return html`<ol
      class="cells"
      aria-label="Cells of the corridor; in each what a step left and right is believed to be worth"
    >
      ${this.walk.values.map(
        ([left, right]) =>
          html`<li>
            <span class=${left > right ? 'better' : ''}>← ${fixed(left, 2)}</span>
            <span class=${right > left ? 'better' : ''}>→ ${fixed(right, 2)}</span>
          </li>`,
      )}
      <li class="goal">goal</li>
    </ol>`;
  }

  #steps() {
    const shown = this.walk.episodes.slice(-SHOWN);
    const width = WIDTH / SHOWN;
    return html`<svg
        class="steps"
        viewBox="0 0 ${WIDTH} 60"
        role="img"
        aria-label="Steps of the last ${shown.length} episodes: ${shown.join(', ')}"
      >
        ${shown.map((steps, i) => {
          const height = (56 * steps) / CORRIDOR.mostSteps;
          return svg`<rect x=${i * width + 1} y=${60 - height} width=${width - 2} height=${height}></rect>`;
        })}
      </svg>
      <p class="key">
        Steps of each episode, the full height being ${CORRIDOR.mostSteps}. Look for bars that get short.
      </p>`;
  }

  #walk(times: number): void {
    for (let i = 0; i < times; i++) this.walk = walkOnce(this.walk, this.shaping, this.#rng);
  }

  #restart(shaping: Shaping): void {
    this.shaping = shaping;
    this.walk = firstWalk();
    this.#rng = new Rng(1);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-corridor-toy': CorridorToy;
  }
}
