import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PlaceThoughts } from '../../../../music/editing/place-thoughts.ts';
import type { Part } from '../../../../music/roll/roll-layout.ts';
import type { Note } from '../../../../music/song/song.ts';
import { choiceStyles } from '../../../theme/choice-styles.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { RovingFocus } from '../../../elements/roving-focus.ts';
import { type Extension, FIRST_EXTENSION } from '../../state/extension.ts';
import { FIRST_STYLE_EDIT, type StyleEditSettings } from '../../state/style-edit.ts';
import type { OwnModel } from '../../state/music-training.ts';
import { emptyPiece, type Piece, type Style } from '../../state/own-song.ts';
import './edit-panel.ts';
import './extend-panel.ts';
import './generate-panel.ts';
import './genre-choice.ts';
import './track-list.ts';

/** What can be made of the melody: each has one of `#panels`, of which one is shown. */
const TECHNIQUES = [
  ['generate', 'Generate'],
  ['extend', 'Extend'],
  ['edit', 'Edit in style'],
] as const;

type Technique = (typeof TECHNIQUES)[number][0];

/** What models make of the melody, in which genre, and the tracks that come of it. */
@customElement('gp-arrange-panel')
export class ArrangePanel extends LitElement {
  static override readonly styles = [
    sharedStyles,
    choiceStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-height: 0;
        padding: 12px;
        overflow-y: auto;
        background: var(--panel);
      }

      .choices button {
        flex: 1 0 auto;
        padding: 2px 6px;
        min-height: 30px;
        font-size: var(--type-text);
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  /** Of one's own. */
  @property({ attribute: false }) models: readonly OwnModel[] = [];
  @property({ attribute: false }) generation: Style = { genre: 'pop', seed: 1 };
  /** Whether parts are being made. */
  @property({ type: Boolean }) busy = false;
  /** How the melody is continued, and whether it is being. */
  @property({ attribute: false }) extension: Extension = FIRST_EXTENSION;
  @property({ type: Boolean }) extending = false;
  /** How it is edited in a style, whether it is being, and what the model makes of a place. */
  @property({ attribute: false }) styleEdit: StyleEditSettings = FIRST_STYLE_EDIT;
  @property({ type: Boolean }) editing = false;
  @property({ attribute: false }) place: PlaceThoughts | null = null;
  @property({ attribute: false }) selected: ReadonlySet<Note> = new Set();
  @property({ attribute: false }) locked: ReadonlySet<Part> = new Set();
  /** Indices of tracks. */
  @property({ attribute: false }) muted: ReadonlySet<number> = new Set();
  @property({ attribute: false }) solo: ReadonlySet<number> = new Set();
  @state() private technique: Technique = 'generate';

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.choices'));
  }

  override render() {
    return html`<h2>Arrange</h2>
      <gp-genre-choice .models=${this.models} .generation=${this.generation}></gp-genre-choice>
      <div class="choices" role="group" aria-label="Technique">
        ${TECHNIQUES.map(
          ([technique, name]) =>
            html`<button
              aria-pressed=${technique === this.technique}
              @click=${() => (this.technique = technique)}
            >
              ${name}
            </button>`,
        )}
      </div>
      ${this.#panels[this.technique]()}
      <gp-track-list
        .piece=${this.piece}
        .models=${this.models}
        ?busy=${this.busy}
        .locked=${this.locked}
        .muted=${this.muted}
        .solo=${this.solo}
      ></gp-track-list>`;
  }

  /** What the chosen model of one's own is called; empty: none is chosen. */
  get #ownModel(): string {
    return this.models.find(({ id }) => id === this.generation.model)?.name ?? '';
  }

  readonly #panels: Readonly<Record<Technique, () => TemplateResult>> = {
    generate: () =>
      html`<gp-generate-panel
        role="group"
        aria-label="Generate"
        .piece=${this.piece}
        .generation=${this.generation}
        .locked=${this.locked}
        ?busy=${this.busy}
      ></gp-generate-panel>`,
    extend: () =>
      html`<gp-extend-panel
        role="group"
        aria-label="Extend"
        .piece=${this.piece}
        .extension=${this.extension}
        genre=${this.generation.genre}
        model=${this.#ownModel}
        ?busy=${this.extending}
      ></gp-extend-panel>`,
    edit: () =>
      html`<gp-edit-panel
        role="group"
        aria-label="Edit in style"
        .piece=${this.piece}
        .settings=${this.styleEdit}
        .selected=${this.selected}
        .place=${this.place}
        genre=${this.generation.genre}
        model=${this.#ownModel}
        ?busy=${this.editing}
      ></gp-edit-panel>`,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-arrange-panel': ArrangePanel;
  }
}
