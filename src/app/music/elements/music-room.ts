// Of colours and sizes of Web Awesome's own; app.css has the last word, as nothing in it is in a layer.
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { GraduationCap, ListMusic, Piano, Sparkles } from 'lucide';
import { beatsOf } from '../../../music/melody/grid.ts';
import { animate } from '../../controllers/animate.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { AppEvent } from '../../elements/emit.ts';
import { FileDrop } from '../../elements/file-drop.ts';
import '../../elements/notice-stack.ts';
import { panelBar } from '../../elements/panel-bar.ts';
import { panelBarStyles } from '../../theme/panel-bar-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { ComputerKeys } from '../controllers/computer-keys.ts';
import type { MusicSession } from '../controllers/music-session.ts';
import type { MusicAction } from '../state/music-action.ts';
import { HEARD_EPOCH, type MusicState, pieceInView, silentTracks } from '../state/music-state.ts';
import { melodyOf } from '../state/own-song.ts';
import { isLastStep, marksOf } from '../state/style-edit.ts';
import './arrange/arrange-panel.ts';
import './midi-inputs.ts';
import './music-help.ts';
import { musicRoomStyles } from './music-room-styles.ts';
import './piano-keys.ts';
import type { PianoKeys } from './piano-keys.ts';
import './play-buttons.ts';
import './roll-tools.ts';
import './roll/piano-roll.ts';
import type { PianoRoll } from './roll/piano-roll.ts';
import './roll/roll-zoom.ts';
import { focusedElement } from '../../elements/focused-element.ts';
import { actionOfRoomKey, isTypedInto } from './room-keys.ts';
import './song-share.ts';
import './song-sources.ts';
import './style-status.ts';
import './track-choice.ts';
import './transport-bar.ts';
import type { TransportBar } from './transport-bar.ts';

const PANELS = [
  ['melody', 'Melody', Piano],
  ['songs', 'Songs', ListMusic],
  ['arrange', 'Arrange', Sparkles],
  ['train', 'Train', GraduationCap],
] as const;

type PanelName = (typeof PANELS)[number][0];

/** Actions that bring another melody. */
const LEADS_TO_MELODY: readonly MusicAction['type'][] = [
  'new',
  'sample',
  'open',
  'duplicate',
  'track',
  'extend',
  'edit-in-style',
];

/** The music tab: where melodies come from, the piano roll, what makes it sound, a keyboard to play. */
@customElement('gp-music-room')
export class MusicRoom extends LitElement {
  static override readonly styles = [sharedStyles, panelBarStyles, musicRoomStyles];

  @property({ attribute: false }) session: MusicSession | null = null;
  /** Whether the tab is in view: else it is silent, and keys are another's. */
  @property({ type: Boolean }) active = false;
  @property({ reflect: true }) theme: 'dark' | 'light' = 'dark';
  /** Whether the help is open. */
  @property({ type: Boolean }) help = false;
  /** Beside the room of training, where one comes back to. */
  @state() private panel: Exclude<PanelName, 'train'> = 'melody';
  @query('gp-piano-roll') private readonly roll!: PianoRoll | null;
  @query('gp-piano-keys') private readonly piano!: PianoKeys;
  @query('gp-transport-bar') private readonly transport!: TransportBar;
  readonly #state = new StoreController<MusicState>(this);
  readonly #drop = new FileDrop(this, (files) => this.session?.take(files));
  readonly #computer = new ComputerKeys({
    press: (pitch, velocity) => this.session?.act({ type: 'press', pitch, velocity }),
    release: (pitch) => this.session?.act({ type: 'release', pitch }),
    octave: (octave) => this.session?.act({ type: 'octave', octave }),
  });
  #stopDrawing: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    document.addEventListener('keyup', this.#onKeyUp);
    addEventListener('blur', this.#letGo);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('keyup', this.#onKeyUp);
    removeEventListener('blur', this.#letGo);
    this.#stopDrawing();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('active') && !changed.has('session')) return;
    this.#stopDrawing();
    if (this.active && this.session !== null) this.#stopDrawing = animate(() => this.#picture());
    else if (!this.active) {
      this.#letGo();
      this.session?.rest();
    }
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    const piece = pieceInView(state);
    const marks = marksOf(state.styleRun, piece);
    return html`<main
        data-panel=${state.isTraining ? 'train' : this.panel}
        class=${this.#drop.isTarget ? 'target' : ''}
        @gp-music=${({ detail }: AppEvent<'gp-music'>) => this.#act(session, detail)}
        @mousedown=${leaveFocus}
        @dragover=${this.#drop.onDrag}
        @dragleave=${this.#drop.onLeave}
        @drop=${this.#drop.onDrop}
      >
        <gp-song-sources
          role="region"
          aria-label="Melodies"
          .songs=${state.songs}
          current=${state.songId}
          .heard=${state.heard}
        ></gp-song-sources>
        <section class="work" aria-label="Melody">
          <gp-transport-bar
            .piece=${piece}
            phase=${state.phase}
            ?elsewhere=${state.heard !== null}
            ?rendering=${state.isRendering}
            ?loops=${state.loops}
            ?metronome=${state.metronome}
            ?countsin=${state.countsIn}
          ></gp-transport-bar>
          <gp-roll-tools
            tool=${state.tool}
            grid=${state.grid}
            ?snaps=${state.snaps}
            .strength=${state.strength}
            ?canundo=${state.history.past.length > 0}
            ?canredo=${state.history.future.length > 0}
            ?canpaste=${state.canPaste}
            .selected=${state.selected}
          ></gp-roll-tools>
          <gp-style-status
            .run=${state.styleRun}
            ?marked=${marks !== null}
            ?last-step=${isLastStep(state.styleRun, state.history)}
          ></gp-style-status>
          <gp-piano-roll
            songid=${state.songId}
            .piece=${piece}
            .silent=${silentTracks(state)}
            .selected=${state.selected}
            .marks=${marks}
            .lookAt=${state.lookAt}
            ?editing=${state.isEditing}
            tool=${state.tool}
            .grid=${beatsOf(state.grid)}
            ?snaps=${state.snaps}
            ?recording=${state.phase === 'recording' || state.phase === 'count-in'}
            theme=${this.theme}
          ></gp-piano-roll>
          <p class="count" role="status">
            ${state.phase === 'count-in' && state.count > 0 ? state.count : ''}
          </p>
          <div class="under">
            <gp-midi-inputs .status=${state.midi}></gp-midi-inputs>
            <gp-roll-zoom @gp-zoom=${({ detail }: AppEvent<'gp-zoom'>) => this.#zoom(detail)}></gp-roll-zoom>
          </div>
          <gp-piano-keys .octave=${state.octave} .song=${piece.song}></gp-piano-keys>
        </section>
        <gp-arrange-panel
          role="region"
          aria-label="Arrange"
          .piece=${piece}
          .generation=${state.style}
          .models=${state.models}
          ?busy=${state.isMaking}
          .extension=${state.extension}
          ?extending=${state.isExtending}
          .styleEdit=${state.styleEdit}
          ?editing=${state.isEditing}
          .place=${state.place}
          .selected=${state.selected}
          .locked=${state.locked}
          .muted=${state.muted}
          .solo=${state.solo}
        ></gp-arrange-panel>
        ${
          state.isTraining
            ? html`<gp-train-room
                .session=${session.training.session}
                .models=${state.models}
                ?heard=${state.heard === HEARD_EPOCH}
                theme=${this.theme}
              ></gp-train-room>`
            : nothing
        }
        <gp-notice-stack
          in-place
          .notices=${state.notices}
          @gp-dismiss=${({ detail }: AppEvent<'gp-dismiss'>) => session.notices.dismiss(detail)}
        ></gp-notice-stack>
        <div class="playing" role="group" aria-label="Playing">
          <gp-play-buttons phase=${state.phase} ?elsewhere=${state.heard !== null}></gp-play-buttons>
          <span>${piece.song.title}</span>
        </div>
        ${panelBar(PANELS, state.isTraining ? 'train' : this.panel, (panel) => this.#show(session, panel))}
        <gp-track-choice .choice=${state.choice}></gp-track-choice>
        <gp-song-share .share=${state.share} .piece=${piece} ?rendering=${state.isRendering}></gp-song-share>
      </main>
      <gp-music-help ?open=${this.help}></gp-music-help>`;
  }

  #zoom(factor: number | 'all'): void {
    if (factor === 'all') this.roll?.fit();
    else this.roll?.zoom(factor);
  }

  #show(session: MusicSession, panel: PanelName): void {
    if (panel !== 'train') this.panel = panel;
    session.act({ type: 'train', isOn: panel === 'train' });
  }

  #act(session: MusicSession, action: MusicAction): void {
    // On a phone, what was chosen is the next thing to see.
    if (LEADS_TO_MELODY.includes(action.type)) this.panel = 'melody';
    session.act(action);
  }

  /** What changes with every picture goes past the store, straight to who shows it. */
  #picture(): void {
    const { session } = this;
    const state = session?.store.state;
    if (!session || !state || this.roll === null) return;
    const { beat } = session.transport;
    const isRunning = (state.phase === 'playing' || state.phase === 'recording') && state.heard === null;
    this.roll.show(beat, session.recorded, isRunning);
    this.transport.show(beat);
    const sounding = new Set(session.keys.held.keys());
    if (isRunning)
      for (const { pitch, onset, duration } of melodyOf(state.history.present).notes) {
        if (onset > beat) break;
        if (beat < onset + duration) sounding.add(pitch);
      }
    this.piano.show(sounding);
  }

  get #isCovered(): boolean {
    const { choice = null, share = null } = this.#state.value ?? {};
    return this.help || choice !== null || share !== null;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { session } = this;
    if (session === null || !this.active || this.#isCovered || event.defaultPrevented) return;
    if (session.store.state.isTraining) return;
    const [target] = event.composedPath();
    const { phase, heard, octave, isEditing } = session.store.state;
    const isOnButton = target instanceof HTMLButtonElement;
    const isTyped = isTypedInto(target);
    const isHeard = heard !== null;
    const action = actionOfRoomKey(event, { phase, isHeard, isEditing, isOnButton, isTyped });
    if (action !== null) session.act(action);
    else if (isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (!this.#computer.down(event.code, octave, event.repeat)) return;
    event.preventDefault();
  };

  /** Also of a key that went down elsewhere: it must not stay held down. */
  readonly #onKeyUp = (event: KeyboardEvent): void => this.#computer.up(event.code);

  readonly #letGo = (): void => {
    this.#computer.letGo();
    this.piano?.letGo();
  };
}

/**
 * Buttons that are pressed by the mouse leave the focus where it is: keys go on doing what they did. What is being typed has been typed
 * by then.
 */
function leaveFocus(event: MouseEvent): void {
  const isButton = event.composedPath().some((element) => element instanceof HTMLButtonElement);
  if (!isButton) return;
  const focused = focusedElement();
  if (focused instanceof HTMLInputElement && isTypedInto(focused)) focused.blur();
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-music-room': MusicRoom;
  }
}
