import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Dices, Sparkles } from 'lucide';
import { type Part, PARTS } from '../../../../music/roll/roll-layout.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { emptyBarsOf, obstacleOf } from '../../state/arranging-limits.ts';
import { emptyPiece, partsOf, type Piece, type Style } from '../../state/own-song.ts';
import { nextVariation } from '../../state/variation.ts';
import { musicStyles } from '../music-styles.ts';
import { variationField } from '../number-fields.ts';
import { isTypedInto } from '../room-keys.ts';
import { arrangeStyles, fieldRowStyles } from './arrange-styles.ts';

/** As many parts as are made at most, and fewer. */
const COUNTS = ['no parts', 'one part', 'two parts', 'three parts', 'four parts'];

/**
 * Makes drums, bass, chords and pad for the melody.
 * @fires gp-music
 */
@customElement('gp-generate-panel')
export class GeneratePanel extends LitElement {
  static override readonly styles = [sharedStyles, musicStyles, arrangeStyles, fieldRowStyles];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  @property({ attribute: false }) generation: Style = { genre: 'pop', seed: 1 };
  @property({ attribute: false }) locked: ReadonlySet<Part> = new Set();
  /** Whether parts are being made. */
  @property({ type: Boolean }) busy = false;

  constructor() {
    super();
    this.addEventListener('keydown', this.#key);
  }

  override render() {
    const { seed } = this.generation;
    const hasParts = partsOf(this.piece).length > 0;
    const obstacle = obstacleOf(this.piece, this.locked);
    const empty = emptyBarsOf(this.piece, this.locked);
    return html`<button
        class="tool prominent"
        title="Ctrl+Enter"
        ?disabled=${this.#isOff}
        @click=${() => this.#do({ type: 'generate' })}
      >
        ${icon(Sparkles, 16)}${this.busy ? 'Making the parts' : this.#promise(hasParts)}
      </button>
      <div class="row">
        ${variationField(seed, 'arranges', (seed) => this.#do({ type: 'style', style: { seed } }))}
        <button
          class="tool"
          title="Generates the next variation"
          ?disabled=${this.#isOff}
          @click=${() => {
            this.#do({ type: 'style', style: { seed: nextVariation(seed) } });
            this.#do({ type: 'generate' });
          }}
        >
          ${icon(Dices, 16)}Another
        </button>
      </div>
      ${obstacle === null ? nothing : html`<p>${obstacle}</p>`}
      ${empty === null ? nothing : html`<p>${empty}</p>`}
      ${
        hasParts
          ? nothing
          : html`<p>
              Drums, bass, chords and a pad (long, soft notes behind the others) join the melody, made for it
              by a small neural network in this browser.
            </p>`
      }`;
  }

  #promise(hasParts: boolean): string {
    const made = PARTS.length - (hasParts ? this.locked.size : 0);
    return `Generate ${COUNTS[made]}`;
  }

  /** Ctrl+Enter in a field is the button's, too; what has been typed counts. Elsewhere it is the room's. */
  readonly #key = (event: KeyboardEvent): void => {
    const [field] = event.composedPath();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isTypedInto(field)) return;
    event.preventDefault();
    field.dispatchEvent(new Event('change'));
    if (!event.repeat && !this.#isOff) this.#do({ type: 'generate' });
  };

  get #isOff(): boolean {
    return this.busy || obstacleOf(this.piece, this.locked) !== null;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-generate-panel': GeneratePanel;
  }
}
