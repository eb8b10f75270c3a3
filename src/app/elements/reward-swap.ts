import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { Replace } from 'lucide';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * Offers to go on training with the reward in the editor.
 * @fires gp-swap-reward with whether the values are to begin anew
 */
@customElement('gp-reward-swap')
export class RewardSwapBar extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 8px 12px;
        background: var(--panel);
        font-size: var(--type-note);
      }

      p {
        margin: 0 0 6px;
        color: var(--quiet);
      }

      div {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
      }

      label {
        display: flex;
        gap: 6px;
        align-items: center;
        cursor: pointer;
      }

      wa-button svg {
        margin-inline-end: 6px;
        vertical-align: -3px;
      }
    `,
  ];

  /** Whether the run has been asked to go on with the reward in the editor, and has not begun to. */
  @property({ type: Boolean }) asked = false;
  /** Whether the run has paused. */
  @property({ type: Boolean }) paused = false;
  @query('input') private readonly beginAnew!: HTMLInputElement;

  override render() {
    return html`<p role="status">${this.#text}</p>
      <div>
        <wa-button
          size="small"
          variant="neutral"
          appearance="outlined"
          @click=${() => emit(this, 'gp-swap-reward', this.beginAnew.checked)}
        >
          ${icon(Replace, 15)}Go on with this one
        </wa-button>
        <label
          title="The critic, or value function, has learnt how much reward is still to come; where the new reward is of another size, it is quicker to learn that afresh."
        >
          <input type="checkbox" />let the critic begin anew
        </label>
      </div>`;
  }

  get #text(): string {
    if (!this.asked) return 'The run trains with another reward than this one.';
    return this.paused
      ? 'Taken: this reward counts when the run goes on.'
      : 'Taken: this reward counts from the next rollout on.';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-swap': RewardSwapBar;
  }
}
