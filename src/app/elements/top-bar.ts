import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CircleQuestionMark, Moon, Sun } from 'lucide';
import { formatDuration, formatWhole } from '../state/format.ts';
import type { RaceState, TrainingStatus } from '../state/race-state.ts';
import { type Tab, TABS } from '../state/tab.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

const CLAIMS: Readonly<Record<Tab, string>> = {
  race: 'Write a reward, watch a car learn to drive by it',
  music: 'Play a melody, hear a network arrange it',
  lab: 'Compare the ways in which machines learn',
};

const WORDS: Readonly<Record<Exclude<TrainingStatus['phase'], 'idle'>, string>> = {
  starting: 'starting',
  training: 'training',
  pausing: 'pausing',
  paused: 'paused',
  stopping: 'stopping',
};

/**
 * Name, what is going on, theme and help.
 * @fires gp-theme @fires gp-help
 */
@customElement('gp-top-bar')
export class TopBar extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 14px;
        height: 48px;
        padding: 0 10px 0 14px;
      }

      .brand {
        margin: 0;
        display: flex;
        align-items: center;
        gap: 9px;
        font: 700 0.9375rem/1 var(--font);
        letter-spacing: -0.01em;
      }

      .brand img {
        width: 24px;
        height: 24px;
      }

      nav {
        display: flex;
        gap: 2px;
      }

      nav a {
        padding: 6px 10px;
        border-radius: 6px;
        color: var(--quiet);
        font-size: var(--type-lead);
        text-decoration: none;
      }

      nav a:hover {
        background: var(--raised);
      }

      nav a[aria-current] {
        background: var(--chosen);
        box-shadow: inset 0 0 0 1px var(--line-strong);
        color: var(--text);
        font-weight: 600;
      }

      .claim {
        color: var(--quiet);
        font-size: var(--type-text);
      }

      .space {
        flex: 1;
      }

      .status {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: var(--type-lead);
        white-space: nowrap;
      }

      .tour {
        padding: 5px 10px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: none;
        font-size: var(--type-text);
        white-space: nowrap;
        cursor: pointer;
      }

      .tour:disabled {
        display: none;
      }

      .tour:hover {
        background: var(--raised);
      }

      .dot {
        width: 9px;
        height: 9px;
        border-radius: 50%;
        background: var(--learning);
      }

      .dot.paused {
        border-radius: 1px;
        background: var(--quiet);
      }

      .dot.training {
        animation: pulse 1.4s ease-in-out infinite;
      }

      .figures {
        color: var(--quiet);
      }

      @keyframes pulse {
        50% {
          opacity: 0.35;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .dot.training {
          animation: none;
        }
      }

      @media (max-width: 1100px) {
        :host {
          height: 44px;
          gap: 8px;
        }

        .claim,
        .wide {
          display: none;
        }
      }

      /* A phone: the picture stands for the name, and whoever trains needs no tour. */
      @media (max-width: 600px) {
        :host {
          gap: 4px;
          padding: 0 4px 0 8px;
        }

        .brand span {
          position: absolute;
          overflow: hidden;
          width: 1px;
          height: 1px;
          clip-path: inset(50%);
        }

        nav a {
          padding: 6px 7px;
        }

        .status ~ .tour {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) training: TrainingStatus = { phase: 'idle' };
  @property() tab: Tab = 'race';
  /** Whether a race is on the stage, which a tour would end. */
  @property({ type: Boolean }) racing = false;
  @property() theme: RaceState['theme'] = 'dark';

  override render() {
    return html`<h1 class="brand"><img src="icon.svg" alt="" /><span>Grad Prix</span></h1>
      <nav aria-label="Tabs">
        ${TABS.map(
          ([tab, title, fragment]) =>
            html`<a href=${fragment} aria-current=${tab === this.tab ? 'page' : nothing}>${title}</a>`,
        )}
      </nav>
      <span class="claim">${CLAIMS[this.tab]}</span>
      <span class="space"></span>
      ${this.#status()}
      <button
        class="tour"
        ?disabled=${this.racing || this.tab !== 'race'}
        @click=${() => emit(this, 'gp-tour', 'begin')}
      >
        Take the tour
      </button>
      <button
        class="icon-button"
        aria-label=${this.theme === 'dark' ? 'Switch to the light theme' : 'Switch to the dark theme'}
        @click=${() => emit(this, 'gp-theme', null)}
      >
        ${icon(this.theme === 'dark' ? Sun : Moon)}
      </button>
      <button class="icon-button" aria-label="Help and keyboard" @click=${() => emit(this, 'gp-help', null)}>
        ${icon(CircleQuestionMark)}
      </button>`;
  }

  #status() {
    const { training } = this;
    if (training.phase === 'idle') return nothing;
    return html`<span class="status">
      <span class="dot ${training.phase}" aria-hidden="true"></span>
      <span role="status">${WORDS[training.phase]}</span>
      <span
        class="figures number"
        title="An iteration is sixteen decisions of every car and one update. Steps count the decisions of all cars. Seconds of training, evaluations left out."
      >
        <span class="wide"
          >iteration ${formatWhole(training.iteration)} · ${formatWhole(training.steps)} steps · </span
        >${formatDuration(training.seconds)}
      </span>
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-top-bar': TopBar;
  }
}
