import '@awesome.me/webawesome/dist/components/button/button.js';
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
import { MOST_SEED } from './compare-settings.ts';
import type { CompareSession } from './compare-session.ts';
import {
  BUDGETS,
  TECHNIQUES,
  type CompareSetup,
  type CompareState,
  recordingInView,
  type TechniqueName,
} from './compare-state.ts';
import './comparison-table.ts';
import './demonstration-panel.ts';
import { DrivingKeys } from './driving-keys.ts';
import './technique-panel.ts';
import './unsupervised-panel.ts';
import { carAt, secondsOf } from './trace-places.ts';

const SIGHTS: readonly (readonly [CompareSetup['sight'], string])[] = [
  ['state', '26 numbers of its state'],
  ['front_camera', 'the camera’s picture'],
];

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
/** Of “Let all three learn” with its number. */
const DOING: Readonly<Record<NonNullable<CompareState['busy']>, string>> = {
  recording: 'Recording the demonstration',
  driving: 'You drive',
  cloning: '1 of 4: cloning',
  dagger: '2 of 4: DAgger',
  rewards: '3 of 4: by the reward',
  exploring: '4 of 4: without labels',
  curriculum: 'By the reward, from hard places',
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
      ${this.#head(state)}
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

  #head({ tracks, setup, busy, isStopping }: CompareState) {
    const set = (change: Partial<CompareSetup>) => void this.session.act({ type: 'setup', change });
    const choose = (event: Event) => (event.currentTarget as HTMLSelectElement).value;
    const options = (chosen: string) =>
      tracks.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`);
    return html`<header>
      <p class="lead">
        One car, one track, one clock, three ways to learn. <b>Data:</b> drives that you or the simulator
        make. <b>Metric:</b> clean laps of ten, and lap time. <b>Baseline:</b> the ideal lap.
      </p>
      <div class="setup">
        <label
          >Track
          <select
            class="field"
            ?disabled=${busy !== null}
            @change=${(e: Event) => set({ trackId: choose(e) })}
          >
            ${options(setup.trackId)}
          </select></label
        >
        <label
          >Never seen
          <select
            class="field"
            ?disabled=${busy !== null}
            @change=${(e: Event) => set({ unseenId: choose(e) })}
          >
            ${options(setup.unseenId)}
          </select></label
        >
        <label
          >It sees
          <select
            class="field"
            ?disabled=${busy !== null}
            @change=${(e: Event) => set({ sight: choose(e) as CompareSetup['sight'] })}
          >
            ${SIGHTS.map(
              ([value, words]) =>
                html`<option value=${value} ?selected=${value === setup.sight}>${words}</option>`,
            )}
          </select></label
        >
        <span class="choices" role="group" aria-label="Seconds of training for each technique">
          ${BUDGETS.map(
            (budget) =>
              html`<button
                aria-pressed=${budget === setup.budget}
                ?disabled=${busy !== null}
                @click=${() => set({ budget })}
              >
                ${budget} s
              </button>`,
          )}
        </span>
        <label
          >Seed
          <input
            class="field seed"
            type="number"
            min="0"
            max=${MOST_SEED}
            .value=${String(setup.seed)}
            ?disabled=${busy !== null}
            @change=${(event: Event) => this.#setSeed(event.currentTarget as HTMLInputElement, set)}
        /></label>
        <span class="space"></span>
        ${
          busy === null
            ? html`<wa-button
                variant="brand"
                appearance="accent"
                size="s"
                @click=${() => void this.session.act({ type: 'learn-all' })}
                >Let all three learn</wa-button
              >`
            : html`<span class="quiet" role="status">${DOING[busy]}</span>
                <wa-button
                  variant="neutral"
                  appearance="outlined"
                  size="s"
                  ?disabled=${busy === 'recording' || busy === 'exploring'}
                  @click=${() => void this.session.act({ type: 'stop' })}
                  >${isStopping ? 'Stop at once' : 'Stop'}</wa-button
                >`
        }
      </div>
    </header>`;
  }

  #setSeed(input: HTMLInputElement, set: (change: Partial<CompareSetup>) => void): void {
    const seed = input.valueAsNumber;
    if (Number.isSafeInteger(seed) && seed >= 0 && seed <= MOST_SEED) set({ seed });
    else input.value = String(this.#state.value?.setup.seed ?? 1);
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
