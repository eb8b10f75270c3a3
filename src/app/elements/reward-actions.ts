import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Ellipsis, History, Save, Share2, type IconNode } from 'lucide';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

type ActionEvent = 'gp-save' | 'gp-shelf' | 'gp-share';

const ACTIONS: readonly (readonly [event: ActionEvent, icon: IconNode, words: string, hint: string])[] = [
  ['gp-save', Save, 'Save', 'Ctrl S'],
  ['gp-shelf', History, 'Own rewards and history …', ''],
  ['gp-share', Share2, 'Share a link …', ''],
];

/**
 * What can be done with the reward in the editor as a whole.
 * @fires gp-save @fires gp-shelf @fires gp-share
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
      @wa-select=${({ detail }: CustomEvent<{ item: { value: ActionEvent } }>) =>
        emit(this, detail.item.value, null)}
    >
      <button slot="trigger" class="icon-button" aria-label="More for this reward" title="More">
        ${icon(Ellipsis)}
      </button>
      ${ACTIONS.map(
        ([event, node, words, hint]) =>
          html`<wa-dropdown-item value=${event}>
            <span slot="icon">${icon(node, 15)}</span>${words}
            ${hint === '' ? nothing : html`<span slot="details">${hint}</span>`}
          </wa-dropdown-item>`,
      )}
    </wa-dropdown>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-actions': RewardActions;
  }
}
