import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CircleStop, Pause, Play, X } from 'lucide';
import type { EpisodeStatus } from '../../../race/evaluation.ts';
import type { LiveStanding } from '../../../race/live-standings.ts';
import { FRAMES_PER_SECOND, POSE, POSE_SIZE } from '../../../workers/protocol.ts';
import {
  type ContestAction,
  type ContestState,
  FIRST_CONTEST_STATE,
  WATCH_SPEEDS,
} from '../../state/contest-state.ts';
import { gapWords } from '../../state/contest-table.ts';
import { formatLap } from '../../state/format.ts';
import type { FrameHub } from '../../state/frame-hub.ts';
import { NUM_LIGHTS } from '../../state/start-lights.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { contestHudStyles } from './contest-hud-styles.ts';
import { contestStyles } from './contest-styles.ts';
import { type AppEvent, emit } from '../emit.ts';
import { icon } from '../icon.ts';
import { numberPlate } from '../number-plate.ts';
import '../thumb-zones.ts';

/** The list is written with every so many frames: five times a second in real time. */
const EVERY = FRAMES_PER_SECOND / 5;
/** “Go” is said for so long, s of the race. */
const GO_SECONDS = 1;

const PAUSED: Readonly<Record<ContestState['pausedBy'], string>> = {
  person: 'The race waits.',
  hidden: 'The race waits: the page was hidden.',
  gamepad: 'The race waits: the gamepad was unplugged. Plug it in again, or drive with the keys.',
};

/** Why a car is held: in the list, and after “held for”. */
const HELD: Readonly<Partial<Record<EpisodeStatus, { readonly short: string; readonly long: string }>>> = {
  off_track: { short: 'off road', long: 'leaving the road' },
  reversed: { short: 'wrong way', long: 'driving the wrong way' },
  crashed: { short: 'crash', long: 'a crash' },
  immobilized: { short: 'stuck', long: 'standing still' },
};

/** What the moment is: how long the race lasts, how all stand, how fast the followed car is. */
interface Moment {
  readonly time: number;
  readonly standings: readonly LiveStanding[];
  readonly speed: number;
}

/**
 * What stands over the view while a race is on: lights, who is where, what can be done.
 * @fires gp-contest with what a person does
 */
@customElement('gp-contest-hud')
export class ContestHud extends LitElement {
  static override readonly styles = [sharedStyles, contestStyles, contestHudStyles];

  @property({ attribute: false }) contest: ContestState = FIRST_CONTEST_STATE;
  @property({ attribute: false }) hub: FrameHub | null = null;
  /** Whether a person drives along, and whether with thumbs on the screen. */
  @property({ type: Boolean }) driven = false;
  @property({ type: Boolean, reflect: true }) touch = false;
  @state() private moment: Moment | null = null;
  #frames = 0;
  #disconnect: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = -1;
    this.touch = matchMedia('(pointer: coarse)').matches;
    this.#disconnect =
      this.hub?.connect({
        contestFrame: ({ simTime: time, poses }, standings) => {
          if (this.#frames++ % EVERY !== 0) return;
          const speed = poses[this.contest.followed * POSE_SIZE + POSE.speed] ?? 0;
          this.moment = { time, standings, speed };
        },
      }) ?? this.#disconnect;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#disconnect();
  }

  override render() {
    const { phase } = this.contest;
    const held = this.#held;
    return html`${
        this.driven && this.touch
          ? html`<gp-thumb-zones
              @gp-thumbs=${({ detail: input }: AppEvent<'gp-thumbs'>) =>
                emit(this, 'gp-contest', { type: 'thumbs', input })}
            ></gp-thumb-zones>`
          : nothing
      }
      ${this.#board()} ${this.#bar()} ${this.#readings()}
      <div class="middle">
        ${phase === 'lights' ? this.#lights() : nothing} ${phase === 'paused' ? this.#waiting() : nothing}
        ${phase === 'racing' && this.moment !== null && this.moment.time < GO_SECONDS ? html`<span class="go">Go</span>` : nothing}
        ${held === null ? nothing : html`<span class="hint number">${held.words}: ${held.secondsLeft.toFixed(1)} s</span>`}
      </div>
      <span class="visually-hidden" role="status">${this.#words()}</span>`;
  }

  #board() {
    const { cast, followed } = this.contest;
    const standings = this.moment?.standings;
    const order = [...cast.keys()];
    if (standings?.length === cast.length)
      order.sort((a, b) => standings[a].position - standings[b].position || a - b);
    return html`<ol class="board" aria-label="Standings">
      ${order.map((car) => {
        const standing = standings?.[car];
        return html`<li>
          <button
            title="Follow this car"
            aria-pressed=${car === followed}
            @click=${() => this.#act({ type: 'follow', entrant: car })}
          >
            <span class="number">${standing?.position ?? car + 1}</span> ${numberPlate(car)}
            <span class="name">${cast[car].name}</span>
            ${standing === undefined ? nothing : placeOf(standing)}
          </button>
        </li>`;
      })}
    </ol>`;
  }

  #bar() {
    const { phase, speed } = this.contest;
    const isPaused = phase === 'paused';
    return html`<div class="bar" role="group" aria-label="Race">
      ${
        this.driven
          ? nothing
          : html`<select
              aria-label="Speed of the race"
              title="As a multiple of real time"
              @change=${({ target }: Event) =>
                this.#act({
                  type: 'speed',
                  speed: WATCH_SPEEDS[(target as HTMLSelectElement).selectedIndex],
                })}
            >
              ${WATCH_SPEEDS.map((one) => html`<option ?selected=${one === speed}>${one}×</option>`)}
            </select>`
      }
      <button
        title=${isPaused ? 'Go on (Space)' : 'Pause (Space)'}
        ?disabled=${phase === 'loading'}
        @click=${() => this.#act({ type: isPaused ? 'go-on' : 'pause' })}
      >
        ${icon(isPaused ? Play : Pause, 15)}<span>${isPaused ? 'Go on' : 'Pause'}</span>
      </button>
      <button
        title="Ends the race now: who still drives is ranked by how far they came"
        ?disabled=${phase !== 'racing' && !isPaused}
        @click=${() => this.#act({ type: 'end' })}
      >
        ${icon(CircleStop, 15)}<span>End</span>
      </button>
      <button title="Leave the race without results (Escape)" @click=${() => this.#act({ type: 'leave' })}>
        ${icon(X, 15)}<span>Leave</span>
      </button>
    </div>`;
  }

  #readings() {
    const { moment } = this;
    const standing = moment?.standings[this.contest.followed];
    if (moment === null || standing === undefined) return nothing;
    return html`<dl class="readings">
      <div title="Since the start, of what the race lasts at most">
        <dt>Time</dt>
        <dd>${moment.time.toFixed(1)} of ${Math.round(this.contest.timeLimit)} s</dd>
      </div>
      <div title="Of the car that the camera follows">
        <dt>Speed</dt>
        <dd id="contest-speed">${Math.abs(moment.speed).toFixed(1)} m/s</dd>
      </div>
      <div title="The last lap of the car that the camera follows">
        <dt>Last lap</dt>
        <dd>${formatLap(standing.lastLap)}</dd>
      </div>
    </dl>`;
  }

  #lights() {
    const { lights } = this.contest;
    return html`<div class="lights" role="img" aria-label="${lights} of ${NUM_LIGHTS} lights">
        ${Array.from({ length: NUM_LIGHTS }, (_, i) => html`<i class=${i < lights ? 'on' : ''}></i>`)}
      </div>
      <span class="hint"
        >${
          this.driven
            ? this.touch
              ? 'Lights out, and away. Left thumb: slide to steer. Right thumb: faster, brake below.'
              : 'Lights out, and away. Arrow keys or W A S D, or a gamepad. Space pauses, Escape leaves.'
            : 'Lights out, and away.'
        }</span
      >`;
  }

  #waiting() {
    return html`<div class="card">
      <span>${PAUSED[this.contest.pausedBy]}</span>
      <button class="action first" @click=${() => this.#act({ type: 'go-on' })}>
        ${icon(Play, 16)}Go on
      </button>
    </div>`;
  }

  /** Why the followed car waits; null: it drives. */
  get #held(): { readonly words: string; readonly secondsLeft: number } | null {
    const { phase, cast, followed } = this.contest;
    const held = this.moment?.standings[followed]?.held ?? null;
    if (held === null || phase !== 'racing') return null;
    const who = cast[followed].isPerson ? 'You are held' : 'It is held';
    const reason = HELD[held.status];
    return {
      words: `${who}${reason === undefined ? '' : ` for ${reason.long}`}`,
      secondsLeft: held.secondsLeft,
    };
  }

  /** What is said to those who hear the page. */
  #words(): string {
    const { phase, lights, pausedBy } = this.contest;
    if (phase === 'paused') return PAUSED[pausedBy];
    if (phase === 'lights') return lights === 0 ? 'Get ready' : '';
    if (phase === 'racing' && (this.moment?.time ?? 0) < GO_SECONDS) return 'Go';
    return this.#held?.words ?? '';
  }

  #act(action: ContestAction): void {
    emit(this, 'gp-contest', action);
  }
}

/** In which lap it is, and how far behind; or why it waits, and for how long still. */
function placeOf(standing: LiveStanding) {
  const { lap, held } = standing;
  if (held === null)
    return html`<span class="quiet">lap ${lap}</span> <span class="gap">${gapOf(standing)}</span>`;
  return html`<span class="held"
    >${HELD[held.status]?.short ?? 'held'} · ${held.secondsLeft.toFixed(1)} s</span
  >`;
}

function gapOf({ gap, state: how, position }: LiveStanding): string {
  if (how === 'given-up') return 'out';
  return position === 1 ? (how === 'finished' ? 'finished' : 'leads') : gapWords(gap);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-contest-hud': ContestHud;
  }
}
