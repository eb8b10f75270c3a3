import '@awesome.me/webawesome/dist/components/switch/switch.js';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BestCriterion } from '../../training/oversight/best-criterion.ts';
import { BEST_CRITERIA, PLATEAU_EVALUATIONS } from '../../workers/client/create-run-config.ts';
import { BEST_WORDS } from '../state/best-words.ts';
import { formatWhole } from '../state/format.ts';
import { DEFAULT_SETUP, type RunSetup, type StopSetup } from '../state/run-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

/** Steps and seconds after which a run gives up, to choose from. */
const STEPS: readonly (number | null)[] = [20_000, 50_000, 100_000, 500_000, null];
const SECONDS: readonly (number | null)[] = [60, 300, 900, 3600, null];

/**
 * When a run ends, and which of its policies is the best.
 * @fires gp-setup with the changed part of the setup
 */
@customElement('gp-end-setup')
export class EndSetup extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @property({ attribute: false }) setup: RunSetup = DEFAULT_SETUP;

  override render() {
    const { bestBy, stop } = this.setup;
    return html`<div class="rows">
      <wa-switch
        size="s"
        .checked=${stop.untilClean}
        @change=${(event: Event) => this.#stop({ untilClean: isChecked(event), untilPlateau: false })}
        >Stop when it drives clean</wa-switch
      >
      <div class="about">
        Ends the run after three evaluations in a row with ten clean laps each, long before it is fast.
      </div>
      <wa-switch
        size="s"
        .checked=${stop.untilPlateau}
        @change=${(event: Event) => this.#stop({ untilPlateau: isChecked(event), untilClean: false })}
        >Stop on a plateau</wa-switch
      >
      <div class="about">
        Instead: ends the run when the best has not improved by more than 1 % in ${PLATEAU_EVALUATIONS}
        evaluations.
      </div>
      ${this.#limit('Give up after', STEPS, stop.maxSteps, 'steps', (maxSteps) => this.#stop({ maxSteps }))}
      ${this.#limit('or after', SECONDS, stop.maxSeconds, 'seconds', (maxSeconds) => this.#stop({ maxSeconds }))}
      <label class="row"
        >Best policy by
        <select
          @change=${(event: Event) =>
            emit(this, 'gp-setup', { bestBy: (event.target as HTMLSelectElement).value as BestCriterion })}
        >
          ${BEST_CRITERIA.map(
            (criterion) =>
              html`<option value=${criterion} ?selected=${criterion === bestBy}>
                ${BEST_WORDS[criterion].name}
              </option>`,
          )}
        </select>
      </label>
      <div class="about">${BEST_WORDS[bestBy].about}</div>
    </div>`;
  }

  #limit(
    label: string,
    limits: readonly (number | null)[],
    chosen: number | null,
    unit: string,
    choose: (limit: number | null) => void,
  ) {
    return html`<label class="row"
      >${label}
      <select
        @change=${({ target }: Event) => {
          const { value } = target as HTMLSelectElement;
          choose(value === 'null' ? null : Number(value));
        }}
      >
        ${limits.map(
          (limit) =>
            html`<option value=${String(limit)} ?selected=${limit === chosen}>
              ${limit === null ? 'never' : `${formatWhole(limit)} ${unit}`}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #stop(patch: Partial<StopSetup>): void {
    emit(this, 'gp-setup', { stop: { ...this.setup.stop, ...patch } });
  }
}

function isChecked({ target }: Event): boolean {
  return (target as HTMLInputElement).checked;
}

/** What ends a run, shortly: `until clean`, `until a plateau`, `50,000 steps`, `no limit`. */
export function describeEnd({ untilClean, untilPlateau, maxSteps, maxSeconds }: StopSetup): string {
  if (untilClean) return 'until clean';
  if (untilPlateau) return 'until a plateau';
  const limits = [
    ...(maxSteps === null ? [] : [`${formatWhole(maxSteps)} steps`]),
    ...(maxSeconds === null ? [] : [`${formatWhole(maxSeconds)} s`]),
  ];
  return limits.length === 0 ? 'no limit' : limits.join(' or ');
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-end-setup': EndSetup;
  }
}
