import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { LineFault, TextNote } from '../editor/fault-line.ts';
import type { NameService } from '../editor/name-service.ts';
import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { EditorLanguage, RewardDraft } from '../state/race-state.ts';
import type { RunFailure } from '../state/run-record.ts';
import { isTrusted, type OpenedLink } from '../state/opened-link.ts';
import type { OwnReward } from '../state/own-reward.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './code-editor.ts';
import type { CodeEditor } from './code-editor.ts';
import { emit, type AppEvent } from './emit.ts';
import './fault-card.ts';
import './link-banner.ts';
import './reward-actions.ts';
import './reward-menu.ts';

const LANGUAGES: readonly (readonly [EditorLanguage, string])[] = [
  ['python', 'Python'],
  ['typescript', 'TypeScript'],
];

/**
 * Where the reward function is written.
 * @slot tools - what is opened under the editor
 * @fires gp-edit (from the editor) @fires gp-language with the language @fires gp-template with a template's id
 * @fires gp-save @fires gp-shelf @fires gp-open-reward @fires gp-import-reward @fires gp-export-reward @fires gp-share @fires gp-link (from what stands inside it)
 * @fires gp-edit (from the editor) @fires gp-language with the language @fires gp-template (from the menu)
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
        gap: 6px;
        padding: 8px 12px;
      }

      .title {
        flex: 1 1 0;
        min-width: 48px;
      }

      h2 {
        line-height: 1.15;
      }

      .name {
        display: block;
        overflow: hidden;
        color: var(--quiet);
        font-size: var(--type-tiny);
        line-height: 1.2;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .languages {
        display: flex;
        padding: 2px;
        border: 0;
        border-radius: 7px;
        background: var(--ground);
      }

      .menus {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      label {
        position: relative;
        display: block;
      }

      label span {
        display: block;
        padding: 4px 8px;
        border-radius: 5px;
        color: var(--quiet);
        font-size: var(--type-note);
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

      :host([target]) gp-code-editor {
        box-shadow: inset 0 0 0 2px var(--policy);
        opacity: 0.7;
      }

      gp-code-editor {
        flex: 1;
        min-height: 80px;
      }

      gp-fault-card {
        max-height: 55%;
        overflow: auto;
      }

      ::slotted([slot='tools']) {
        flex: none;
        max-height: 66%;
      }

      @media (max-width: 1100px) {
        ::slotted([slot='tools']) {
          max-height: 50%;
        }
      }
    `,
  ];

  @property() language: EditorLanguage = 'python';
  @property({ attribute: false }) draft: RewardDraft = { file: '', code: '', templateId: null };
  @property({ attribute: false }) failure: RunFailure | null = null;
  /** What there is to say about stretches of the text. */
  @property({ attribute: false }) notes: readonly TextNote[] = [];
  /** Who knows what the names in the text are. */
  @property({ attribute: false }) names: NameService | null = null;
  /** Where the text spends its time; null while nobody has asked, or knows. */
  @property({ attribute: false }) profile: RewardProfile | null = null;
  @property({ attribute: false }) rewards: readonly OwnReward[] = [];
  /** What the draft is called. */
  @property() name = '';
  @property({ attribute: false }) link: OpenedLink | null = null;
  /** Whether a file hangs over the panel. */
  @property({ type: Boolean, reflect: true, attribute: 'target' }) isTarget = false;
  @query('gp-code-editor') private readonly editor!: CodeEditor;

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the editor, which would put the text of a file where it is dropped.
    this.addEventListener('dragover', this.#onDrag, { capture: true });
    this.addEventListener('dragleave', this.#onLeave);
    this.addEventListener('drop', this.#onDrop, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('dragover', this.#onDrag, { capture: true });
    this.removeEventListener('dragleave', this.#onLeave);
    this.removeEventListener('drop', this.#onDrop, { capture: true });
  }

  override render() {
    return html`<header>
        <div class="title">
          <h2>Reward</h2>
          <span class="name" title="Open: ${this.name}">${this.name}</span>
        </div>
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
        <div class="menus">
          <gp-reward-menu .rewards=${this.rewards}></gp-reward-menu>
          <gp-reward-actions></gp-reward-actions>
        </div>
      </header>
      ${this.#banner()}
      <gp-code-editor
        .value=${this.draft.code}
        .language=${this.language}
        .fault=${lineFault(this.failure)}
        .notes=${this.notes}
        .names=${this.names}
        .profile=${this.profile}
      ></gp-code-editor>
      ${
        this.failure === null
          ? nothing
          : html`<gp-fault-card
              .failure=${this.failure}
              @gp-goto-line=${(event: AppEvent<'gp-goto-line'>) => this.editor.goToLine(event.detail)}
            ></gp-fault-card>`
      }
      <slot
        name="tools"
        @gp-goto-line=${(event: AppEvent<'gp-goto-line'>) => this.editor.goToLine(event.detail)}
      ></slot>`;
  }

  readonly #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    this.isTarget = true;
  };

  readonly #onLeave = (): void => {
    this.isTarget = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.isTarget = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    emit(this, 'gp-import-reward', files);
  };

  /** A draft that may have come from a link is never shown without saying so. */
  #banner() {
    const trusted = isTrusted(this.draft);
    const link = this.link?.language === this.language ? this.link : null;
    if (link === null && trusted) return nothing;
    return html`<gp-link-banner
      name=${link?.name ?? this.name}
      ?trusted=${trusted}
      ?stays=${link === null}
    ></gp-link-banner>`;
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
