import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { Ellipsis, FileDown, FileUp, History, Save, Share2, type IconNode } from 'lucide';
import { REWARD_FILES } from '../share/reward-file.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

type ActionEvent = 'gp-save' | 'gp-shelf' | 'gp-export-reward' | 'gp-share';

/** Opens the browser's file picker, which needs no event. */
const PICK = 'pick';

const ACTIONS: readonly (readonly [
  event: ActionEvent | typeof PICK,
  icon: IconNode,
  words: string,
  hint: string,
])[] = [
  ['gp-save', Save, 'Save', 'Ctrl S'],
  ['gp-shelf', History, 'Own rewards and versions …', ''],
  [PICK, FileUp, 'Open a file …', ''],
  ['gp-export-reward', FileDown, 'Save as a file', ''],
  ['gp-share', Share2, 'Share a link …', ''],
];

/**
 * What can be done with the reward in the editor as a whole.
 * @fires gp-save @fires gp-shelf @fires gp-import-reward with files @fires gp-export-reward @fires gp-share
 */
@customElement('gp-reward-actions')
export class RewardActions extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      .icon-button {
        width: 28px;
        height: 28px;
      }
    `,
  ];

  @query('input') private readonly picker!: HTMLInputElement;

  override render() {
    return html`<wa-dropdown
        placement="bottom-end"
        @wa-select=${({ detail }: CustomEvent<{ item: { value: ActionEvent | typeof PICK } }>) =>
          this.#do(detail.item.value)}
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
      </wa-dropdown>
      <input
        type="file"
        hidden
        accept=${REWARD_FILES}
        aria-label="Open a reward"
        @change=${this.#onFiles}
      />`;
  }

  #do(action: ActionEvent | typeof PICK): void {
    if (action === PICK) this.picker.click();
    else emit(this, action, null);
  }

  readonly #onFiles = (): void => {
    const files = [...(this.picker.files ?? [])];
    // The same file may be chosen again, changed.
    this.picker.value = '';
    if (files.length > 0) emit(this, 'gp-import-reward', files);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-actions': RewardActions;
  }
}
