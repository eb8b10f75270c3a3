import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ChevronDown, ChevronUp } from 'lucide';
import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { Finding } from '../../reward/review/finding.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
import { TOOL_WORDS } from '../catalogue/tool-words.ts';
import type { TextNote } from '../editor/fault-line.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import {
  FIRST_STUDIO,
  type LapsView,
  NOTHING_SCORED,
  type RewardTool,
  type StudioView,
} from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import './field-sliders.ts';
import './reward-prints.ts';
import './review-findings.ts';
import './reward-profile.ts';
import { icon } from './icon.ts';
import './what-if.ts';

/**
 * A row of tools under the editor, of which one is open at a time.
 * @fires gp-tool with the tool to open, or null to close it @fires gp-field with true, when the field's settings are opened
 * @fires gp-goto-line (from review and profile) @fires gp-lap, gp-logs (from what-if) @fires gp-manner, gp-term (from the sliders)
 */
@customElement('gp-reward-tools')
export class RewardTools extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        border-top: 1px solid var(--line);
        background: var(--panel);
        container-type: inline-size;
      }

      .row {
        display: flex;
        flex: none;
        gap: 2px;
        padding: 4px 8px;
        overflow-x: auto;
        scrollbar-width: none;
      }

      .row button {
        display: flex;
        flex: none;
        align-items: center;
        gap: 4px;
        padding: 4px 8px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--quiet);
        font-size: var(--type-note);
        white-space: nowrap;
        cursor: pointer;
      }

      .row button:hover {
        background: var(--raised);
      }

      .row button[aria-expanded='true'] {
        color: var(--text);
        font-weight: 600;
      }

      .count {
        min-width: 17px;
        padding: 0 5px;
        border-radius: 9px;
        background: var(--learning);
        color: var(--on-learning);
        font-weight: 600;
        font-size: var(--type-tiny);
        text-align: center;
      }

      .count.grave {
        background: var(--off);
        color: #fff;
      }

      .open {
        min-height: 0;
        padding: 2px 12px 10px;
        overflow: auto;
      }

      /* The names alone, so that the last one is in view. */
      @container (max-width: 400px) {
        .row svg {
          display: none;
        }
      }

      @media (pointer: coarse) {
        .row button {
          min-height: 36px;
        }
      }
    `,
  ];

  @property({ attribute: false }) open: RewardTool | null = null;
  @property({ attribute: false }) review: StudioView<readonly Finding[]> = NOTHING_SCORED;
  /** What is marked in the text beside its findings. */
  @property({ attribute: false }) typeNotes: readonly TextNote[] = [];
  @property() language: EditorLanguage = 'python';
  @property({ attribute: false }) profile: StudioView<RewardProfile> = NOTHING_SCORED;
  /** The text of the reward in the editor. */
  @property() code = '';
  @property({ attribute: false }) laps: StudioView<LapsView> = NOTHING_SCORED;
  /** What the logs are called whose laps those are; null: laps of the policy in view. */
  @property({ attribute: false }) logs: string | null = null;
  /** Index of the lap that is looked at; null: the best one. */
  @property({ attribute: false }) chosenLap: number | null = null;
  @property({ attribute: false }) field: StudioView<FieldPicture> = NOTHING_SCORED;
  @property({ attribute: false }) manner: FieldManner = FIRST_STUDIO.fieldManner;
  /** What the reward of the run that trains has printed. */
  @property() printed = '';
  @property() theme = '';

  override render() {
    return html`<div class="row">
        ${TOOL_WORDS.map(
          ([tool, name, about]) =>
            html`<button
              class=${tool}
              title=${about}
              aria-expanded=${this.open === tool}
              aria-controls="open"
              @click=${() => this.#toggle(tool)}
            >
              ${name} ${tool === 'review' ? this.#count() : nothing}
              ${icon(this.open === tool ? ChevronDown : ChevronUp, 13)}
            </button>`,
        )}
      </div>
      ${
        this.open === null
          ? nothing
          : html`<section id="open" class="open ${this.open}" aria-label=${nameOf(this.open)}>
              ${this.#opened(this.open)}
            </section>`
      }`;
  }

  /** How much there is to say. */
  #count() {
    const { result } = this.review;
    const count = (result?.length ?? 0) + this.typeNotes.length;
    const isGrave = result?.some(({ severity }) => severity === 'error') ?? false;
    return count === 0 ? nothing : html`<span class="count ${isGrave ? 'grave' : ''}">${count}</span>`;
  }

  #opened(tool: RewardTool) {
    if (tool === 'review')
      return html`<gp-review-findings
        .review=${this.review}
        .typeNotes=${this.typeNotes}
        language=${this.language}
      ></gp-review-findings>`;
    if (tool === 'profile') {
      return html`<gp-reward-profile .profile=${this.profile} .code=${this.code}></gp-reward-profile>`;
    }
    if (tool === 'prints') return html`<gp-reward-prints .text=${this.printed}></gp-reward-prints>`;
    if (tool === 'field') {
      return html`<gp-field-sliders .manner=${this.manner} .picture=${this.field.result}></gp-field-sliders>`;
    }
    return html`<gp-what-if
      .laps=${this.laps}
      .logs=${this.logs}
      .chosen=${this.chosenLap}
      theme=${this.theme}
    ></gp-what-if>`;
  }

  #toggle(tool: RewardTool): void {
    const isOpened = this.open !== tool;
    emit(this, 'gp-tool', isOpened ? tool : null);
    if (isOpened && tool === 'field') emit(this, 'gp-field', true);
  }
}

function nameOf(tool: RewardTool): string {
  return TOOL_WORDS.find(([known]) => known === tool)![1];
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-tools': RewardTools;
  }
}
