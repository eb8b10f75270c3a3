import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Flag } from 'lucide';
import type { CarFile } from '../../../sim/car.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import { nameOfCar } from '../../catalogue/cars.ts';
import type { ContestAction } from '../../state/contest-state.ts';
import {
  type Candidate,
  carsToRace,
  cautionOf,
  CONTEST_TYPES,
  contestRaceOf,
  type ContestSetup,
  type ContestType,
  describeContest,
  entrantsOf,
  faultOf,
  FIRST_CONTEST,
  isSameCar,
  LAPS,
  MOST_POLICIES,
  refusalOf,
  secondsOf,
  TOP_SPEEDS,
} from '../../state/contest-setup.ts';
import { DEFAULT_RACE, type RaceSetup } from '../../state/race-setup.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { contestStyles } from './contest-styles.ts';
import { emit } from '../emit.ts';
import { icon } from '../icon.ts';

const TYPES = Object.keys(CONTEST_TYPES) as ContestType[];

/**
 * What is to be raced, and who: every policy is offered, and those that cannot take part with the reason.
 * @fires gp-contest with what is changed or begun
 */
@customElement('gp-contest-setup')
export class ContestSetupCard extends LitElement {
  static override readonly styles = [
    sharedStyles,
    contestStyles,
    css`
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 6px;
        margin-top: 6px;
      }

      .kinds label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 36px;
        padding: 4px 10px;
        border: 1px solid var(--line-strong);
        border-radius: 7px;
        cursor: pointer;
      }

      .kinds label:has(:checked) {
        border-color: var(--policy);
        background: color-mix(in oklab, var(--policy) 16%, transparent);
      }

      @media (max-width: 480px) {
        .kinds label {
          gap: 6px;
          padding: 4px 8px;
          font-size: var(--type-text);
        }
      }

      .who {
        display: grid;
        gap: 2px;
        max-height: 230px;
        margin: 6px 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }

      .who label {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: baseline;
        gap: 0 8px;
        padding: 5px 6px;
        border-radius: 6px;
        cursor: pointer;
      }

      .who label:hover {
        background: var(--raised);
      }

      .who .small {
        grid-column: 2;
      }

      .name {
        overflow-wrap: anywhere;
      }

      .you {
        display: grid;
        justify-items: start;
        gap: 6px;
        margin-top: 6px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
      }

      .settings {
        margin-top: 14px;
        align-items: end;
      }

      input[type='number'] {
        width: 90px;
      }

      .begin {
        justify-content: flex-end;
        margin-top: 14px;
      }
    `,
  ];

  @property({ attribute: false }) setup: ContestSetup = FIRST_CONTEST;
  @property({ attribute: false }) candidates: readonly Candidate[] = [];
  /** The person's own. */
  @property({ attribute: false }) cars: readonly CarFile[] = [];
  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  @property({ attribute: false }) track: TrackFile | null = null;
  /** Objects of every kind of race, as the setup of runs has them. */
  @property({ attribute: false }) objects: RaceSetup = DEFAULT_RACE;
  /** Whether its policies are being fetched. */
  @property({ type: Boolean }) busy = false;

  override render() {
    const { setup } = this;
    const fault = faultOf(setup, this.candidates);
    const race = contestRaceOf(setup.type, this.objects);
    const cars = carsToRace(this.cars, this.candidates, setup);
    const hasObjects = race.type === 'object-avoidance' || race.type === 'head-to-bot';
    return html`<fieldset>
        <legend>Kind of race</legend>
        <div class="kinds">
          ${TYPES.map(
            (type) =>
              html`<label
                ><input
                  type="radio"
                  name="type"
                  .checked=${setup.type === type}
                  @change=${() => this.#patch({ type })}
                />${CONTEST_TYPES[type].name}</label
              >`,
          )}
        </div>
        <p class="small">
          ${CONTEST_TYPES[setup.type].about}
          ${hasObjects ? html`${describeContest(race)}: how many and where is set under Race in the setup.` : nothing}
        </p>
      </fieldset>
      ${this.#who()} ${this.#you()}
      <div class="row settings">
        <label class="field"
          >Laps
          <select @change=${(event: Event) => this.#patch({ laps: numberOf(event) })}>
            ${Array.from({ length: LAPS.high }, (_, i) => i + LAPS.low).map(
              (laps) => html`<option value=${laps} ?selected=${laps === setup.laps}>${laps}</option>`,
            )}
          </select></label
        >
        <label class="field" title="All cars of a race are of one kind"
          >Car
          <select @change=${(event: Event) => this.#patch({ car: cars[Number(textOf(event))] })}>
            ${cars.map(
              (car, i) =>
                html`<option value=${i} ?selected=${isSameCar(car, setup.car)}>${nameOfCar(car)}</option>`,
            )}
          </select></label
        >
        ${
          hasObjects
            ? html`<label
                class="field"
                title="Decides where objects are that chance places: the same seed, the same places"
                >Seed
                <input
                  type="number"
                  min="0"
                  max="2147483648"
                  step="1"
                  .value=${String(setup.seed)}
                  @change=${this.#setSeed}
              /></label>`
            : nothing
        }
      </div>
      <div class="row begin">
        <span class=${fault === null ? 'small' : 'fault'} role="status">${fault ?? this.#summary}</span>
        <button
          class="action first"
          ?disabled=${fault !== null || this.busy}
          @click=${() => this.#act({ type: 'start' })}
        >
          ${icon(Flag, 16)}${this.busy ? 'Lining up …' : 'Start the race'}
        </button>
      </div>`;
  }

  get #summary(): string {
    const { track, setup } = this;
    if (track === null) return '';
    const limit = Math.round(secondsOf(track, setup.laps));
    return `On ${track.name}. After ${limit} s it ends for all who still drive.`;
  }

  #who() {
    const { setup, candidates } = this;
    const isFull = entrantsOf(setup, candidates).length >= MOST_POLICIES;
    const offered = new Set(candidates.map(({ key }) => key));
    const others = this.tracks.filter(({ id }) => !id.startsWith('own-') && !offered.has(`shipped:${id}`));
    return html`<h3 id="who">Policies, ${MOST_POLICIES} at most</h3>
      <ul class="who" aria-labelledby="who">
        ${candidates.map((candidate) => {
          const refusal = refusalOf(candidate, setup);
          const isChosen = setup.chosen.includes(candidate.key);
          const note = refusal ?? cautionOf(candidate, setup);
          return html`<li>
            <label>
              <input
                type="checkbox"
                .checked=${isChosen && refusal === null}
                ?disabled=${refusal !== null || (isFull && !isChosen)}
                @change=${() => this.#choose(candidate.key)}
              />
              <span class="name">${candidate.name}</span>
              ${note === '' ? nothing : html`<span class="small">${note}</span>`}
            </label>
          </li>`;
        })}
      </ul>
      <select aria-label="Offer the policy of another track" @change=${this.#offer}>
        <option value="">Another shipped policy …</option>
        ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>`;
  }

  #you() {
    const { isDriving, topSpeed } = this.setup;
    return html`<h3>Yourself</h3>
      <div class="you">
        <label class="row"
          ><input
            type="checkbox"
            .checked=${isDriving}
            @change=${() => this.#patch({ isDriving: !isDriving })}
          />I drive along, in the same car</label
        >
        ${
          isDriving
            ? html`<label class="field row"
                  >Top speed
                  <select @change=${(event: Event) => this.#patch({ topSpeed: numberOf(event) })}>
                    ${TOP_SPEEDS.map(
                      (speed) =>
                        html`<option value=${speed} ?selected=${speed === topSpeed}>${speed} m/s</option>`,
                    )}
                  </select></label
                >
                <span class="small"
                  >Arrow keys or W A S D; a gamepad’s left stick and triggers; on a touch screen two thumbs.
                  Policies may drive at up to 4 m/s.</span
                >`
            : nothing
        }
      </div>`;
  }

  #choose(key: string): void {
    const { chosen } = this.setup;
    const isChosen = chosen.includes(key);
    this.#patch({ chosen: isChosen ? chosen.filter((other) => other !== key) : [...chosen, key] });
  }

  readonly #offer = (event: Event): void => {
    const trackId = textOf(event);
    (event.target as HTMLSelectElement).value = '';
    if (trackId !== '') this.#act({ type: 'offer', trackId });
  };

  readonly #setSeed = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.checkValidity() && field.value !== '') this.#patch({ seed: field.valueAsNumber });
    else field.value = String(this.setup.seed);
  };

  #patch(patch: Partial<ContestSetup>): void {
    this.#act({ type: 'set-up', patch });
  }

  #act(action: ContestAction): void {
    emit(this, 'gp-contest', action);
  }
}

function textOf({ target }: Event): string {
  return (target as HTMLSelectElement).value;
}

function numberOf(event: Event): number {
  return Number(textOf(event));
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-contest-setup': ContestSetupCard;
  }
}
