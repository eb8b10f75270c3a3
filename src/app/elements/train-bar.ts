import '@awesome.me/webawesome/dist/components/button/button.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Pause, Play, Square } from 'lucide';
import type { TrainingStatus } from '../state/race-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/**
 * The one primary action: train, pause, go on, stop.
 * @fires gp-train @fires gp-pause @fires gp-continue @fires gp-stop
 */
@customElement('gp-train-bar')
export class TrainBar extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        gap: 8px;
        align-items: center;
        padding: 10px 12px;
        background: var(--panel);
      }

      .main {
        flex: 1;
      }

      wa-button::part(base) {
        font-weight: 600;
      }

      wa-button svg {
        margin-inline-end: 8px;
        vertical-align: -3px;
      }
    `,
  ];

  @property({ attribute: false }) training: TrainingStatus = { phase: 'idle' };
  @property({ type: Number }) numCars = 64;
  /** What the page still waits for, for example a language runtime. */
  @property() waitingFor = '';

  override render() {
    const { phase } = this.training;
    if (phase === 'idle') {
      return html`<wa-button
        class="main"
        variant="brand"
        appearance="accent"
        @click=${() => this.#say('gp-train')}
      >
        ${icon(Play)}Train ${this.numCars} cars
      </wa-button>`;
    }
    return html`${phase === 'paused' ? this.#continueButton() : this.#pauseButton(phase)}
      <wa-button class="stop" variant="neutral" appearance="outlined" @click=${() => this.#say('gp-stop')}>
        ${icon(Square, 16)}${phase === 'stopping' ? 'Stop at once' : 'Stop'}
      </wa-button>
      ${this.waitingFor === '' ? nothing : html`<span class="visually-hidden" role="status">${this.waitingFor}</span>`}`;
  }

  #continueButton() {
    return html`<wa-button
      class="main"
      variant="brand"
      appearance="accent"
      @click=${() => this.#say('gp-continue')}
    >
      ${icon(Play)}Continue
    </wa-button>`;
  }

  #pauseButton(phase: TrainingStatus['phase']) {
    const text = {
      starting: this.waitingFor === '' ? 'Starting …' : this.waitingFor,
      training: 'Pause',
      pausing: 'Pausing …',
      stopping: 'Stopping …',
    }[phase as 'starting' | 'training' | 'pausing' | 'stopping'];
    return html`<wa-button
      class="main"
      variant="neutral"
      appearance="filled"
      ?disabled=${phase !== 'training'}
      @click=${() => this.#say('gp-pause')}
    >
      ${phase === 'training' ? icon(Pause) : nothing}${text}
    </wa-button>`;
  }

  #say(type: 'gp-train' | 'gp-pause' | 'gp-continue' | 'gp-stop'): void {
    emit(this, type, null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-train-bar': TrainBar;
  }
}
