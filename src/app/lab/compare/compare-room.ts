import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Pause, Play } from 'lucide';
import type { TrackFile } from '../../../track/track-file.ts';
import { animate } from '../../controllers/animate.ts';
import { PageTheme } from '../../controllers/page-theme.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { AppEvent } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { compareRoomStyles } from './compare-room-styles.ts';
import { compareHead } from './compare-head.ts';
import type { CompareSession } from './compare-session.ts';
import { TECHNIQUES, type CompareState, recordingInView, type TechniqueName } from './compare-state.ts';
import './comparison-table.ts';
import './demonstration-panel.ts';
import { DrivingKeys } from './driving-keys.ts';
import './technique-panel.ts';
import './unsupervised-panel.ts';
import { carAt, secondsOf } from './trace-places.ts';

/** Of the cars on the map that all share. */
const COLOURS: Readonly<Record<TechniqueName, string>> = {
  cloning: 'var(--run-1)',
  dagger: 'var(--run-2)',
  rewards: 'var(--run-0)',
};
const SHORT: Readonly<Record<TechniqueName, string>> = {
  cloning: 'cloning',
  dagger: 'DAgger',
  rewards: 'PPO',
};

/** The compare room: one screen, one track, one clock, a column for each way of learning, and the table. */
@customElement('gp-compare-room')
export class CompareRoom extends LitElement {
  static override readonly styles = [sharedStyles, fieldStyles, choiceStyles, compareRoomStyles];

  @property({ attribute: false }) session!: CompareSession;
  /** Which of the ten drives is played, and when. */
  @state() private start = 0;
  @state() private seconds = 0;
  @state() private isPlaying = false;
  readonly #state = new StoreController<CompareState>(this);
  readonly #theme = new PageTheme(this);
  readonly #keys = new DrivingKeys((input) => void this.session.act({ type: 'steer', input }));
  #stopDrawing: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopDrawing = animate((seconds) => this.#picture(seconds));
    this.#keys.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopDrawing();
    this.#keys.rest();
  }

  /** What moves waits: the room is not in view. */
  rest(): void {
    this.isPlaying = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session.store);
    this.#keys.isOn = this.#state.value?.busy === 'driving';
  }

  override render() {
    const state = this.#state.value;
    if (state === undefined) return nothing;
    const track = state.tracks.find(({ id }) => id === state.setup.trackId) ?? null;
    const theme = this.#theme.name;
    const technique = (name: TechniqueName) =>
      html`<gp-technique
        technique=${name}
        .view=${state.techniques[name]}
        .track=${track}
        .busy=${state.busy}
        .start=${this.start}
        .seconds=${this.seconds}
        theme=${theme}
      ></gp-technique>`;
    return html`<div
      class="room"
      @gp-techniques=${({ detail }: AppEvent<'gp-techniques'>) => void this.session.act(detail)}
      @gp-thumbs=${({ detail }: AppEvent<'gp-thumbs'>) => this.#keys.touch(detail)}
    >
      ${compareHead(state, (action) => void this.session.act(action))}
      <gp-comparison-table .techniques=${state.techniques} .explored=${state.explored}></gp-comparison-table>
      ${this.#clock(state, track)}
      <div class="columns">
        <section aria-label="Supervised learning">
          <h2>Supervised <small>it is told what to do</small></h2>
          <gp-demonstration
            .shown=${state.shown}
            .recording=${recordingInView(state)}
            .frame=${state.frame}
            .track=${track}
            .busy=${state.busy}
            trouble=${state.recordingTrouble}
            theme=${theme}
          ></gp-demonstration>
          ${technique('cloning')} ${technique('dagger')}
        </section>
        <section aria-label="Unsupervised learning">
          <h2>Unsupervised <small>it is told nothing</small></h2>
          <gp-unsupervised
            .explored=${state.explored}
            .curriculum=${state.curriculum}
            .rewards=${state.techniques.rewards}
            .track=${track}
            .busy=${state.busy}
            ?hasrecording=${recordingInView(state) !== null}
            theme=${theme}
          ></gp-unsupervised>
        </section>
        <section aria-label="Reinforcement learning">
          <h2>Reinforcement <small>it is told how good it was</small></h2>
          <p class="quiet">
            Reward:
            ${state.rewardName}${
              state.isRewardForeign
                ? ', from a link: a stranger’s code, which training runs in a sandbox'
                : ''
            }
          </p>
          ${technique('rewards')}
        </section>
      </div>
    </div>`;
  }

  #clock({ techniques }: CompareState, track: TrackFile | null) {
    const longest = this.#longest(techniques);
    if (longest === 0) return nothing;
    const cars = TECHNIQUES.flatMap((name) => {
      const { result } = techniques[name];
      const car = result && carAt(result.trace, this.start, this.seconds, COLOURS[name]);
      return car ? [car] : [];
    });
    return html`<div class="clock">
      <button
        class="icon-button"
        aria-label=${this.isPlaying ? 'Pause the drives' : 'Play all drives from one clock'}
        @click=${() => (this.isPlaying = !this.isPlaying)}
      >
        ${icon(this.isPlaying ? Pause : Play)}
      </button>
      <label
        >Start
        <select
          class="field"
          @change=${(e: Event) => this.#chooseStart((e.currentTarget as HTMLSelectElement).value)}
        >
          ${Array.from({ length: 10 }, (_, i) => html`<option value=${i} ?selected=${i === this.start}>${10 * i} % of the lap</option>`)}
        </select></label
      >
      <input
        type="range"
        aria-label="Seconds since the start"
        min="0"
        max=${longest}
        step="0.05"
        .value=${String(this.seconds)}
        @input=${(e: Event) => (this.seconds = (e.currentTarget as HTMLInputElement).valueAsNumber)}
      />
      <span class="number">${this.seconds.toFixed(1)} s</span>
      <span class="legend"
        >${TECHNIQUES.filter((name) => techniques[name].result !== null).map(
          (name) => html`<span><i style="background:${COLOURS[name]}"></i>${SHORT[name]}</span>`,
        )}</span
      >
      <gp-drive-map
        style="--map-height:190px"
        .track=${track}
        .cars=${cars}
        label="Where the cars of all techniques are at this moment"
      ></gp-drive-map>
    </div>`;
  }

  #chooseStart(value: string): void {
    this.start = Number(value);
    this.seconds = 0;
  }

  #longest(techniques: CompareState['techniques']): number {
    return Math.max(
      0,
      ...TECHNIQUES.map((name) => {
        const { result } = techniques[name];
        return result === null ? 0 : secondsOf(result.trace, this.start);
      }),
    );
  }

  #picture(seconds: number): void {
    const state = this.#state.value;
    if (state?.busy === 'driving') this.#keys.poll();
    if (!this.isPlaying || state === undefined) return;
    const longest = this.#longest(state.techniques);
    this.seconds = this.seconds + seconds > longest ? 0 : this.seconds + seconds;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-compare-room': CompareRoom;
  }
}
