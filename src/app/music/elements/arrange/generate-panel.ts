import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Dices, Sparkles } from 'lucide';
import { type Part, PARTS } from '../../../../music/roll/roll-layout.ts';
import { emit } from '../../../elements/emit.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { MusicAction } from '../../state/music-action.ts';
import { emptyBarsOf, obstacleOf } from '../../state/arranging-limits.ts';
import { emptyPiece, partsOf, type Piece, type Style } from '../../state/own-song.ts';
import { musicStyles } from '../music-styles.ts';
import { isTypedInto } from '../room-keys.ts';
import { arrangeStyles } from './arrange-styles.ts';
import { MOST_SEED } from './number-fields.ts';

/** As many parts as are made at most, and fewer. */
const COUNTS = ['no parts', 'one part', 'two parts', 'three parts', 'four parts'];

/**
 * Makes drums, bass, chords and pad for the melody, by a seed.
 * @fires gp-music
 */
@customElement('gp-generate-panel')
export class GeneratePanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    arrangeStyles,
    css`
      .row .field {
        flex: 1;
        min-width: 0;
      }
    `,
  ];

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
        <label title="Each seed gives other parts; the same one gives the same"
          >Seed
          <input
            class="field"
            type="number"
            min="1"
            max=${MOST_SEED}
            .value=${String(seed)}
            @change=${this.#setSeed}
        /></label>
        <button
          class="tool"
          title="Takes the next seed and generates"
          ?disabled=${this.#isOff}
          @click=${() => {
            this.#do({ type: 'style', style: { seed: (seed % MOST_SEED) + 1 } });
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
              Drums, bass, chords and a pad join the melody, made for it by a small neural network in this
              browser.
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

  readonly #setSeed = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const seed = Math.round(input.valueAsNumber);
    if (seed >= 1 && seed <= MOST_SEED) this.#do({ type: 'style', style: { seed } });
    else input.value = String(this.generation.seed);
  };

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-generate-panel': GeneratePanel;
  }
}
