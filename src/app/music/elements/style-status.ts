import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Square, Undo2, X } from 'lucide';
import { GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import { counted } from '../state/own-song.ts';
import type { StyleRun } from '../state/style-edit.ts';
import { musicStyles } from './music-styles.ts';

/**
 * Over the roll: how far an edit in style is, and then what its marks mean.
 * @fires gp-music
 */
@customElement('gp-style-status')
export class StyleStatus extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      .bar {
        padding: 6px 12px;
        border-top: 1px solid var(--line);
        font-size: var(--type-text);
        font-feature-settings: 'tnum';
      }

      .key {
        display: inline-grid;
        place-items: center;
        width: 22px;
        height: 14px;
        margin-right: 5px;
        border-radius: 3px;
        font-weight: 700;
        line-height: 1;
      }

      .added {
        border: 2px solid var(--learning-line);
      }

      .removed {
        border: 1px dashed var(--text);
      }

      .resized {
        border-right: 3px solid var(--learning-line);
      }

      .end {
        margin-left: auto;
      }

      /* The legend and what can be done share two rows: the roll needs the others. */
      @media (max-width: 700px) {
        .bar {
          gap: 6px;
          padding: 6px 8px;
        }

        .tool {
          padding: 4px 7px;
        }
      }
    `,
  ];

  @property({ attribute: false }) run: StyleRun | null = null;
  /** Whether the melody is as the edit has left it. */
  @property({ type: Boolean }) marked = false;
  /** Whether nothing has been done since. */
  @property({ type: Boolean, attribute: 'last-step' }) isLastStep = false;

  override render() {
    const { run } = this;
    if (run === null || !(run.isRunning || this.marked)) return nothing;
    const style = GENRE_FACTS[run.genre].name.toLowerCase();
    const resized = run.marks.resized.size;
    return html`<div class="bar" role="group" aria-label="Edit in style">
      <span
        >${run.isRunning ? `Editing in ${style}, ${run.edits} of ${run.iterations} edits:` : this.#ended(run, style)}</span
      >
      <span><span class="key added" aria-hidden="true">+</span>added ${run.added} of ${run.mostAdded}</span>
      <span
        ><span class="key removed" aria-hidden="true">−</span>removed ${run.removed} of
        ${run.mostRemoved}</span
      >
      <span title="Notes that only last longer or shorter than before"
        ><span class="key resized" aria-hidden="true">↔</span>other length ${resized}</span
      >
      <span class="group end">
        ${
          run.isRunning
            ? html`<button class="tool" title="Escape" @click=${() => this.#do({ type: 'stop-editing' })}>
                ${icon(Square, 16)}Stop
              </button>`
            : html`${this.isLastStep ? this.#undo() : nothing}
                <button class="tool" title="The notes stay" @click=${() => this.#do({ type: 'hide-marks' })}>
                  ${icon(X, 16)}Hide the marks
                </button>`
        }
      </span>
      <span class="visually-hidden" role="status"
        >${run.isRunning ? '' : `${counted(run.added, 'note')} added, ${run.removed} removed, ${resized} of another length`}</span
      >
    </div>`;
  }

  #undo() {
    return html`<button
      class="tool"
      title="The melody as it was before (Ctrl Z)"
      @click=${() => this.#do({ type: 'undo' })}
    >
      ${icon(Undo2, 16)}Take it back
    </button>`;
  }

  #ended({ edits, iterations }: StyleRun, style: string): string {
    if (edits === 0) return `Nothing to change in ${style} within these limits.`;
    const isEarly = edits < iterations;
    return `${counted(edits, 'edit')} in ${style}${isEarly ? `, of ${iterations}` : ''}:`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-style-status': StyleStatus;
  }
}
