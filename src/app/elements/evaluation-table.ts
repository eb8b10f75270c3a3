import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EpisodeStatus, Trial } from '../../race/evaluation.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { trackFacts } from '../catalogue/track-facts.ts';
import { trackGroups, type TrackGroup } from '../catalogue/track-groups.ts';
import { LESS_GRIP } from '../state/elsewhere.ts';
import { explainIdeal, formatFromIdeal, formatLap, formatShare } from '../state/format.ts';
import type { ShownEvaluation } from '../state/race-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';

const STATUS: Readonly<Record<EpisodeStatus, string>> = {
  in_progress: 'driving',
  lap_complete: 'lap',
  off_track: 'off track',
  crashed: 'crashed',
  reversed: 'went back',
  immobilized: 'stood still',
  time_up: 'too slow',
};

/** Before the share, in the value of an option: no track's id has a colon. */
const GRIP = 'grip:';

/**
 * Ten standing starts of one policy, and what they come to; and the same policy's try on any other track, or with less grip.
 * @fires gp-evaluate with a track, or less grip
 */
@customElement('gp-evaluation-table')
export class EvaluationTable extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 12px;
        background: var(--panel);
      }

      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 8px;
      }

      .head span {
        color: var(--quiet);
        font-size: var(--type-note);
      }

      .figures {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 6px;
        margin: 8px 0;
      }

      .figures div {
        padding: 6px 8px;
        border-radius: 7px;
        background: var(--ground);
      }

      dt {
        color: var(--quiet);
        font-size: var(--type-tiny);
      }

      dd {
        margin: 0;
        font: 600 0.9375rem/1.35 var(--mono);
      }

      .clean {
        color: var(--clean-text);
      }

      .from-ideal {
        margin: -2px 0 8px;
        color: var(--quiet);
        font-size: var(--type-note);
        font-variant-numeric: tabular-nums;
      }

      .from-ideal summary {
        cursor: pointer;
      }

      .from-ideal b {
        color: var(--text);
        font-weight: 600;
      }

      .faults {
        margin: -2px 0 8px;
        font-variant-numeric: tabular-nums;
      }

      /* Of more trials than usual the rest is scrolled to: the runs below stay in sight. */
      .trials {
        max-height: 300px;
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--type-note);
        font-variant-numeric: tabular-nums;
      }

      th {
        padding: 2px 4px;
        color: var(--quiet);
        font-weight: 400;
        font-size: var(--type-tiny);
        text-align: left;
      }

      td {
        padding: 2px 4px;
        border-top: 1px solid var(--line);
      }

      th.right,
      td.right {
        text-align: right;
      }

      .bar {
        position: relative;
        display: inline-block;
        width: 46px;
        height: 6px;
        margin-right: 6px;
        overflow: hidden;
        border-radius: 3px;
        background: var(--raised);
      }

      .bar i {
        position: absolute;
        inset: 0 auto 0 0;
        background: var(--policy);
      }

      .bar.done i {
        background: var(--clean);
      }

      .off {
        color: var(--off-text);
      }

      .elsewhere {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        margin-top: 8px;
        color: var(--quiet);
        font-size: var(--type-note);
      }

      select {
        height: 28px;
        padding: 0 6px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--ground);
        color: var(--text);
        font: inherit;
      }

      p {
        margin: 6px 0 0;
        color: var(--quiet);
        font-size: var(--type-note);
        line-height: 1.45;
      }
    `,
  ];

  @property({ attribute: false }) shown: ShownEvaluation | null = null;
  @property({ attribute: false }) tracks: readonly TrackFile[] = [];
  /** The ideal lap from a standing start, seconds; null where there is none. */
  @property({ attribute: false }) ideal: number | null = null;
  /** Whether the policy in view can be evaluated now. */
  @property({ type: Boolean }) ready = false;
  @property({ type: Boolean }) evaluating = false;
  #groups: readonly TrackGroup[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tracks')) this.#groups = trackGroups(this.tracks.map(trackFacts));
  }

  override render() {
    const { shown } = this;
    if (shown === null) {
      return html`<h2>Evaluation</h2>
        <p>
          Every 2,048 steps the policy drives ten laps from ten standing starts, without trying anything out;
          thirty more where chance places what is in the way, if it would become the best. The result appears
          here.
        </p>`;
    }
    const { trials, cleanShare, bestLap, meanLap } = shown.evaluation;
    const clean = Math.round(cleanShare * trials.length);
    return html`<div class="head">
        <h2>Evaluation</h2>
        <span>${shown.title}</span>
      </div>
      <dl class="figures">
        <div title="Laps completed without leaving the track">
          <dt>Clean laps</dt>
          <dd class=${clean === trials.length ? 'clean' : ''}>${clean}/${trials.length}</dd>
        </div>
        <div title="The fastest completed lap">
          <dt>Best lap</dt>
          <dd>${formatLap(bestLap)}</dd>
        </div>
        <div title="Mean of the completed laps">
          <dt>Mean lap</dt>
          <dd>${formatLap(meanLap)}</dd>
        </div>
      </dl>
      ${this.#fromIdeal(bestLap, meanLap)} ${shown.race.type === 'time-trial' ? nothing : faults(trials)}
      <div class="trials" tabindex="0">
        <table aria-label="Trials, ${formatShare(cleanShare)} clean">
          <thead>
            <tr>
              <th scope="col">Start</th>
              <th scope="col">Progress</th>
              <th scope="col" class="right">Lap</th>
              <th scope="col" class="right">Ended</th>
            </tr>
          </thead>
          <tbody>
            ${trials.map((trial, i) => row(trial, i))}
          </tbody>
        </table>
      </div>
      <label class="elsewhere"
        ><span>Evaluate</span>
        <select ?disabled=${!this.ready || this.evaluating} @change=${this.#evaluate}>
          <option value="">${this.evaluating ? 'driving …' : 'on another track, or with less grip'}</option>
          <optgroup label="Here, with less grip">
            ${LESS_GRIP.map(
              (share) => html`<option value=${GRIP + share}>${formatShare(share)} of its grip</option>`,
            )}
          </optgroup>
          ${this.#groups.map(
            ({ name, range, members }) =>
              html`<optgroup label="${name}, ${range}">
                ${members.map(({ file }) => html`<option value=${file.id}>${file.name}</option>`)}
              </optgroup>`,
          )}
        </select>
      </label>`;
  }

  #fromIdeal(bestLap: number | null, meanLap: number | null) {
    const { ideal } = this;
    if (ideal === null || bestLap === null || meanLap === null) return nothing;
    return html`<details class="from-ideal">
      <summary>
        Best lap <b>${formatFromIdeal(bestLap, ideal)} from ideal</b>, mean ${formatFromIdeal(meanLap, ideal)}
      </summary>
      <p>${explainIdeal(ideal, 'standing')}</p>
    </details>`;
  }

  readonly #evaluate = ({ target }: Event): void => {
    const select = target as HTMLSelectElement;
    const { value } = select;
    const isGrip = value.startsWith(GRIP);
    emit(this, 'gp-evaluate', isGrip ? { grip: Number(value.slice(GRIP.length)) } : { trackId: value });
    select.value = '';
  };
}

/** What went wrong among boxes or bots, with the signs that the 3D view has for it. */
function faults(trials: readonly Trial[]) {
  const sum = (count: (trial: Trial) => number): number =>
    trials.reduce((total, trial) => total + count(trial), 0);
  const crashes = sum((trial) => trial.crashes);
  const offTracks = sum((trial) => trial.offTracks);
  return html`<p class="faults">
    <span class=${crashes > 0 ? 'off' : ''}>◆ ${crashes === 1 ? '1 crash' : `${crashes} crashes`}</span> ·
    <span class=${offTracks > 0 ? 'off' : ''}>× ${offTracks} off the track</span>
  </p>`;
}

function row({ progress, lapTime, status, offTracks, crashes }: Trial, i: number) {
  const done = status === 'lap_complete' && offTracks === 0 && crashes === 0;
  return html`<tr>
    <td>${i + 1}</td>
    <td>
      <span class="bar ${done ? 'done' : ''}"
        ><i style="width:${Math.max(0, Math.min(100, progress))}%"></i></span
      >${Math.floor(progress)} %
    </td>
    <td class="right">${formatLap(lapTime)}</td>
    <td class="right ${done ? 'clean' : 'off'}">${done ? '✓ clean' : STATUS[status]}</td>
  </tr>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-evaluation-table': EvaluationTable;
  }
}
