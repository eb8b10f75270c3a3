import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Dices } from 'lucide';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { type DiceThrows, throwDice } from '../../../music/teaching/dice-throws.ts';
import { PROBE } from '../state/probe.ts';
import './epoch-roll.ts';
import { musicStyles } from './music-styles.ts';

const THROWS = 3;

/** The same melody by three throws of the dice: whether a model has collapsed is seen, not only counted. */
@customElement('gp-dice-throws')
export class DiceThrowsElement extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: block;
      }

      p {
        margin: 8px 0 6px;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      .throws {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
        gap: 10px;
      }

      h4 {
        margin: 0 0 4px;
        font: 600 var(--type-note)/1.3 var(--font);
      }
    `,
  ];

  /** File of the model of the epoch in view. */
  @property({ attribute: false }) model!: Uint8Array;
  @property({ type: Number }) epoch = 0;
  @state() private first = 1;
  #thrown: DiceThrows | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model') || this.#thrown === null) this.#throw();
  }

  override render() {
    if (this.#thrown === null) return nothing;
    const { throws, toFirst } = this.#thrown;
    return html`<p>
        Three throws of the model of epoch ${this.epoch}, one melody. The number is how far each is from the
        first, the mean over the parts.
      </p>
      <div class="throws">
        ${throws.map(
          (tracks, i) =>
            html`<div>
              <h4>
                Throw ${this.first + i}${i === 0 ? '' : `: ${toFirst[i].toFixed(2)} from throw ${this.first}`}
              </h4>
              <gp-epoch-roll .tracks=${tracks} dense></gp-epoch-roll>
            </div>`,
        )}
      </div>
      <p>
        <button class="tool" @click=${this.#again}>${icon(Dices, 15)}Throw again</button>
      </p>`;
  }

  readonly #again = (): void => {
    this.first += THROWS;
    this.#throw();
  };

  #throw(): void {
    this.#thrown = throwDice(
      this.model,
      PROBE,
      Array.from({ length: THROWS }, (_, i) => this.first + i),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-dice-throws': DiceThrowsElement;
  }
}
