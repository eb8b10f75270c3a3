import '@awesome.me/webawesome/dist/components/slider/slider.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DiscreteAction } from '../../race/action-space.ts';
import { ACTION_LIMITS } from '../../workers/client/create-run-config.ts';
import {
  ACTION_STEP,
  type ActionSetup as Setup,
  areAllDifferent,
  DEFAULT_ACTION_SETUP,
  describeAngle,
  describeSpeed,
  describeSteering,
  freshAction,
  nearestAction,
  withAction,
} from '../state/action-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './action-grid.ts';
import './action-plane.ts';
import { emit, type AppEvent } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

const { steering: STEERING, speed: SPEED, count: COUNT } = ACTION_LIMITS;

type Slider = HTMLElement & { minValue: number; maxValue: number };

/**
 * What the policy may command: any value of a range, or one of a list of actions, drawn on a plane.
 * @fires gp-setup with the commands
 */
@customElement('gp-action-setup')
export class ActionSetup extends LitElement {
  static override readonly styles = [
    sharedStyles,
    setupStyles,
    css`
      .row select {
        max-width: 210px;
      }

      input[type='number'] {
        width: 76px;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      summary {
        padding: 4px 0 8px;
        font-size: var(--type-text);
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) actions: Setup = DEFAULT_ACTION_SETUP;
  /** Index of the action that is looked at. */
  @state() private chosen = 0;

  override render() {
    const { actions } = this;
    return html`<div class="rows">
      <label class="row"
        >Kind
        <select
          @change=${({ target }: Event) =>
            this.#change({ type: (target as HTMLSelectElement).value as Setup['type'] })}
        >
          <option value="continuous" .selected=${actions.type === 'continuous'}>
            any value (continuous)
          </option>
          <option value="discrete" .selected=${actions.type === 'discrete'}>from a list (discrete)</option>
        </select>
      </label>
      <gp-action-plane
        .actions=${actions}
        chosen=${this.#index}
        @gp-actions=${(event: AppEvent<'gp-actions'>) => this.#change(event.detail)}
        @gp-action=${(event: AppEvent<'gp-action'>) => (this.chosen = event.detail)}
      ></gp-action-plane>
      ${actions.type === 'continuous' ? this.#ranges(actions) : this.#list(actions)}
    </div>`;
  }

  #ranges({ steering, speed }: Setup) {
    return html`<div class="about">Drag a side of the blue range.</div>
      ${this.#range('steering', `Steering ${describeSteering(steering)}`, (value) => describeAngle(value))}
      ${this.#range('speed', `Speed ${describeSpeed(speed)}`, (value) => `${value} m/s`)}`;
  }

  #range(name: 'steering' | 'speed', label: string, format: (value: number) => string) {
    const { low, high } = this.actions[name];
    const limits = ACTION_LIMITS[name];
    return html`<wa-slider
      size="s"
      label=${label}
      range
      with-tooltip
      min=${limits.low}
      max=${limits.high}
      step=${ACTION_STEP[name]}
      .minValue=${low}
      .maxValue=${high}
      .valueFormatter=${format}
      @change=${({ target }: Event) => {
        const slider = target as Slider;
        const [from, to] = [slider.minValue, slider.maxValue];
        // A range of one value is none.
        if (from < to) this.#change({ [name]: { low: from, high: to } });
        else [slider.minValue, slider.maxValue] = [low, high];
      }}
    ></wa-slider>`;
  }

  #list({ list }: Setup) {
    const index = this.#index;
    const { steering_angle, speed } = list[index];
    return html`<label class="row"
        >Action
        <select @change=${({ target }: Event) => (this.chosen = Number((target as HTMLSelectElement).value))}>
          ${list.map(
            (action, i) =>
              html`<option value=${i} .selected=${i === index}>
                ${i} · ${describeAngle(action.steering_angle)} · ${action.speed} m/s
              </option>`,
          )}
        </select>
      </label>
      ${this.#number('Steering, degrees to the left', steering_angle, STEERING, (value) => ({ steering_angle: value, speed }))}
      ${this.#number('Speed, m/s', speed, SPEED, (value) => ({ steering_angle, speed: value }))}
      <div class="buttons">
        <button
          class="choice"
          ?disabled=${list.length >= COUNT.high}
          @click=${() => this.#add(freshAction(list))}
        >
          Add an action
        </button>
        <button
          class="choice"
          ?disabled=${list.length <= COUNT.low}
          @click=${() => this.#change({ list: list.filter((_, i) => i !== index) })}
        >
          Remove action ${index}
        </button>
      </div>
      <div class="about" role="status">
        ${list.length} actions of ${COUNT.low} to ${COUNT.high}; fewer are learnt sooner. Drag one, or click
        where another should be.
        ${
          areAllDifferent(list)
            ? nothing
            : html`<span class="fault">Two of them are the same: the policy learns that twice.</span>`
        }
      </div>
      <details>
        <summary>Lay out an even grid</summary>
        <gp-action-grid
          @gp-actions=${(event: AppEvent<'gp-actions'>) => this.#change(event.detail)}
        ></gp-action-grid>
      </details>`;
  }

  #number(
    label: string,
    value: number,
    { low, high }: { readonly low: number; readonly high: number },
    actionOf: (value: number) => DiscreteAction,
  ) {
    return html`<label class="row"
      >${label}
      <input
        type="number"
        min=${low}
        max=${high}
        step="any"
        .value=${String(value)}
        @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          const isFit = input.value !== '' && input.validity.valid;
          if (isFit)
            this.#change({ list: withAction(this.actions.list, this.#index, actionOf(Number(input.value))) });
          else input.value = String(value);
        }}
    /></label>`;
  }

  /** Where it was looked at, or at the last one, where there are fewer now. */
  get #index(): number {
    return Math.min(this.chosen, this.actions.list.length - 1);
  }

  #add(action: DiscreteAction): void {
    const { list } = this.actions;
    this.#change({ list: [...list, nearestAction(action)] });
    this.chosen = list.length;
  }

  #change(patch: Partial<Setup>): void {
    emit(this, 'gp-setup', { actions: { ...this.actions, ...patch } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-action-setup': ActionSetup;
  }
}
