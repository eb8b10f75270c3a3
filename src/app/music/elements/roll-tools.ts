import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  ClipboardPaste,
  Copy,
  Maximize,
  MousePointer2,
  Pencil,
  Redo2,
  Trash2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from 'lucide';
import { GRIDS, type GridId } from '../../../music/melody/grid.ts';
import type { Note } from '../../../music/song/song.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { formatShare } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { RollTool } from '../state/music-state.ts';
import { counted } from '../state/own-song.ts';
import { musicStyles } from './music-styles.ts';

const GRID_NAMES: Readonly<Record<GridId, string>> = {
  '1/4': '1/4, quarters',
  '1/4T': '1/4 T, triplets',
  '1/8': '1/8, eighths',
  '1/8T': '1/8 T, triplets',
  '1/16': '1/16, sixteenths',
  '1/16T': '1/16 T, triplets',
};

/**
 * What the piano roll is edited with: tools, the grid, rhythm assist, what can be done with selected notes.
 * @fires gp-music @fires gp-zoom with a factor; 0 shows everything
 */
@customElement('gp-roll-tools')
export class RollTools extends LitElement {
  static override readonly styles = [
    sharedStyles,
    choiceStyles,
    musicStyles,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line);
      }

      .choices button {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        min-height: 28px;
      }

      .share {
        min-width: 3.4em;
      }

      .space {
        flex: 1;
      }

      @media (max-width: 700px) {
        .bar {
          flex-wrap: nowrap;
          padding: 6px 8px;
          overflow-x: auto;
        }

        .bar > * {
          flex: none;
        }
      }
    `,
  ];

  @property() tool: RollTool = 'draw';
  @property() grid: GridId = '1/16';
  @property({ type: Boolean }) snaps = true;
  /** 0 … 1 */
  @property({ type: Number }) strength = 1;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  @property({ type: Boolean }) canPaste = false;
  @property({ attribute: false }) selected: ReadonlySet<Note> = new Set();

  override render() {
    const { selected, strength } = this;
    const [first] = selected;
    return html`<div class="bar" role="group" aria-label="Editing">
      <span class="choices" role="group" aria-label="Tool">
        ${this.#tool('draw', 'Draw', Pencil, 'A press on nothing adds a note')}
        ${this.#tool('select', 'Select', MousePointer2, 'A press on nothing begins a frame around notes')}
      </span>
      <span class="group">
        ${this.#button('undo', 'Undo', Undo2, 'Ctrl+Z', this.canUndo)}
        ${this.#button('redo', 'Redo', Redo2, 'Ctrl+Shift+Z', this.canRedo)}
      </span>
      <span class="divider"></span>
      <label
        >Grid
        <select class="field" @change=${this.#chooseGrid}>
          ${GRIDS.map(
            ({ id }) => html`<option value=${id} .selected=${id === this.grid}>${GRID_NAMES[id]}</option>`,
          )}
        </select></label
      >
      <label title="Notes are laid on the grid as they are drawn and moved">
        <input
          type="checkbox"
          .checked=${this.snaps}
          @change=${({ target }: Event) =>
            this.#do({ type: 'switch', name: 'snaps', isOn: (target as HTMLInputElement).checked })}
        />Snap</label
      >
      <span class="group">
        <button
          class="tool"
          title="Rhythm assist: draws ${selected.size > 0 ? 'the selected notes' : 'all notes'} to the grid by the strength (Q)"
          @click=${() => this.#do({ type: 'quantise' })}
        >
          Quantise ${selected.size > 0 ? counted(selected.size, 'note') : 'all'}
        </button>
        <label
          ><span class="visually-hidden">Strength</span>
          <input
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${String(Math.round(100 * strength))}
            @input=${({ target }: Event) =>
              this.#do({ type: 'strength', strength: (target as HTMLInputElement).valueAsNumber / 100 })}
          /><span class="unit share">${formatShare(strength)}</span></label
        >
      </span>
      ${selected.size === 0 ? nothing : this.#ofSelection(first.velocity)}
      ${
        this.canPaste
          ? this.#button('paste', 'Paste', ClipboardPaste, 'Paste where the line is, Ctrl+V', true)
          : nothing
      }
      <span class="space"></span>
      <span class="group">
        ${this.#zoom('Zoom out', ZoomOut, 1 / 1.3)} ${this.#zoom('Zoom in', ZoomIn, 1.3)}
        ${this.#zoom('Show everything', Maximize, 0)}
      </span>
    </div>`;
  }

  #ofSelection(velocity: number) {
    return html`<span class="divider"></span>
      <label title="How hard the selected notes are struck, 1 to 127"
        >Velocity
        <input
          type="range"
          min="1"
          max="127"
          .value=${String(velocity)}
          @input=${({ target }: Event) =>
            this.#do({ type: 'velocity', velocity: (target as HTMLInputElement).valueAsNumber })}
        /><span class="unit">${velocity}</span></label
      >
      ${this.#button('copy', 'Copy', Copy, 'Ctrl+C', true)}
      ${this.#button('delete', 'Delete', Trash2, 'Delete', true)}`;
  }

  #tool(tool: RollTool, label: string, node: Parameters<typeof icon>[0], title: string) {
    return html`<button
      aria-pressed=${this.tool === tool}
      title=${title}
      @click=${() => this.#do({ type: 'tool', tool })}
    >
      ${icon(node, 15)}${label}
    </button>`;
  }

  #button(
    type: 'undo' | 'redo' | 'copy' | 'paste' | 'delete',
    label: string,
    node: Parameters<typeof icon>[0],
    keys: string,
    isPossible: boolean,
  ) {
    return html`<button
      class="tool"
      aria-label=${label}
      title="${label} (${keys})"
      ?disabled=${!isPossible}
      @click=${() => this.#do({ type })}
    >
      ${icon(node, 16)}
    </button>`;
  }

  #zoom(label: string, node: Parameters<typeof icon>[0], factor: number) {
    return html`<button
      class="tool"
      aria-label=${label}
      title=${label}
      @click=${() => emit(this, 'gp-zoom', factor)}
    >
      ${icon(node, 16)}
    </button>`;
  }

  readonly #chooseGrid = ({ target }: Event): void => {
    this.#do({ type: 'grid', grid: (target as HTMLSelectElement).value as GridId });
  };

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-roll-tools': RollTools;
  }
}
