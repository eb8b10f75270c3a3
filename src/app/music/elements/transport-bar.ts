import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Circle, Download, Metronome, Repeat, Share2, Timer } from 'lucide';
import { Bars } from '../../../music/melody/bars.ts';
import { USUAL_TEMPO } from '../../../music/melody/tempo.ts';
import { TempoMap } from '../../../music/song/tempo-map.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { RovingFocus } from '../../elements/roving-focus.ts';
import { formatDuration } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { MusicState } from '../state/music-state.ts';
import { emptyPiece, MAX_TITLE, MOST_BARS, type Piece } from '../state/own-song.ts';
import { musicStyles } from './music-styles.ts';
import './play-buttons.ts';

type Switch = (MusicAction & { type: 'switch' })['name'];

/**
 * The song's name, and what makes it sound: play, stop, record, loop, clicks, tempo, length.
 * @fires gp-music
 */
@customElement('gp-transport-bar')
export class TransportBar extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--line);
        container-type: inline-size;
      }

      .title {
        flex: 1 1 120px;
        min-width: 100px;
        max-width: 300px;
        font-size: var(--type-lead);
        font-weight: 600;
      }

      .record svg {
        color: var(--off-text);
      }

      .record[aria-pressed='true'] {
        border-color: var(--off);
        background: color-mix(in oklab, var(--off) 22%, var(--panel));
      }

      .place {
        min-width: 11em;
        font-size: var(--type-text);
        font-variant-numeric: tabular-nums;
      }

      .space {
        flex: 1;
      }

      /* Name and file on a line of their own. */
      @container (max-width: 1020px) {
        .title,
        .save {
          order: -1;
        }

        .title {
          flex-basis: calc(100% - 340px);
          max-width: none;
        }

        .space {
          display: none;
        }
      }

      /* A window that is low: one line, and the rest by scrolling it, so that the roll has its room. */
      @media (max-height: 640px) {
        .bar {
          flex-wrap: nowrap;
          overflow-x: auto;
        }

        .bar > * {
          flex: none;
        }

        .bar > .title {
          flex: 1 0 140px;
        }

        .bar > .save {
          order: 0;
        }
      }

      @container (max-width: 700px) {
        .bar {
          gap: 6px;
          padding: 8px;
        }

        .place,
        .save svg {
          display: none;
        }

        .title {
          flex-basis: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) piece: Piece = emptyPiece('');
  @property() phase: MusicState['phase'] = 'stopped';
  /** Whether a sample is heard in place of the song. */
  @property({ type: Boolean }) elsewhere = false;
  /** Whether the song is being made a WAV file. */
  @property({ type: Boolean }) rendering = false;
  @property({ type: Boolean }) loops = false;
  @property({ type: Boolean }) metronome = false;
  @property({ type: Boolean }) countsIn = false;
  @query('.place') private readonly place!: HTMLElement;
  #beat = 0;

  constructor() {
    super();
    this.addController(new RovingFocus(this, '.group'));
  }

  /** Where one is in the song, before every picture. */
  show(beat: number): void {
    if (beat === this.#beat) return;
    this.#beat = beat;
    this.#writePlace();
  }

  override render() {
    const { song, bars } = this.piece;
    const isRecording = this.phase === 'recording' || this.phase === 'count-in';
    return html`<div class="bar">
      <input
        class="field title"
        aria-label="Name of the song"
        maxlength=${MAX_TITLE}
        .value=${song.title}
        @change=${this.#rename}
      />
      <span class="group" role="group" aria-label="Playing">
        <gp-play-buttons phase=${this.phase} ?elsewhere=${this.elsewhere}></gp-play-buttons>
        <button
          class="tool record"
          aria-pressed=${isRecording}
          title="Record what is played on the keyboard, from where the line is (R)"
          @click=${() => this.#do({ type: isRecording ? 'pause' : 'record' })}
        >
          ${icon(Circle, 16)}${this.phase === 'count-in' ? 'Counting in' : isRecording ? 'End recording' : 'Record'}
        </button>
      </span>
      <span class="group" role="group" aria-label="While it plays">
        ${this.#switch('loops', this.loops, 'Loop', Repeat, 'Loop: from the beginning again at the end')}
        ${this.#switch('metronome', this.metronome, 'Metronome', Metronome, 'Metronome: a click on every beat')}
        ${this.#switch('countsIn', this.countsIn, 'Count-in', Timer, 'Count-in: a bar of clicks before a recording')}
      </span>
      <label
        >Tempo
        <input
          class="field"
          type="number"
          min=${USUAL_TEMPO.low}
          max=${USUAL_TEMPO.high}
          .value=${live(String(Math.round(song.tempos[0].bpm)))}
          @change=${(event: Event) => this.#number(event, (bpm) => ({ type: 'tempo', bpm }), song.tempos[0].bpm)}
        /><span class="unit">bpm</span></label
      >
      <label
        >Length
        <input
          class="field"
          type="number"
          min="1"
          max=${MOST_BARS}
          .value=${live(String(bars))}
          @change=${(event: Event) => this.#number(event, (bars) => ({ type: 'bars', bars }), bars)}
        /><span class="unit">bars</span></label
      >
      <span class="place quiet"></span>
      <span class="space"></span>
      <span class="group save" role="group" aria-label="Save the song">
        <button
          class="tool"
          title="Save the song as a MIDI file, which other music programs open"
          @click=${() => this.#do({ type: 'export', format: 'midi' })}
        >
          ${icon(Download, 16)}Save MIDI
        </button>
        <button
          class="tool"
          title="Save what is heard as sound, which everything plays"
          ?disabled=${this.rendering}
          @click=${() => this.#do({ type: 'export', format: 'wav' })}
        >
          ${icon(Download, 16)}${this.rendering ? 'Rendering' : 'Save WAV'}
        </button>
        <button
          class="tool"
          title="A link to the song, the song as a project file, other apps, SoundCloud"
          @click=${() => this.#do({ type: 'share' })}
        >
          ${icon(Share2, 16)}Share
        </button>
      </span>
    </div>`;
  }

  override updated(): void {
    this.#writePlace();
  }

  #switch(name: Switch, isOn: boolean, label: string, node: Parameters<typeof icon>[0], title: string) {
    return html`<button
      class="tool"
      aria-label=${label}
      aria-pressed=${isOn}
      title=${title}
      @click=${() => this.#do({ type: 'switch', name, isOn: !isOn })}
    >
      ${icon(node, 16)}
    </button>`;
  }

  #do(action: MusicAction): void {
    emit(this, 'gp-music', action);
  }

  readonly #rename = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    this.#do({ type: 'rename', title: input.value });
    if (input.value.trim() === '') input.value = this.piece.song.title;
  };

  /** What is no number is what it was before; limits are kept by whoever takes it. */
  #number({ target }: Event, action: (value: number) => MusicAction, before: number): void {
    const input = target as HTMLInputElement;
    if (Number.isFinite(input.valueAsNumber)) this.#do(action(input.valueAsNumber));
    else input.value = String(before);
    this.requestUpdate();
  }

  /** Goes straight into the page: it changes with every picture. */
  #writePlace(): void {
    const { song } = this.piece;
    const tempos = new TempoMap(song.tempos);
    const { bar, beat } = new Bars(song.timeSignatures).at(this.#beat);
    const text = `bar ${bar + 1}, beat ${Math.floor(beat) + 1} · ${formatDuration(tempos.secondsAt(this.#beat))}`;
    if (this.place.textContent !== text) this.place.textContent = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-transport-bar': TransportBar;
  }
}
