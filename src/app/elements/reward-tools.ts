import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ChevronDown, ChevronUp } from 'lucide';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { FieldPicture } from '../../workers/protocol.ts';
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
import { icon } from './icon.ts';
import './what-if.ts';

const TOOLS: readonly (readonly [tool: RewardTool, name: string, about: string])[] = [
  ['what-if', 'What-if', 'What this reward says about laps that were driven already'],
  ['field', 'Field', 'The reward painted on the road: at which speed, heading and steering'],
];

/**
 * A row of tools under the editor, of which one is open at a time.
 * @fires gp-tool with the tool to open, or null to close it @fires gp-field with true, when the field's settings are opened
 * @fires gp-lap (from what-if) @fires gp-manner, gp-term (from the sliders)
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
      }

      .row {
        display: flex;
        gap: 2px;
        padding: 4px 8px;
      }

      .row button {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 4px 8px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--quiet);
        font-size: 12px;
        cursor: pointer;
      }

      .row button:hover {
        background: var(--raised);
      }

      .row button[aria-expanded='true'] {
        color: var(--text);
        font-weight: 600;
      }

      .open {
        min-height: 0;
        padding: 2px 12px 10px;
        overflow: auto;
      }

      @media (pointer: coarse) {
        .row button {
          min-height: 36px;
        }
      }
    `,
  ];

  @property({ attribute: false }) open: RewardTool | null = null;
  @property({ attribute: false }) laps: StudioView<LapsView> = NOTHING_SCORED;
  /** Index of the lap that is looked at; null: the best one. */
  @property({ attribute: false }) chosenLap: number | null = null;
  @property({ attribute: false }) field: StudioView<FieldPicture> = NOTHING_SCORED;
  @property({ attribute: false }) manner: FieldManner = FIRST_STUDIO.fieldManner;
  @property() theme = '';

  override render() {
    return html`<div class="row">
        ${TOOLS.map(
          ([tool, name, about]) =>
            html`<button
              class=${tool}
              title=${about}
              aria-expanded=${this.open === tool}
              aria-controls="open"
              @click=${() => this.#toggle(tool)}
            >
              ${name} ${icon(this.open === tool ? ChevronDown : ChevronUp, 13)}
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

  #opened(tool: RewardTool) {
    if (tool === 'field') {
      return html`<gp-field-sliders .manner=${this.manner} .picture=${this.field.result}></gp-field-sliders>`;
    }
    return html`<gp-what-if .laps=${this.laps} .chosen=${this.chosenLap} theme=${this.theme}></gp-what-if>`;
  }

  #toggle(tool: RewardTool): void {
    const isOpened = this.open !== tool;
    emit(this, 'gp-tool', isOpened ? tool : null);
    if (isOpened && tool === 'field') emit(this, 'gp-field', true);
  }
}

function nameOf(tool: RewardTool): string {
  return TOOLS.find(([known]) => known === tool)![1];
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-tools': RewardTools;
  }
}
