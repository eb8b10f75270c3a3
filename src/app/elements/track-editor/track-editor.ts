import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ArrowLeftRight, FileDown, FileUp, Flag, Pencil, Redo2, Shrink, Undo2 } from 'lucide';
import type { TrackFile } from '../../../track/track-file.ts';
import { TRACK_FILES } from '../../../workers/client/import-track-file.ts';
import { Rest } from '../../controllers/rest.ts';
import { TrackDesigner } from '../../controllers/track-designer.ts';
import type { Drawing, FittedImport } from '../../state/drawing-subject.ts';
import { formatLap } from '../../state/format.ts';
import type { IdealLapOutcome } from '../../state/ideal-laps.ts';
import { messageOf } from '../../state/message-of.ts';
import { MAX_TRACK_NAME, readTrackDraft } from '../../state/track-draft.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './design-point-fields.ts';
import { emit, type AppEvent } from '../emit.ts';
import { FileDrop } from '../file-drop.ts';
import { icon } from '../icon.ts';
import { saveTrack } from '../save-file.ts';
import { trackEditorStyles } from './track-editor-styles.ts';
import './track-plane.ts';
import type { TrackPlane } from './track-plane.ts';
import './track-profile.ts';
import type { TrackProfile } from './track-profile.ts';

/** A road that has stayed as it is for so long is worth looking for its ideal lap, ms. */
const LOOKED_AT = 700;
/** What a track can be scaled to, metres. */
const LENGTH = { low: 5, high: 2000 } as const;

/**
 * Draws a track: a closed line through points, how wide, high and banked it is, and what is wrong with it at each moment.
 * Whatever is not saved is kept as a draft. A file that is dropped on it becomes points to go on with.
 * @fires gp-track-draft @fires gp-keep-track @fires gp-editor-close
 */
@customElement('gp-track-editor')
export class TrackEditor extends LitElement {
  static override readonly styles = [sharedStyles, fieldStyles, trackEditorStyles];

  /** What is drawn; null: the editor is closed. */
  @property({ attribute: false }) subject: Drawing | null = null;
  /** What an earlier visit has left of it, to be checked; null: nothing. Set with the subject. */
  @property({ attribute: false }) draft: unknown = null;
  /** What there is to be said of it; empty: nothing. */
  @property() notice = '';
  /** Reads a file; throws an Error whose message is one line for the person. */
  @property({ attribute: false }) readTrack: ((file: File) => Promise<FittedImport>) | null = null;
  @property({ attribute: false }) findIdealLap: ((track: TrackFile) => Promise<IdealLapOutcome>) | null =
    null;
  /** Until it is saved or left; whoever gave the subject takes it away after that. */
  @state() private isOpen = false;
  @state() private pen = false;
  /** Why saving was refused; empty: it was not. */
  @state() private refusal = '';
  @state() private ideal: { readonly track: TrackFile; readonly outcome: IdealLapOutcome } | null = null;
  @query('gp-track-plane') private readonly plane!: TrackPlane | null;
  @query('gp-track-profile') private readonly profile!: TrackProfile | null;
  #designer: TrackDesigner | null = null;
  readonly #drop = new FileDrop(this, (files) => void this.#read(files));
  readonly #rest = new Rest(LOOKED_AT, () => void this.#findIdeal());
  #isFinding = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest.cancel();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('subject')) return;
    this.isOpen = this.subject !== null;
    if (this.subject === null) {
      this.#designer = null;
      return;
    }
    this.#designer = new TrackDesigner(this.subject, readTrackDraft(this.draft));
    this.#designer.note = [this.#designer.note, this.notice].filter(Boolean).join(' ');
    this.pen = false;
    this.refusal = '';
    this.plane?.fit();
    this.#rest.ask();
  }

  override render() {
    const designer = this.#designer;
    return html`<wa-dialog
      label="Track editor"
      ?open=${this.isOpen}
      @wa-hide=${this.#hide}
      @wa-after-hide=${() => emit(this, 'gp-editor-close', null)}
      @keydown=${this.#key}
    >
      ${designer === null ? nothing : this.#content(designer)}
    </wa-dialog>`;
  }

  #content(designer: TrackDesigner) {
    return html`<div
      class="editor ${this.#drop.isTarget ? 'target' : ''}"
      @dragover=${this.#drop.onDrag}
      @dragleave=${this.#drop.onLeave}
      @drop=${this.#drop.onDrop}
      @gp-design=${({ detail }: AppEvent<'gp-design'>) => this.#do(() => designer.change(detail))}
      @gp-point=${({ detail }: AppEvent<'gp-point'>) => this.#do(() => designer.choose(detail))}
      @gp-stroke=${({ detail }: AppEvent<'gp-stroke'>) =>
        this.#do(() => {
          this.pen = !designer.followStroke(detail.line, detail.tolerance);
        })}
    >
      ${this.#tools(designer)}
      <div class="stage">
        <gp-track-plane
          .design=${designer.design}
          .road=${designer.road}
          .track=${designer.track}
          .faults=${designer.faults}
          .chosen=${designer.chosen}
          ?pen=${this.pen}
        ></gp-track-plane>
        <gp-track-profile
          .design=${designer.design}
          .road=${designer.road}
          .chosen=${designer.chosen}
        ></gp-track-profile>
      </div>
      <div class="side">
        ${this.#faults(designer)} ${this.#facts(designer)}
        <h2>Point ${designer.chosen + 1} of ${designer.design.points.length}</h2>
        <gp-design-point-fields
          .design=${designer.design}
          .chosen=${designer.chosen}
        ></gp-design-point-fields>
        <h2>Whole track</h2>
        ${this.#whole(designer)}
      </div>
      ${this.#end(designer)}
    </div>`;
  }

  #tools(designer: TrackDesigner) {
    return html`<div class="tools" role="toolbar" aria-label="Tools">
      <input
        class="field"
        aria-label="Name of the track"
        maxlength=${MAX_TRACK_NAME}
        .value=${designer.name}
        @input=${({ target }: Event) => this.#do(() => (designer.name = (target as HTMLInputElement).value))}
      />
      <button
        class="icon-button"
        aria-label="Undo"
        title="Undo (Ctrl + Z)"
        ?disabled=${!designer.canUndo}
        @click=${() => this.#do(() => designer.undo())}
      >
        ${icon(Undo2)}
      </button>
      <button
        class="icon-button"
        aria-label="Redo"
        title="Redo (Ctrl + Shift + Z)"
        ?disabled=${!designer.canRedo}
        @click=${() => this.#do(() => designer.redo())}
      >
        ${icon(Redo2)}
      </button>
      <button class="tool" aria-pressed=${this.pen} @click=${() => (this.pen = !this.pen)}>
        ${icon(Pencil, 15)} Draw by hand
      </button>
      <label class="tool opens-files"
        >${icon(FileUp, 15)} Open a file
        <input type="file" accept=${TRACK_FILES} @change=${this.#drop.onPick} />
      </label>
    </div>`;
  }

  #faults(designer: TrackDesigner) {
    const { faults } = designer;
    const isTooTight = faults.some(({ label }) => label === 'Too tight');
    return html`<h2>Checks</h2>
      <div role="status" aria-label="Checks">
        ${
          faults.length === 0
            ? html`<div class="fine">✓ It can be driven on.</div>`
            : html`<ul class="faults">
                ${faults.map(
                  ({ severity, label, text, place }) =>
                    html`<li class=${severity}>
                      <button title="Show it" @click=${() => this.plane?.show(place)}>
                        <b>${severity === 'error' ? '▲' : '●'} ${label}</b>${text}
                      </button>
                    </li>`,
                )}
              </ul>`
        }
      </div>
      ${
        isTooTight
          ? html`<button class="tool" @click=${() => this.#do(() => designer.narrow())}>
              ${icon(Shrink, 15)} Narrow where too tight
            </button>`
          : nothing
      }`;
  }

  #facts({ facts, track }: TrackDesigner) {
    const { length, narrowest, tightest, climb, mostBanked } = facts;
    const ideal = this.ideal?.track.centreLine === track.centreLine ? this.ideal.outcome : null;
    return html`<h2>Facts</h2>
      <dl class="number">
        <dt>Length</dt>
        <dd>${length.toFixed(1)} m</dd>
        <dt>Narrowest</dt>
        <dd>${narrowest.value.toFixed(2)} m</dd>
        <dt>Tightest radius</dt>
        <dd>${tightest.value.toFixed(2)} m</dd>
        <dt>Climb</dt>
        <dd>${climb.toFixed(2)} m</dd>
        <dt>Banked to</dt>
        <dd>${mostBanked.value.toFixed(0)}°</dd>
        <dt title="Of the car in the setup, with all of it on the road, from rest">Ideal lap</dt>
        <dd>${describeIdeal(ideal)}</dd>
      </dl>`;
  }

  #whole(designer: TrackDesigner) {
    const { length } = designer.facts;
    return html`<label class="length"
        >Scale to
        <input
          class="field"
          type="number"
          aria-label="Scale to a length of so many metres"
          min=${LENGTH.low}
          max=${LENGTH.high}
          step="0.1"
          .value=${length.toFixed(1)}
          @change=${({ target }: Event) => this.#scale(designer, target as HTMLInputElement)}
        />
        m</label
      >
      <div class="row">
        <button class="tool" @click=${() => this.#do(() => designer.reverse())}>
          ${icon(ArrowLeftRight, 15)} Reverse
        </button>
        <button
          class="tool"
          ?disabled=${designer.chosen === 0}
          @click=${() => this.#do(() => designer.startHere())}
        >
          ${icon(Flag, 15)} Start at this point
        </button>
      </div>`;
  }

  #end(designer: TrackDesigner) {
    return html`<div class="end">
      <p role="status">
        ${
          this.refusal === ''
            ? html`<span class="quiet">${designer.note}</span>`
            : html`<span class="refused">Not saved. ${this.refusal}</span>`
        }
        ${
          designer.draft === null
            ? nothing
            : html`<button class="link" @click=${() => this.#do(() => designer.startOver())}>
                Start over
              </button>`
        }
      </p>
      <button class="tool" @click=${() => this.#export(designer)}>
        ${icon(FileDown, 15)} Save as a file
      </button>
      <wa-button variant="brand" appearance="accent" size="s" @click=${() => this.#save(designer)}>
        ${designer.subject.type === 'edit' ? 'Save this version' : 'Save and drive'}
      </wa-button>
    </div>`;
  }

  /** Lets something happen to the design, shows it and keeps what is unsaved of it. */
  #do(action: () => unknown): void {
    const before = this.#designer?.draft;
    action();
    this.refusal = '';
    this.requestUpdate();
    const draft = this.#designer?.draft ?? null;
    if (before?.design !== draft?.design || before?.name !== draft?.name) {
      emit(this, 'gp-track-draft', draft);
      this.#rest.ask();
    }
  }

  #scale(designer: TrackDesigner, input: HTMLInputElement): void {
    const wished = Number(input.value);
    const isLength = input.value !== '' && wished >= LENGTH.low && wished <= LENGTH.high;
    this.#do(() => {
      if (isLength) designer.scaleTo(wished);
      else designer.note = `A length is a number from ${LENGTH.low} to ${LENGTH.high} m; it stays as it is.`;
    });
    input.value = designer.facts.length.toFixed(1);
    if (isLength) this.plane?.fit();
  }

  async #read(files: readonly File[]): Promise<void> {
    const designer = this.#designer;
    if (designer === null || this.readTrack === null) return;
    const [file] = files;
    this.#do(() => (designer.note = `Reading ${file.name} …`));
    try {
      const outcome = await this.readTrack(file);
      this.#do(() => designer.load(outcome));
      this.plane?.fit();
    } catch (error) {
      this.#do(() => (designer.note = messageOf(error)));
    }
  }

  #save(designer: TrackDesigner): void {
    const { refusal, subject, track } = designer;
    if (refusal !== null) return this.#refuse(designer, refusal);
    emit(this, 'gp-keep-track', { track, replacedId: subject.type === 'edit' ? subject.track.id : null });
    designer.saved();
    emit(this, 'gp-track-draft', null);
    this.isOpen = false;
  }

  #export(designer: TrackDesigner): void {
    const { refusal, track } = designer;
    if (refusal !== null) return this.#refuse(designer, refusal);
    saveTrack(track);
  }

  #refuse({ faults }: TrackDesigner, refusal: string): void {
    this.refusal = refusal;
    const error = faults.find(({ severity }) => severity === 'error');
    if (error !== undefined) this.plane?.show(error.place);
  }

  /** Escape first lets go of what is held, then puts the pen away, and closes only then. */
  readonly #hide = (event: Event): void => {
    const held = [this.plane, this.profile].filter((part) => part?.isBusy);
    if (held.length === 0 && !this.pen) return;
    event.preventDefault();
    for (const part of held) part?.cancel();
    if (held.length === 0) this.pen = false;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const designer = this.#designer;
    if (designer === null || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    // The page's own keys would train or save a reward behind the dialog.
    event.stopPropagation();
    const isTyping = event.composedPath()[0] instanceof HTMLInputElement;
    if (key === 's') this.#save(designer);
    else if (isTyping) return;
    else if (key === 'z' && !event.shiftKey) this.#do(() => designer.undo());
    else if (key === 'y' || key === 'z') this.#do(() => designer.redo());
    else return;
    event.preventDefault();
  };

  /** One at a time; what has changed meanwhile is looked for next. */
  async #findIdeal(): Promise<void> {
    const designer = this.#designer;
    if (designer === null || !this.isOpen || this.findIdealLap === null || this.#isFinding) return;
    if (designer.refusal !== null || this.ideal?.track.centreLine === designer.track.centreLine) return;
    const { track } = designer;
    this.#isFinding = true;
    const outcome = await this.findIdealLap(track);
    this.#isFinding = false;
    this.ideal = { track, outcome };
    this.#rest.ask();
  }
}

function describeIdeal(outcome: IdealLapOutcome | null): string {
  if (outcome === null) return '–';
  return outcome.type === 'solved' ? formatLap(outcome.lap.standing) : 'none: too tight';
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-track-editor': TrackEditor;
  }
}
