import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
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
        padding: 8px 12px 0;
        background: var(--panel);
        font-size: 12px;
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

  @query('input') private readonly forget!: HTMLInputElement;

  override render() {
    return html`<p>The run trains with an earlier text of this reward.</p>
      <div>
        <wa-button
          size="small"
          variant="neutral"
          appearance="outlined"
          @click=${() => emit(this, 'gp-swap-reward', this.forget.checked)}
        >
          ${icon(Replace, 15)}Go on with this one
        </wa-button>
        <label
          title="The critic forecasts sums of rewards. After a change of scale it is wrong everywhere: then it is quicker to begin anew."
        >
          <input type="checkbox" />forget the forecasts
        </label>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-swap': RewardSwapBar;
  }
}
