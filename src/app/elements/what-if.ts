import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlotSpec } from '../charts/draw-plot.ts';
import {
  alongLap,
  largestTerms,
  overLapTime,
  overProgress,
  soFar,
  termsAlongLap,
} from '../charts/lap-plots.ts';
import type { Correlation } from '../../training/studio/compare-laps.ts';
import type { LapsReport } from '../../training/studio/lap-archive.ts';
import { formatCorrelation, formatReward, formatShare, formatWhole } from '../state/format.ts';
import { factorBetween, sharesOfRange } from '../state/reward-scale.ts';
import {
  lapInView,
  type LapsView,
  nameOfLap,
  NOTHING_SCORED,
  type StudioView,
} from '../state/studio-state.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { FileDrop } from './file-drop.ts';
import './lap-ranking.ts';
import { studioFault } from './legend.ts';
import './plot.ts';

const ALONG_ONE: PlotSpec = {
  series: [{ label: 'this reward', kind: 'line', color: '--policy' }],
  unit: ' %',
  range: [0, 100],
};
const ALONG_TWO: PlotSpec = {
  ...ALONG_ONE,
  series: [...ALONG_ONE.series, { label: 'before', kind: 'dashed', color: '--quiet' }],
};
const SO_FAR: Pick<PlotSpec, 'unit' | 'range'> = { unit: ' s', range: null };
const OVER_PROGRESS: PlotSpec = {
  series: [{ label: 'a lap', kind: 'dots', color: '--policy' }],
  unit: ' %',
  range: [-4, 104],
};
const OVER_TIME: PlotSpec = { ...OVER_PROGRESS, unit: ' s', range: null };

/** Okabe and Ito's, of which as many terms are shown at most. */
const TERM_COLORS = ['--run-1', '--run-0', '--run-2', '--run-6', '--run-5', '--run-4'] as const;

/**
 * What the reward in the editor says about recorded laps, and what an edit changes in it.
 * @fires gp-lap (from the ranking) with the index of the lap to look at
 * @fires gp-logs with files that should be logs of DeepRacer, or null to close those that are open
 */
@customElement('gp-what-if')
export class WhatIf extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        font-size: var(--type-text);
      }

      p {
        margin: 0;
        line-height: 1.4;
      }

      p + p {
        margin-top: 4px;
      }

      .fault {
        color: var(--off-text);
        overflow-wrap: anywhere;
      }

      .all {
        display: grid;
        gap: 12px;
      }

      .all[data-target] {
        outline: 2px dashed var(--policy);
        outline-offset: 4px;
      }

      .whose {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        overflow-wrap: anywhere;
      }

      .plots {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: 12px;
      }
    `,
  ];

  @property({ attribute: false }) laps: StudioView<LapsView> = NOTHING_SCORED;
  /** What the logs are called whose laps those are; null: laps of the policy in view. */
  @property({ attribute: false }) logs: string | null = null;
  /** Index of the lap that is looked at; null: the best one. */
  @property({ attribute: false }) chosen: number | null = null;
  @property() theme = '';
  readonly #files = new FileDrop(this, (files) => emit(this, 'gp-logs', files));

  override render() {
    this.setAttribute('aria-busy', String(this.laps.isBusy));
    return html`<div
      class="all"
      ?data-target=${this.#files.isTarget}
      @dragover=${this.#files.onDrag}
      @dragleave=${this.#files.onLeave}
      @drop=${this.#files.onDrop}
    >
      ${this.#whose()} ${this.#said()}
    </div>`;
  }

  /** Whose laps those are. */
  #whose() {
    const pick = html`<label
      class="opens-files link"
      title="A sim-trace of the track in view: a CSV file of a training or evaluation, or a log with SIM_TRACE_LOG lines; or drop it here"
      >${this.logs === null ? 'Open a DeepRacer log' : 'Open another log'}
      <input type="file" accept=".csv,.log,.txt" multiple @change=${this.#files.onPick} />
    </label>`;
    if (this.logs === null) return html`<div class="whose">${pick}</div>`;
    return html`<div class="whose">
      <span>${this.#howMany()} of <b>${this.logs}</b></span> ${pick}
      <button class="link" @click=${() => emit(this, 'gp-logs', null)}>Laps of the policy in view</button>
    </div>`;
  }

  #howMany(): string {
    const report = this.laps.result?.report;
    if (report === undefined || report.laps.length === report.numLaps) return 'Laps';
    return `${report.laps.length} of ${formatWhole(report.numLaps)} episodes`;
  }

  #said() {
    const { fault, isBusy } = this.laps;
    const result = this.laps.result?.scope === 'all' ? this.laps.result : null;
    if (result === null) {
      const why = isBusy
        ? `Laps are being ${this.logs === null ? 'driven' : 'read'} and scored …`
        : 'Laps are recorded of the policy that drives; none does at the moment.';
      return fault === null ? html`<p class="quiet">${why}</p>` : studioFault(fault, false);
    }
    return html`<div>${studioFault(fault, true)} ${summary(result)}</div>
      <gp-lap-ranking .view=${result} .chosen=${this.chosen}></gp-lap-ranking>
      ${this.#along(result)} ${this.#terms(result)}
      <div class="plots">${this.#correlations(result)}</div>`;
  }

  #along(view: LapsView) {
    const { lap } = lapInView(this.laps, this.chosen)!;
    const spec = lap.before === null ? ALONG_ONE : ALONG_TWO;
    return html`<gp-plot
        heading="Reward per step along ${this.#whichLap(view)}"
        hint="By place on the track, from the line. Where it is high, what the car does there pays."
        .spec=${spec}
        .columns=${alongLap(lap)}
        theme=${this.theme}
      ></gp-plot>
      <gp-plot
        heading="Return so far on ${this.#whichLap(view)}"
        hint="What its steps have added up to since the start. Where it falls or stands still, nothing is to be won."
        .spec=${{ ...spec, ...SO_FAR }}
        .columns=${soFar(lap)}
        theme=${this.theme}
      ></gp-plot>`;
  }

  #terms(view: LapsView) {
    const { terms } = view.report;
    const { lap } = lapInView(this.laps, this.chosen)!;
    // A lap that was chosen just now still waits for its own.
    if (terms === null || terms[0].values.length !== lap.places.length) return nothing;
    const largest = largestTerms(terms, TERM_COLORS.length);
    const spec: PlotSpec = {
      ...ALONG_ONE,
      series: largest.map(({ term: { line, text }, share }, i) => ({
        label: `line ${line}: ${shorten(text)}, ${formatShare(share)}`,
        kind: 'line',
        color: TERM_COLORS[i],
      })),
    };
    return html`<gp-plot
      heading="Terms of the sum along ${this.#whichLap(view)}"
      hint="Shares of all that is added or taken away on this lap. A term that dwarfs the others is what the car learns."
      .spec=${spec}
      .columns=${termsAlongLap(
        lap,
        largest.map(({ term }) => term),
      )}
      theme=${this.theme}
    ></gp-plot>`;
  }

  #whichLap({ report }: LapsView): string {
    const { index } = lapInView(this.laps, this.chosen)!;
    return index === report.best ? 'the best lap' : nameOfLap(report.laps[index], index);
  }

  #correlations({ report }: LapsView) {
    const { before, after } = report;
    return html`<gp-plot
        heading="Return over progress"
        hint="${correlation('progress', after.withProgress, before?.withProgress)} Dots should rise to the right: farther should be worth more."
        .spec=${OVER_PROGRESS}
        .columns=${overProgress(report)}
        theme=${this.theme}
      ></gp-plot>
      ${
        after.withLapTime.count < 2
          ? nothing
          : html`<gp-plot
              heading="Return over lap time"
              hint="${correlation('lap time', after.withLapTime, before?.withLapTime)} Dots should fall to the right: faster should be worth more."
              .spec=${OVER_TIME}
              .columns=${overLapTime(report)}
              theme=${this.theme}
            ></gp-plot>`
      }`;
  }
}

/** What an edit changes, in two sentences. */
function summary({ report, beforeName }: LapsView) {
  const { comparison, laps } = report;
  if (beforeName === null)
    return html`<p>
      ${laps.length} laps of the policy in view. Bring a run of yours into view, or edit a template, to
      compare.
    </p>`;
  if (comparison === null)
    return html`<p>This is ${beforeName}. Edit it to see which laps would rank differently.</p>`;
  const { moved, agreement } = comparison;
  const what = laps[0].episode === undefined ? 'laps' : 'episodes';
  const order =
    moved === 0
      ? html`All ${laps.length} ${what} rank as by ${beforeName}.`
      : html`<b>${moved} of ${laps.length} ${what}</b> rank differently than by ${beforeName}; the orders
          agree by ${formatCorrelation(agreement)}, where 1 is the same order and −1 the reverse (rank
          correlation, Spearman).`;
  return html`<p>${order}</p>
    <p>${difference(report)}</p>`;
}

/** By how much two rewards differ, and where. */
function difference({ laps, comparison }: LapsReport): string {
  const { widest } = comparison!;
  if (widest === null) return 'Every step is worth the same as before.';
  const factor = factorBetween(laps);
  if (factor !== null)
    return `Every step is worth ${formatReward(factor)} times what it was: the rewards differ in size alone.`;
  const { from, to, before, after } = widest;
  const where = `from ${Math.round(100 * from)} to ${Math.round(100 * to)} % of the track`;
  const shares = sharesOfRange(laps, widest);
  const ofRange =
    shares === null
      ? ''
      : ` On a scale from each reward’s smallest to its largest step: ${formatShare(shares.after)} instead of ${formatShare(shares.before)}.`;
  return `They differ most ${where}: ${formatReward(after)} instead of ${formatReward(before)} per step.${ofRange}`;
}

/** How return and something else go together: in order, and along a line. */
function correlation(other: string, now: Correlation, before: Correlation | undefined): string {
  const of = (name: 'pearson' | 'spearman', term: string): string => {
    const was = before === undefined ? '' : `, was ${formatCorrelation(before[name])}`;
    return `${formatCorrelation(now[name])} (${term}${was})`;
  };
  return `Return and ${other} go together over ${now.count} laps: in order by ${of('spearman', 'Spearman')}, along a line by ${of('pearson', 'Pearson')}; 1 is always, 0 not at all, −1 the other way round.`;
}

/** What of a term's code has room in a legend. */
function shorten(text: string): string {
  return text.length <= 28 ? text : `${text.slice(0, 27)}…`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-what-if': WhatIf;
  }
}
