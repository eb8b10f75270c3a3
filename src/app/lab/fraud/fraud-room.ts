import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import type { AppEvent } from '../../elements/emit.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './fraud-case.ts';
import './fraud-figures.ts';
import './fraud-forge.ts';
import './fraud-history.ts';
import './fraud-model.ts';
import './fraud-queue.ts';
import './fraud-rules.ts';
import type { FraudSession } from './fraud-session.ts';
import type { FraudAction, FraudState } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';

/** What keys do, wherever in the room no field has them. */
const KEYS: Readonly<Record<string, FraudAction>> = {
  h: { type: 'decide', isTampered: false },
  f: { type: 'decide', isTampered: true },
  n: { type: 'step', by: 1 },
  b: { type: 'step', by: -1 },
};

/** Submissions to a leaderboard: the queue, the one in view, and what decides about them. */
@customElement('gp-fraud-room')
export class FraudRoom extends LitElement {
  static override readonly styles = [
    sharedStyles,
    fraudStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / 236px minmax(0, 1fr) minmax(300px, 372px);
        gap: 12px 20px;
        height: 100%;
        padding: 16px;
      }

      .now {
        grid-column: 1 / -1;
        display: grid;
        gap: 4px;
      }

      .now:empty,
      .brief {
        display: none;
      }

      .first {
        grid-column: 1 / 3;
        max-width: 520px;
        justify-self: center;
        align-self: center;
      }

      [role='alert'] {
        padding: 6px 10px;
        border-inline-start: 3px solid var(--off);
        background: var(--ground);
        overflow-wrap: anywhere;
      }

      .column {
        display: grid;
        align-content: start;
        gap: 20px;
        min-height: 0;
        overflow: auto;
      }

      gp-fraud-queue {
        min-height: 0;
      }

      progress {
        width: 100%;
        accent-color: var(--learning-line);
      }

      @media (max-width: 1100px) {
        :host {
          grid-template: none / 220px minmax(0, 1fr);
          height: auto;
        }

        .column {
          overflow: visible;
        }

        gp-fraud-queue {
          max-height: 76vh;
        }

        .first,
        .side {
          grid-column: 1 / -1;
        }
      }

      @media (max-width: 760px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          padding: 12px;
        }

        .brief {
          display: block;
        }

        gp-fraud-queue {
          max-height: 232px;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: FraudSession | null = null;
  @state() private cut: readonly [number, number] | null = null;
  readonly #state = new StoreController<FraudState>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKey);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const state = this.#state.value;
    if (this.session === null || state === undefined) return nothing;
    const chosen = state.cases.find(({ lap }) => lap.id === state.chosen);
    const isBusy = state.busy !== '';
    return html`<p class="brief quiet">
        Supervised learning · laps of the simulator, honest and forged · precision and recall on kinds never
        seen · against approving all
      </p>
      <div class="now">${this.#now(state)}</div>
      ${
        chosen === undefined
          ? html`<p class="first">
              A leaderboard gets lap times, each with a recorded drive. Some are forged. Before the first ones
              are judged the simulator drives and forges some hundred laps for the model to learn from, which
              takes about ten seconds.
            </p>`
          : html`<gp-fraud-queue .state=${state} @gp-fraud=${this.#do}></gp-fraud-queue>
              <div class="column" @gp-fraud=${this.#do}>
                <gp-fraud-case .state=${state} .case=${chosen} .cut=${this.cut}></gp-fraud-case>
                <gp-fraud-history .state=${state}></gp-fraud-history>
              </div>`
      }
      <div class="column side" @gp-fraud=${this.#do}>
        <gp-fraud-figures .trials=${state.trials} .busy=${isBusy}></gp-fraud-figures>
        <gp-fraud-model .state=${state}></gp-fraud-model>
        <gp-fraud-forge
          .runs=${state.runs}
          .busy=${isBusy || chosen === undefined}
          @gp-cut=${({ detail }: AppEvent<'gp-cut'>) => (this.cut = detail)}
        ></gp-fraud-forge>
        <gp-fraud-rules .state=${state}></gp-fraud-rules>
      </div>`;
  }

  #now({ busy, progress, trouble, model }: FraudState) {
    if (trouble !== '')
      return html`<p role="alert">
        ${trouble}
        ${
          model === null
            ? html`<button class="link" @click=${() => void this.session?.do({ type: 'open' })}>
                Try again
              </button>`
            : nothing
        }
      </p>`;
    if (busy === '') return nothing;
    const label = `The worker ${busy}`;
    return html`<p class="quiet" role="status">${label}</p>
      <progress
        aria-label=${label}
        max=${progress?.of ?? nothing}
        value=${progress?.done ?? nothing}
      ></progress>`;
  }

  readonly #do = ({ detail }: AppEvent<'gp-fraud'>): void => void this.session?.do(detail);

  readonly #onKey = (event: KeyboardEvent): void => {
    const action = KEYS[event.key];
    const [target] = event.composedPath();
    const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (action === undefined || isField || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    void this.session?.do(action);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-room': FraudRoom;
  }
}
