import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { CarFile } from '../../../sim/car.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { ContestController } from '../../controllers/contest-controller.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { ContestState } from '../../state/contest-state.ts';
import type { FrameHub } from '../../state/frame-hub.ts';
import { DEFAULT_RACE, type RaceSetup } from '../../state/race-setup.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './contest-hud.ts';
import type { ContestHud } from './contest-hud.ts';
import './contest-list.ts';
import './contest-result.ts';
import './contest-setup.ts';
import { contestStyles } from './contest-styles.ts';
import type { AppEvent } from '../emit.ts';

/** Phases in which a race is on the stage. */
const ON_STAGE: readonly ContestState['phase'][] = ['lights', 'racing', 'paused'];
/** Where keys write, and must not drive. */
const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/**
 * The race room: a card to choose what is raced, the race over the view, a card with its results.
 */
@customElement('gp-race-room')
export class RaceRoom extends LitElement {
  static override readonly styles = [
    sharedStyles,
    contestStyles,
    css`
      wa-dialog {
        --width: 780px;
        cursor: auto;
      }
    `,
  ];

  /** Null until it is there. */
  @property({ attribute: false }) room: ContestController | null = null;
  /** The person's own. */
  @property({ attribute: false }) cars: readonly CarFile[] = [];
  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  @property({ attribute: false }) track: TrackFile | null = null;
  /** Objects of every kind of race, as the setup of runs has them. */
  @property({ attribute: false }) objects: RaceSetup = DEFAULT_RACE;
  @property({ attribute: false }) hub: FrameHub | null = null;
  @property({ type: Boolean }) open = false;
  /** Whether something is open over the page, which closes before the race is left. */
  @property({ attribute: false }) isCovered = (): boolean => false;
  @query('gp-contest-hud') private readonly hud!: ContestHud | null;
  readonly #state = new StoreController<ContestState>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the view turns its camera by them.
    addEventListener('keydown', this.#onKey, { capture: true });
    addEventListener('keyup', this.#onKeyUp, { capture: true });
    addEventListener('blur', this.#letGo);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey, { capture: true });
    removeEventListener('keyup', this.#onKeyUp, { capture: true });
    removeEventListener('blur', this.#letGo);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room')) this.#state.follow(this.room?.store ?? null);
  }

  override render() {
    const { room } = this;
    const contest = this.#state.value;
    return html`<div
      @gp-contest=${({ detail }: AppEvent<'gp-contest'>) => room?.act(detail)}
      @keydown=${keepKeys}
    >
      ${
        room !== null && contest !== undefined && this.#isOnStage
          ? html`<gp-contest-hud
              .contest=${contest}
              .hub=${this.hub}
              ?driven=${room.isDriven}
            ></gp-contest-hud>`
          : nothing
      }
      <wa-dialog
        label=${contest?.phase === 'over' ? 'Results' : 'Race'}
        ?open=${this.open && !this.#isOnStage}
        @wa-after-hide=${this.#closed}
      >
        ${this.open && !this.#isOnStage && contest !== undefined ? this.#card(contest) : nothing}
      </wa-dialog>
    </div>`;
  }

  #card(contest: Readonly<ContestState>) {
    const { phase, setup, candidates, result, past, failure } = contest;
    if (phase === 'over')
      return html`<gp-contest-result .record=${result} ?fresh=${contest.isFresh}></gp-contest-result>`;
    return html`${
        phase === 'failed'
          ? html`<p class="fault" role="alert">
              The race broke off: ${failure}. What you have chosen is still here: start it again.
            </p>`
          : nothing
      }
      <gp-contest-setup
        .setup=${setup}
        .candidates=${candidates}
        .cars=${this.cars}
        .tracks=${this.tracks}
        .track=${this.track}
        .objects=${this.objects}
        ?busy=${phase === 'loading'}
      ></gp-contest-setup>
      <gp-contest-list .past=${past}></gp-contest-list>`;
  }

  get #isOnStage(): boolean {
    return ON_STAGE.some((phase) => phase === this.#state.value?.phase);
  }

  /** It also closes when a race begins: keys drive then, and press nothing. */
  readonly #closed = ({ target, currentTarget }: Event): void => {
    if (target !== currentTarget) return;
    if (this.#isOnStage) this.hud?.focus({ preventScroll: true });
    // Also while it lines up: nobody is there to see it.
    else if (this.open) this.room?.act({ type: 'leave' });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { room } = this;
    // In another tab of the app keys are another's.
    if (!this.checkVisibility()) return;
    if (room === null || !this.#isOnStage || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0];
    const isTyping = target instanceof Element && target.matches(TYPED_INTO);
    // What is open over the page closes first.
    if (event.key === 'Escape' && this.isCovered()) return;
    if (event.key === 'Escape') room.act({ type: 'leave' });
    else if (isTyping) return;
    else if (event.key === ' ') {
      // A button is pressed by it.
      if (target instanceof HTMLButtonElement) return;
      room.act({ type: this.#state.value?.phase === 'paused' ? 'go-on' : 'pause' });
    } else if (!room.key(event.code, true)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    // Also of a key that was let go elsewhere: it must not stay held down.
    this.room?.key(event.code, false);
  };

  readonly #letGo = (): void => this.room?.letGo();
}

/** The view does other things with its keys; Escape closes what is open. */
function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-race-room': RaceRoom;
  }
}
