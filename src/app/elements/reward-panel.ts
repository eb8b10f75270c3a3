import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ChevronDown } from 'lucide';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import type { LineFault } from '../editor/fault-line.ts';
import type { EditorLanguage, RewardDraft } from '../state/race-state.ts';
import type { RunFailure } from '../state/run-record.ts';
import { type OpenedLink, isTrusted } from '../state/opened-link.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './code-editor.ts';
import type { CodeEditor } from './code-editor.ts';
import { emit, type AppEvent } from './emit.ts';
import './fault-card.ts';
import { icon } from './icon.ts';
import './link-banner.ts';
import './reward-actions.ts';

const LANGUAGES: readonly (readonly [EditorLanguage, string])[] = [
  ['python', 'Python'],
  ['typescript', 'TypeScript'],
];

/**
 * Where the reward function is written.
 * @fires gp-share gp-link (from what stands inside it)
 * @fires gp-edit (from the editor) @fires gp-language with the language @fires gp-template with a template's id
 */
@customElement('gp-reward-panel')
export class RewardPanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--panel);
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
        padding: 8px 12px;
      }

      h2 {
        flex: 1;
      }

      .languages {
        display: flex;
        padding: 2px;
        border: 0;
        border-radius: 7px;
        background: var(--ground);
      }

      label {
        position: relative;
        display: block;
      }

      label span {
        display: block;
        padding: 4px 10px;
        border-radius: 5px;
        color: var(--quiet);
        font-size: 12px;
        cursor: pointer;
        transition: background var(--quick);
      }

      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      input:checked + span {
        background: var(--chosen);
        color: var(--text);
        font-weight: 600;
      }

      input:focus-visible + span {
        outline: 2px solid var(--policy);
      }

      .menu {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 4px 6px 4px 10px;
        border: 1px solid var(--line);
        border-radius: 7px;
        background: none;
        font-size: 12px;
        cursor: pointer;
      }

      .menu:hover {
        background: var(--raised);
      }

      wa-dropdown {
        --show-duration: var(--quick);
        --hide-duration: var(--quick);
      }

      wa-dropdown-item {
        max-width: min(360px, 88vw);
      }

      .title {
        font-weight: 600;
      }

      .teaches {
        color: var(--quiet);
        font-size: 12px;
        line-height: 1.35;
        white-space: normal;
      }

      gp-code-editor {
        flex: 1;
        min-height: 80px;
      }

      gp-fault-card {
        max-height: 55%;
        overflow: auto;
      }
    `,
  ];

  @property() language: EditorLanguage = 'python';
  @property({ attribute: false }) draft: RewardDraft = { file: '', code: '', templateId: null };
  @property({ attribute: false }) failure: RunFailure | null = null;
  @property({ attribute: false }) link: OpenedLink | null = null;
  @query('gp-code-editor') private readonly editor!: CodeEditor;

  override render() {
    return html`<header>
        <h2>Reward</h2>
        <fieldset class="languages">
          <legend class="visually-hidden">Language of the reward</legend>
          ${LANGUAGES.map(
            ([value, name]) =>
              html`<label>
                <input
                  type="radio"
                  name="language"
                  .checked=${this.language === value}
                  @change=${() => emit(this, 'gp-language', value)}
                />
                <span>${name}</span>
              </label>`,
          )}
        </fieldset>
        <wa-dropdown
          placement="bottom-end"
          @wa-select=${(event: CustomEvent<{ item: { value: string } }>) =>
            emit(this, 'gp-template', event.detail.item.value)}
        >
          <button slot="trigger" class="menu">Templates ${icon(ChevronDown, 14)}</button>
          ${REWARD_TEMPLATES.map(
            ({ id, title, teaches }) =>
              html`<wa-dropdown-item value=${id}>
                <div class="title">${title}</div>
                <div class="teaches">${teaches}</div>
              </wa-dropdown-item>`,
          )}
        </wa-dropdown>
        <gp-reward-actions></gp-reward-actions>
      </header>
      ${this.#banner()}
      <gp-code-editor
        .value=${this.draft.code}
        .language=${this.language}
        .fault=${lineFault(this.failure)}
      ></gp-code-editor>
      ${
        this.failure === null
          ? nothing
          : html`<gp-fault-card
              .failure=${this.failure}
              @gp-goto-line=${(event: AppEvent<'gp-goto-line'>) => this.editor.goToLine(event.detail)}
            ></gp-fault-card>`
      }`;
  }

  #banner() {
    if (this.link?.language !== this.language) return nothing;
    return html`<gp-link-banner name=${this.link.name} ?trusted=${isTrusted(this.draft)}></gp-link-banner>`;
  }
}

const faults = new WeakMap<RunFailure, LineFault | null>();

/** The same object for the same failure, so that the editor is not told the same twice. */
function lineFault(failure: RunFailure | null): LineFault | null {
  if (failure?.kind !== 'reward' || failure.fault.line === null) return null;
  let fault = faults.get(failure);
  if (fault === undefined) {
    const { line, type, message } = failure.fault;
    faults.set(failure, (fault = { line, message: `${type}: ${message}` }));
  }
  return fault;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-panel': RewardPanel;
  }
}
