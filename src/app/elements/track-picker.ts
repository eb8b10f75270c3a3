import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  ChevronDown,
  FileDown,
  FileUp,
  Mountain,
  RotateCcw,
  RotateCw,
  TriangleRight,
  X,
  type IconNode,
} from 'lucide';
import type { TrackFile } from '../../track/track-file.ts';
import { TRACK_FILES } from '../../workers/client/import-track-file.ts';
import { describeTrack, hasHills } from '../catalogue/describe-track.ts';
import { isOwn } from '../catalogue/own-items.ts';
import { trackFacts, type TrackFacts } from '../catalogue/track-facts.ts';
import { trackGroups, type TrackGroup } from '../catalogue/track-groups.ts';
import type { DrawingSubject } from '../state/drawing-subject.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { FileDrop } from './file-drop.ts';
import { icon } from './icon.ts';
import { saveTrack } from './save-file.ts';
import { trackOutline } from './track-outline.ts';
import { trackPickerStyles } from './track-picker-styles.ts';

/** What a track has beside its length: a sign for the tiles, and the words for it. */
const MARKS: readonly (readonly [has: (facts: TrackFacts) => boolean, sign: IconNode, words: string])[] = [
  [({ isClockwise }) => !isClockwise, RotateCcw, 'counter-clockwise'],
  [({ isClockwise }) => isClockwise, RotateCw, 'clockwise'],
  [hasHills, Mountain, 'hills'],
  [({ bank }) => bank > 0, TriangleRight, 'banked'],
];

/**
 * The chosen track; opened, all of them as small outlines, a group of radio buttons for keyboard and screen reader.
 * Arrow keys choose and leave the list open; Enter, Escape and the pointer's click close it. Files that are dropped here,
 * or chosen with the button, are to become tracks. Any track can be edited as a copy, an own one as it is, or a new one drawn.
 * @fires gp-track with the id @fires gp-import with files @fires gp-remove-track with an id
 * @fires gp-draw-track with what to begin with
 */
@customElement('gp-track-picker')
export class TrackPicker extends LitElement {
  static override readonly styles = [sharedStyles, trackPickerStyles];

  /** Shortest first. */
  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  @property() chosen = '';
  @state() private isOpen = false;
  readonly #drop = new FileDrop(this, (files) => emit(this, 'gp-import', files));
  #facts: readonly TrackFacts[] = [];
  #groups: readonly TrackGroup[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('tracks')) return;
    this.#facts = this.tracks.map(trackFacts);
    this.#groups = trackGroups(this.#facts);
  }

  override render() {
    const chosen = this.#facts.find(({ file }) => file.id === this.chosen);
    return html`<div
      class="drop ${this.#drop.isTarget ? 'target' : ''}"
      @dragover=${this.#drop.onDrag}
      @dragleave=${this.#drop.onLeave}
      @drop=${this.#drop.onDrop}
    >
      <button
        class="card"
        aria-expanded=${this.isOpen}
        @click=${() => void (this.isOpen ? this.#close() : this.#open())}
      >
        ${chosen && trackOutline(chosen.file)}
        <span class="facts">${chosen && describe(chosen)}</span>
        <span class="visually-hidden">Choose a track</span>
        ${icon(ChevronDown)}
      </button>
      ${chosen?.file.description === undefined ? nothing : html`<p>${chosen.file.description}</p>`}
      ${chosen === undefined ? nothing : this.#drawing(chosen.file)}
      ${this.isOpen ? this.#list(chosen?.file) : nothing}
    </div>`;
  }

  /** Doors to the editor. */
  #drawing(track: TrackFile) {
    const draw = (subject: DrawingSubject) => () => emit(this, 'gp-draw-track', subject);
    return html`<div class="drawing">
      <button class="link" @click=${draw({ type: 'new' })}>Draw a track</button>
      ${
        isOwn(track)
          ? html`<button class="link" title="Edit ${track.name}" @click=${draw({ type: 'edit', track })}>
              Edit
            </button>`
          : nothing
      }
      <button class="link" title="Edit a copy of ${track.name}" @click=${draw({ type: 'copy', track })}>
        Edit a copy
      </button>
    </div>`;
  }

  #list(chosen: TrackFile | undefined) {
    return html`<fieldset @keydown=${this.#onKey}>
        <legend class="visually-hidden">Track</legend>
        ${this.#groups.map(
          ({ name, range, members }) =>
            html`<h3>${name} <span class="quiet number">${range}</span></h3>
              <div class="tiles">${members.map((facts) => this.#tileWithRemoval(facts))}</div>`,
        )}
        <p class="key" aria-hidden="true">
          ${MARKS.map(([, sign, words]) => html`<span>${icon(sign, 11)} ${words}</span>`)}
        </p>
      </fieldset>
      <label class="import"
        >${icon(FileUp, 15)} Import a track
        <input type="file" accept=${TRACK_FILES} multiple @change=${this.#drop.onPick} />
      </label>
      ${
        chosen === undefined
          ? nothing
          : html`<button class="import" title="${chosen.id}.json" @click=${() => saveTrack(chosen)}>
              ${icon(FileDown, 15)} Save as a file
            </button>`
      }
      <p>
        A DeepRacer route (.npy), a circuit of the racetrack database (.csv) or a track of Grad Prix (.json);
        or drop it here.
      </p>`;
  }

  #tileWithRemoval(facts: TrackFacts) {
    const { id, name } = facts.file;
    if (!isOwn(facts.file)) return this.#tile(facts);
    return html`<div class="own">
      ${this.#tile(facts)}
      <button
        class="icon-button"
        aria-label="Remove ${name}"
        title="Remove ${name}"
        @click=${() => emit(this, 'gp-remove-track', id)}
      >
        ${icon(X, 13)}
      </button>
    </div>`;
  }

  #tile(facts: TrackFacts) {
    const { file, length } = facts;
    const marks = MARKS.filter(([has]) => has(facts));
    return html`<label title=${file.description ?? ''}>
      <input
        type="radio"
        name="track"
        .checked=${file.id === this.chosen}
        @click=${(event: MouseEvent) => this.#choose(file.id, event.detail > 0)}
      />
      ${trackOutline(file)}
      <span class="name">${file.name}</span>
      <span class="length number"
        >${length.toFixed(1)} m ${marks.map(([, sign]) => icon(sign, 11))}
        <span class="visually-hidden">${marks.map(([, , words]) => words).join(', ')}</span></span
      >
    </label>`;
  }

  /** Arrow keys click too, but nothing is pressed then. */
  #choose(id: string, isPressed: boolean): void {
    if (id !== this.chosen) emit(this, 'gp-track', id);
    if (isPressed) this.#close();
  }

  async #open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('[type=radio]')];
    (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.card')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    // It presses the button that removes a track.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    this.#close();
  };
}

function describe(facts: TrackFacts) {
  const { size, ways } = describeTrack(facts);
  return html`<strong>${facts.file.name}</strong> <small class="number">${size}</small>
    <small class="number">${ways}</small>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-picker': TrackPicker;
  }
}
