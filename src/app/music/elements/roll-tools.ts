import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ClipboardPaste, Copy, MousePointer2, Pencil, Redo2, Trash2, Undo2 } from 'lucide';
import { GRIDS, type GridId } from '../../../music/melody/grid.ts';
import type { Note } from '../../../music/song/song.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { RovingFocus } from '../../elements/roving-focus.ts';
import { formatShare } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { RollTool } from '../state/music-state.ts';
import { counted } from '../state/own-song.ts';
import { musicStyles } from './music-styles.ts';
import { shareSlider, slider } from './number-fields.ts';

/**
 * What the piano roll is edited with: tools, the grid, rhythm assist, what can be done with selected notes.
 * @fires gp-music
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

      /* What is selected must not make the bar higher, and so move the roll under the pointer. */
      .align {
        min-width: 8.5rem;
      }

      .share {
        min-width: 3.4em;
      }

      .velocity {
        min-width: 2.2em;
      }

      .off {
        opacity: 0.4;
      }

      input[type='range'] {
        width: 76px;
      }

      /* Where there is no room for a second row, one scrolls. */
      @media (max-width: 700px), (max-height: 640px) {
        .bar {
          flex-wrap: nowrap;
          padding: 6px 8px;
          overflow-x: auto;
        }

        .bar > * {
          flex: none;
        }

        .field {
          width: 84px;
        }

        .divider {
          display: none;
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

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.bar'));
  }

  override render() {
    const { selected, strength } = this;
    const first = [...selected].at(0);
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
            ({ id }) =>
              html`<option value=${id} .selected=${id === this.grid}>
                ${id.replace('T', ' triplets')}
              </option>`,
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
          class="tool align"
          title="Rhythm assist: moves ${selected.size > 0 ? 'the selected notes' : 'all notes'} to the grid, as far as the strength says. Elsewhere: quantise (Q)"
          @click=${() => this.#do({ type: 'quantise' })}
        >
          Align ${selected.size > 0 ? counted(selected.size, 'note') : 'all'}
        </button>
        <label
          ><span class="visually-hidden">Strength</span>
          ${shareSlider(strength, (strength) => this.#do({ type: 'strength', strength }))}<span
            class="unit share"
            >${formatShare(strength)}</span
          ></label
        >
      </span>
      ${this.#ofSelection(first?.velocity)}
    </div>`;
  }

  #ofSelection(velocity: number | undefined) {
    const isNone = velocity === undefined;
    return html`<label
        class=${isNone ? 'off' : ''}
        title="How hard the selected notes are struck, 1 to 127. Elsewhere: velocity"
        >Loudness
        ${slider({ low: 1, high: 127, value: velocity ?? 1, isOff: isNone }, (velocity) =>
          this.#do({ type: 'velocity', velocity }),
        )}<span class="unit velocity">${velocity}</span></label
      >
      <span class="group">
        ${this.#button('copy', 'Copy', Copy, 'Ctrl+C', !isNone)}
        ${this.#button('paste', 'Paste', ClipboardPaste, 'Where the line is, Ctrl+V', this.canPaste)}
        ${this.#button('delete', 'Delete', Trash2, 'Delete', !isNone)}
      </span>`;
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
