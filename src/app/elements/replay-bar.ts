import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { Pause, Play, StepBack, StepForward, X } from 'lucide';
import type { ReplayReel } from '../state/replay-reel.ts';
import { REPLAY_SPEEDS, type ReplaySpeed, type ReplayView } from '../state/replay-view.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { focusedElement } from './focused-element.ts';
import { icon } from './icon.ts';
import { replayBarStyles } from './replay-bar-styles.ts';

const SPEED_WORDS: Readonly<Record<ReplaySpeed, string>> = { 0.25: '¼×', 0.5: '½×', 1: '1×', 2: '2×' };

/**
 * Plays a replay, stops it, and puts its playhead elsewhere. Takes the focus when it comes from elsewhere than its view, and
 * gives it back.
 * @fires gp-playback with what to do @fires gp-replay with false, to close it
 */
@customElement('gp-replay-bar')
export class ReplayBar extends LitElement {
  static override readonly styles = [sharedStyles, replayBarStyles];

  @property({ attribute: false }) replay: ReplayView | null = null;
  /** The drives with the playhead; null until they are recorded. */
  @property({ attribute: false }) reel: ReplayReel | null = null;
  @query('input') private readonly slider!: HTMLInputElement | null;
  @query('.time') private readonly time!: HTMLElement | null;
  #unsubscribe: () => void = () => undefined;
  #lender: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = -1;
    this.#lender = focusedElement();
    const view = this.getRootNode();
    if (!(view instanceof ShadowRoot && view.activeElement !== null)) this.focus({ preventScroll: true });
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    // Once it is gone: whoever is elsewhere by then stays there.
    queueMicrotask(() => {
      if (focusedElement() === null && this.#lender?.isConnected) this.#lender.focus({ preventScroll: true });
    });
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('reel')) this.#watch();
    else if (changed.has('replay')) this.#write();
  }

  override render() {
    const { replay, reel } = this;
    const isPlaying = replay?.isPlaying ?? false;
    const isOff = reel === null;
    return html`<div class="bar" role="group" aria-label="Replay" aria-busy=${isOff}>
      <div class="moves">
        <button
          aria-label=${isPlaying ? 'Pause' : 'Play'}
          title=${isPlaying ? 'Pause (Space)' : 'Play (Space)'}
          ?disabled=${isOff}
          @click=${() => emit(this, 'gp-playback', { type: 'toggle' })}
        >
          ${icon(isPlaying ? Pause : Play, 16)}
        </button>
        <button
          aria-label="One step back"
          title="One step of 1/15 s back (,)"
          ?disabled=${isOff}
          @click=${() => emit(this, 'gp-playback', { type: 'step', by: -1 })}
        >
          ${icon(StepBack, 16)}
        </button>
        <button
          aria-label="One step forward"
          title="One step of 1/15 s forward (.)"
          ?disabled=${isOff}
          @click=${() => emit(this, 'gp-playback', { type: 'step', by: 1 })}
        >
          ${icon(StepForward, 16)}
        </button>
      </div>
      <input
        type="range"
        aria-label="Time of the replay"
        min="0"
        max=${reel?.end ?? 1}
        step="1"
        ?disabled=${isOff}
        @input=${this.#seek}
      />
      <span class="time" aria-hidden="true"></span>
      <select aria-label="Speed" title="Speed, as a multiple of real time" @change=${this.#setSpeed}>
        ${REPLAY_SPEEDS.map(
          (speed) =>
            html`<option value=${speed} ?selected=${replay?.speed === speed}>${SPEED_WORDS[speed]}</option>`,
        )}
      </select>
      <button
        class="close"
        aria-label="Close the replay"
        title="Close the replay (Escape)"
        @click=${() => emit(this, 'gp-replay', false)}
      >
        ${icon(X, 16)}
      </button>
    </div>`;
  }

  readonly #seek = ({ target }: Event): void => {
    emit(this, 'gp-playback', { type: 'seek', position: (target as HTMLInputElement).valueAsNumber });
  };

  readonly #setSpeed = ({ target }: Event): void => {
    const speed = REPLAY_SPEEDS[(target as HTMLSelectElement).selectedIndex];
    emit(this, 'gp-playback', { type: 'speed', speed });
  };

  #watch(): void {
    this.#unsubscribe();
    this.#unsubscribe = this.reel?.subscribe(() => this.#write()) ?? (() => undefined);
    this.#write();
  }

  /** The playhead goes straight into the page: it moves with every picture. */
  #write(): void {
    const { reel, slider, time } = this;
    if (slider === null || time === null) return;
    const [now, end] = [reel?.time ?? 0, reel?.duration ?? 0].map((seconds) => `${seconds.toFixed(2)} s`);
    const text = reel === null ? 'recording' : `${now} of ${end}`;
    if (time.textContent !== text) time.textContent = text;
    // As wide at the start as at the end.
    time.style.minWidth = `${`${end} of ${end}`.length}ch`;
    slider.value = String(Math.floor(reel?.position ?? 0));
    // Not while it plays: it would be read out without an end.
    if (!this.replay?.isPlaying) slider.setAttribute('aria-valuetext', text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-replay-bar': ReplayBar;
  }
}
