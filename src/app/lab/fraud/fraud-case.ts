import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Check, X } from 'lucide';
import { signIndex, SIGNS } from '../../../lab/fraud/evidence/signs.ts';
import type { Case } from '../../../lab/fraud/judging/case.ts';
import { decide } from '../../../lab/fraud/judging/decide.ts';
import { brokenRules } from '../../../lab/fraud/judging/rules.ts';
import { numStepsOf } from '../../../lab/fraud/laps/lap-submission.ts';
import { nameOfCar } from '../../catalogue/cars.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import '../../elements/meaning.ts';
import { formatLap } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { caseMap } from './case-map.ts';
import { caseMarks, shownReasons } from './case-marks.ts';
import { caseStyles } from './case-styles.ts';
import { DECISION_ICONS } from './fraud-queue.ts';
import { type FraudState, verdictOf } from './fraud-state.ts';
import { fraudStyles } from './fraud-styles.ts';
import { DECISION_WORDS, formatSign, TRUTH_WORDS } from './fraud-words.ts';

/**
 * One submission: its drive, what speaks against it, and the two buttons that decide.
 * @fires gp-fraud
 */
@customElement('gp-fraud-case')
export class FraudCase extends LitElement {
  static override readonly styles = [sharedStyles, fraudStyles, caseStyles];

  @property({ attribute: false }) state!: FraudState;
  @property({ attribute: false }) case!: Case;
  /** Shares of the lap that a person is about to cut out. */
  @property({ attribute: false }) cut: readonly [from: number, to: number] | null = null;

  override render() {
    const { state, cut } = this;
    const { lap, score, evidence } = this.case;
    const track = state.tracks.find(({ id }) => id === lap.trackId);
    const hits = brokenRules(evidence.values, new Set(state.rulesOff));
    const decision = decide(score.score, hits, state.thresholds);
    const last = numStepsOf(lap.rows) - 1;
    const before = state.before.get(lap.id);
    return html`<header>
        <h2>${lap.driver}: ${formatLap(lap.claimedTime)} claimed</h2>
        <p class="quiet">
          ${track?.name ?? lap.trackId}, ${nameOfCar(lap.car)}, ${last + 1} recorded steps
          <button class="link" @click=${() => emit(this, 'gp-fraud', { type: 'save' })}>
            Save as a file
          </button>
        </p>
      </header>
      <figure>
        ${
          track === undefined
            ? nothing
            : caseMap(
                track,
                lap.rows,
                caseMarks(this.case),
                cut && [Math.round(cut[0] * last), Math.round(cut[1] * last)],
              )
        }
      </figure>
      <section class="score" aria-label="Score">
        <div class="head">
          <b class="number big">${score.score}</b>
          <span
            >of 1000
            ${before === undefined || before === score.score ? nothing : html`<span class="quiet">was ${before}</span>`}</span
          >
          <span class="quiet"
            >${score.usual} if every sign is usual<gp-meaning of="the lowest score"
              >The model takes half of all laps to be forged, and some forgeries show no sign. A lap without
              any sign is therefore forged with a probability of ${score.usual} in 1000, as far as it
              knows.</gp-meaning
            ></span
          >
          <span class="pill ${decision}"
            >${icon(DECISION_ICONS[decision], 13)} ${DECISION_WORDS[decision]}</span
          >
        </div>
        ${this.#meter(score.score)} ${this.#reasons()}
        ${hits.map(
          ({ rule, value }) =>
            html`<p class="hit">
              <b>Rule: ${DECISION_WORDS[rule.action]}.</b> ${rule.reason}
              <span class="quiet"
                >${formatSign(signIndex(rule.sign), value)}, limit
                ${formatSign(signIndex(rule.sign), rule.limit)}</span
              >
            </p>`,
        )}
      </section>
      ${this.#decision()}`;
  }

  #meter(score: number) {
    const { review, refuse } = this.state.thresholds;
    return html`<div class="meter" aria-hidden="true">
      <i class="fill" style="width:${score / 10}%"></i>
      <i class="limit" style="left:${review / 10}%" title="From here on: have a look"></i>
      <i class="limit" style="left:${refuse / 10}%" title="From here on: refuse"></i>
    </div>`;
  }

  #reasons() {
    const reasons = shownReasons(this.case);
    if (reasons.length === 0)
      return html`<p>Every sign is where nine of ten honest laps have it, or nearly so.</p>`;
    const marks = caseMarks(this.case);
    const most = reasons[0].logOdds;
    return html`<ol>
      ${reasons.map(({ sign, value, ordinary, logOdds }, i) => {
        const { name, meaning } = SIGNS[sign];
        return html`<li>
          <span class="name"
            >${name}${marks.some(({ number }) => number === i + 1) ? html` <b class="place">${i + 1}</b>` : nothing}</span
          >
          <b class="number">${formatSign(sign, value)}</b>
          <span class="quiet">honest: to ${formatSign(sign, ordinary)}</span>
          <gp-meaning .of=${name}>${meaning}</gp-meaning>
          <span class="bar" title="Adds ${logOdds.toFixed(1)} to the log-odds"
            ><i style="width:${(100 * logOdds) / most}%"></i
          ></span>
        </li>`;
      })}
    </ol>`;
  }

  #decision() {
    const { state } = this;
    const said = verdictOf(state, this.case.lap.id);
    const { truth } = this.case;
    return html`<footer>
      <button
        class="tool decide"
        aria-pressed=${said?.isTampered === false}
        aria-keyshortcuts="H"
        title="Key H"
        @click=${() => emit(this, 'gp-fraud', { type: 'decide', isTampered: false })}
      >
        ${icon(Check, 16)} Honest: approve
      </button>
      <button
        class="tool decide"
        aria-pressed=${said?.isTampered === true}
        aria-keyshortcuts="F"
        title="Key F"
        @click=${() => emit(this, 'gp-fraud', { type: 'decide', isTampered: true })}
      >
        ${icon(X, 16)} Forged: refuse
      </button>
      <span class="quiet keys">Keys: H, F; N for the next, B to go back</span>
      <p role="status">
        ${
          said === null
            ? nothing
            : truth === null
              ? 'Kept. Nobody here knows how this lap came about.'
              : html`${said.isTampered === (truth !== 'honest') ? 'Right' : 'Not so'}: this lap is
                  <b>${truth === 'honest' ? 'honest' : `forged, ${TRUTH_WORDS[truth]}`}</b>.`
        }
      </p>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-fraud-case': FraudCase;
  }
}
