import '@awesome.me/webawesome/dist/components/slider/slider.js';
import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ACTION_LIMITS } from '../../workers/client/create-run-config.ts';
import { type ActionGrid as Grid, DEFAULT_GRID, describeSpeed, gridOf } from '../state/action-setup.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { setupStyles } from './setup-styles.ts';

const ANGLES = [3, 5, 7, 9, 11, 15];
const SPEEDS = [1, 2, 3, 4, 5];

type Slider = HTMLElement & { minValue: number; maxValue: number; value: number };

/**
 * As many steering angles by as many speeds, as DeepRacer's console made its lists.
 * @fires gp-actions with a list that takes the place of what is there
 */
@customElement('gp-action-grid')
export class ActionGrid extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles];

  @state() private grid: Grid = DEFAULT_GRID;

  override render() {
    const { steering, speed, angles, speeds } = this.grid;
    const count = angles * speeds;
    const isTooLarge = count > ACTION_LIMITS.count.high;
    return html`<div class="rows">
      <wa-slider
        size="s"
        label="Steering ±${steering}°"
        with-tooltip
        min="5"
        max=${ACTION_LIMITS.steering.high}
        step="1"
        .value=${steering}
        .valueFormatter=${(value: number) => `±${value}°`}
        @change=${({ target }: Event) => this.#set({ steering: (target as Slider).value })}
      ></wa-slider>
      <wa-slider
        size="s"
        label="Speed ${describeSpeed(speed)}"
        range
        with-tooltip
        min=${ACTION_LIMITS.speed.low}
        max=${ACTION_LIMITS.speed.high}
        step="0.1"
        .minValue=${speed.low}
        .maxValue=${speed.high}
        .valueFormatter=${(value: number) => `${value} m/s`}
        @change=${({ target }: Event) => {
          const { minValue: low, maxValue: high } = target as Slider;
          this.#set({ speed: { low, high } });
        }}
      ></wa-slider>
      <label class="row">Steering angles ${this.#counts('angles', ANGLES)}</label>
      <label class="row">Speeds ${this.#counts('speeds', SPEEDS)}</label>
      <button
        class="choice"
        ?disabled=${isTooLarge}
        @click=${() => emit(this, 'gp-actions', { list: gridOf(this.grid) })}
      >
        Replace the list by ${angles} × ${speeds}
      </button>
      <div class="about" role="status">
        ${angles} angles × ${speeds} speeds = ${count}
        actions${isTooLarge ? html`<span class="fault">; at most ${ACTION_LIMITS.count.high} can be</span>` : ''}.
      </div>
    </div>`;
  }

  #counts(name: 'angles' | 'speeds', counts: readonly number[]) {
    return html`<select
      @change=${({ target }: Event) => this.#set({ [name]: Number((target as HTMLSelectElement).value) })}
    >
      ${counts.map((count) => html`<option value=${count} .selected=${count === this.grid[name]}>${count}</option>`)}
    </select>`;
  }

  #set(patch: Partial<Grid>): void {
    this.grid = { ...this.grid, ...patch };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-action-grid': ActionGrid;
  }
}
