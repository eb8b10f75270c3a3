import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  type Bandit,
  type BanditSettings,
  countOfFinders,
  entropyOf,
  firstBandit,
  policyOf,
  pullLever,
} from '../../../../lab/lessons/bandit.ts';
import { Rng } from '../../../../math/rng.ts';
import { formatShare } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { fixed, toyFigures, toySlider } from './toy-parts.ts';
import { toyStyles } from './toy-styles.ts';

const NAMES = ['A', 'B', 'C'] as const;
const MANY = 100;
const [LEARNERS, PULLS] = [20, 300];
const RATE = 0.3;
const WEIGHTS = { min: 0, max: 0.3, step: 0.05 } as const;

/** Two levers to learn the gradient by; three, and a habit, to see what exploring is good for. */
const KINDS = {
  gradient: { chances: [0.3, 0.8], start: firstBandit([0, 0]) },
  exploration: { chances: [0.5, 0.4, 0.9], start: firstBandit([4, 0, 0]) },
} as const;

/** Levers that pay by chance, and a policy that learns from each payout which one to pull. */
@customElement('gp-bandit-toy')
export class BanditToy extends LitElement {
  static override readonly styles = [
    sharedStyles,
    toyStyles,
    css`
      .levers {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--type-text);
      }

      .levers li {
        display: grid;
        grid-template-columns: minmax(8.5rem, auto) 1fr 3rem;
        align-items: center;
        gap: 10px;
      }

      .levers i {
        height: 16px;
        border-radius: 3px;
        background: var(--ground);
        overflow: hidden;
      }

      .levers i::before {
        display: block;
        width: var(--share);
        height: 100%;
        background: var(--policy);
        content: '';
      }
    `,
  ];

  @property() kind: keyof typeof KINDS = 'gradient';
  @state() private bandit: Bandit | null = null;
  @state() private former: Bandit | null = null;
  @state() private weight = 0;
  @state() private finders: readonly { readonly weight: number; readonly count: number }[] = [];
  #rng = new Rng(1);

  override render() {
    const { bandit, explores } = this.#now;
    const policy = policyOf(bandit.preferences);
    const { chances } = KINDS[this.kind];
    return html`<ul class="levers" aria-label="How likely each lever is pulled">
        ${policy.map(
          (chance, k) =>
            html`<li>
              <span>Lever ${NAMES[k]}, pays ${formatShare(chances[k])} of the time</span>
              <i style="--share:${100 * chance}%" aria-hidden="true"></i>
              <span class="number">${formatShare(chance)}</span>
            </li>`,
        )}
      </ul>
      <div class="bar">
        <button @click=${() => this.#pull(1)}>Pull once</button>
        <button @click=${() => this.#pull(MANY)}>Pull ${MANY} times</button>
        <button @click=${() => this.#restart()}>Start again</button>
        ${
          explores
            ? html`${toySlider('Entropy weight', WEIGHTS, this.weight, fixed(this.weight, 2), (weight) => {
                  this.weight = weight;
                  this.#restart();
                })}
                <button @click=${() => this.#count()}>
                  Let ${LEARNERS} learners pull ${PULLS} times each
                </button>`
            : nothing
        }
      </div>
      ${toyFigures([
        ['Pulls', String(bandit.pulls)],
        ['Mean payout so far', fixed(bandit.baseline, 2)],
        [
          'Entropy: how evenly it chooses',
          `${fixed(entropyOf(policy), 2)} of ${fixed(Math.log(chances.length), 2)}`,
        ],
        ...this.finders.map(
          ({ weight, count }) =>
            [`Weight ${fixed(weight, 2)}: found lever C`, `${count} of ${LEARNERS} learners`] as const,
        ),
      ])}
      <p role="status">${this.#sentence(policy)}</p>`;
  }

  get #now() {
    return { bandit: this.bandit ?? KINDS[this.kind].start, explores: this.kind === 'exploration' };
  }

  #sentence(policy: readonly number[]): string {
    const { bandit, explores } = this.#now;
    const { last } = bandit;
    if (last === null || this.former === null)
      return explores
        ? 'It has a habit: it pulls lever A nearly always, which pays half of the time. Lever C is better, but it hardly ever tries it.'
        : 'It knows nothing yet and pulls both levers equally often. It is never told the chances: only what each pull paid.';
    const name = NAMES[last.lever];
    const [was, is] = [policyOf(this.former.preferences)[last.lever], policy[last.lever]];
    const than =
      last.paid > this.former.baseline ? 'more' : last.paid < this.former.baseline ? 'less' : 'as much as';
    return `The last pull, of lever ${name}, paid ${last.paid}: ${than}${than === 'as much as' ? '' : ' than'} the mean before, ${fixed(this.former.baseline, 2)}. So its probability went from ${fixed(100 * was, 1)} to ${fixed(100 * is, 1)} %.`;
  }

  #settings(entropyWeight: number): BanditSettings {
    return { chances: KINDS[this.kind].chances, rate: RATE, entropyWeight };
  }

  #pull(times: number): void {
    for (let i = 0; i < times; i++) {
      this.former = this.#now.bandit;
      this.bandit = pullLever(this.former, this.#settings(this.weight), this.#rng);
    }
  }

  #count(): void {
    const { weight } = this;
    const learners = Array.from({ length: LEARNERS }, (_, seed) => new Rng(seed));
    const count = countOfFinders(KINDS[this.kind].start, this.#settings(weight), PULLS, learners);
    const others = this.finders.filter((found) => found.weight !== weight);
    this.finders = [...others, { weight, count }].sort((a, b) => a.weight - b.weight);
  }

  #restart(): void {
    this.bandit = null;
    this.former = null;
    this.#rng = new Rng(1);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-bandit-toy': BanditToy;
  }
}
