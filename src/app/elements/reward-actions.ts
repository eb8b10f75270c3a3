import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Ellipsis, Share2 } from 'lucide';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * What can be done with the reward in the editor as a whole.
 * @fires gp-share
 */
@customElement('gp-reward-actions')
export class RewardActions extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      wa-dropdown {
        --show-duration: var(--quick);
        --hide-duration: var(--quick);
      }

      .icon-button {
        width: 28px;
        height: 28px;
      }
    `,
  ];

  override render() {
    return html`<wa-dropdown
      placement="bottom-end"
      @wa-select=${({ detail }: CustomEvent<{ item: { value: string } }>) => this.#do(detail.item.value)}
    >
      <button slot="trigger" class="icon-button" aria-label="More for this reward" title="More">
        ${icon(Ellipsis)}
      </button>
      <wa-dropdown-item value="share"
        ><span slot="icon">${icon(Share2, 15)}</span>Share a link …</wa-dropdown-item
      >
    </wa-dropdown>`;
  }

  #do(action: string): void {
    if (action === 'share') emit(this, 'gp-share', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-actions': RewardActions;
  }
}
