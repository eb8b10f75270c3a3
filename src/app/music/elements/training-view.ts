import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Download, Pause, Play, Sparkles, Square, Volume2 } from 'lucide';
import { updatesPerEpoch } from '../../../music/gan/gan-config.ts';
import type { EpochReport } from '../../../music/study/study-watch.ts';
import { emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { MusicTraining } from '../state/music-training.ts';
import type { TrainingAction } from '../state/training-action.ts';
import { epochCharts, rowCharts, type TrainingChart } from '../state/training-charts.ts';
import { isCollapsing, isCopying, type Verdict, whoWins } from '../state/training-verdict.ts';
import { leftWords, secondsLeft, type TrainingWork } from '../state/training-work.ts';
import './dice-throws.ts';
import './epoch-roll.ts';
import './gan-picture.ts';
import './gap-explainer.ts';
import './metric-explainer.ts';
import { musicStyles } from './music-styles.ts';
import './training-chart.ts';
import { trainingViewStyles } from './training-view-styles.ts';
import { LESSONS, STATUS_WORDS } from './training-words.ts';

/** A word beside the colour. */
const TONES = { good: '✓', watch: '!', bad: '✕', early: '…' } as const;

/**
 * One training: what it is at, what its figures say, what the generator made of one melody at every epoch, and the charts.
 * @fires gp-training
 */
@customElement('gp-training-view')
export class TrainingView extends LitElement {
  static override readonly styles = [sharedStyles, musicStyles, trainingViewStyles];

  @property({ attribute: false }) training!: MusicTraining;
  /** How it is at work; null: it is not. */
  @property({ attribute: false }) work: TrainingWork | null = null;
  @property({ attribute: false }) epochs: readonly EpochReport[] = [];
  /** Index of the epoch in view; null: the newest. */
  @property({ attribute: false }) chosen: number | null = null;
  /** Whether it is heard. */
  @property({ type: Boolean }) heard = false;
  @property() theme = 'dark';

  override render() {
    const { training, epochs } = this;
    const { name, id } = training;
    return html`<header class="bar">
        <input
          class="field name"
          aria-label="Name of the training"
          .value=${name}
          @change=${({ target }: Event) =>
            this.#do({ type: 'rename', id, name: (target as HTMLInputElement).value })}
        />
        <span class="status"
          ><span role="status">${this.work?.isStopping ? 'stopping…' : STATUS_WORDS[training.status]}</span
          >${this.#progress}</span
        >
        ${this.#steering()}
      </header>
      ${this.#verdicts()}
      <div class="now">
        ${epochs.length > 0 ? this.#epochs() : nothing}
        <section aria-label="Charts over updates" class="charts">
          ${rowCharts(training.rows).map((chart) => this.#chart(chart, training.rows.at(-1)?.updates ?? 0))}
        </section>
      </div>
      <section aria-label="Charts over epochs" class="charts over-epochs">
        ${epochCharts(epochs, training.facts).map((chart) => this.#chart(chart, epochs.at(-1)?.epoch ?? 0))}
      </section>
      <section aria-label="How it works" class="lessons">
        ${LESSONS.map(
          ([title, text]) =>
            html`<details>
              <summary>${title}</summary>
              <p>${text}</p>
            </details>`,
        )}
      </section>`;
  }

  /** Behind the status, which alone is read out as it changes. */
  get #progress(): string {
    const { status, rows, config, facts, failure, clonedFrom } = this.training;
    if (status === 'failed') return `: ${failure}`;
    const last = this.epochs.at(-1);
    const perEpoch = facts === null ? null : updatesPerEpoch(facts.samples, config);
    const at =
      last === undefined
        ? facts === null
          ? 'the lesson is being made'
          : 'the networks are being started'
        : `epoch ${last.epoch} of ${config.epochs}, ${formatWhole(rows.at(-1)?.updates ?? last.updates)} updates${perEpoch === null ? '' : `, ${formatWhole(perEpoch)} to an epoch`}`;
    const isGoing = status === 'training' && this.work?.isStopping === false;
    const seconds = isGoing && perEpoch !== null ? secondsLeft(this.work!, config.epochs * perEpoch) : null;
    const left = seconds === null ? '' : ` · ${leftWords(seconds)}`;
    const learns = facts === null ? '' : ` · learns ${formatWhole(facts.samples)} samples: ${facts.origin}`;
    const from = clonedFrom === null ? '' : `, from a copy of ${clonedFrom}`;
    return ` · ${at}${left}${learns}${from}`;
  }

  #steering() {
    const { status, canResume } = this.training;
    const isStopping = this.work?.isStopping ?? false;
    const stop = html`<button class="tool" ?disabled=${isStopping} @click=${() => this.#do({ type: 'stop' })}>
      ${icon(Square, 15)}Stop
    </button>`;
    if (status === 'training')
      return html`<button class="tool" ?disabled=${isStopping} @click=${() => this.#do({ type: 'pause' })}>
          ${icon(Pause, 15)}Pause
        </button>
        ${stop}`;
    if (status === 'finished' || status === 'elsewhere') return nothing;
    return html`<button class="tool go" ?disabled=${isStopping} @click=${() => this.#do({ type: 'resume' })}>
        ${icon(Play, 15)}${canResume ? 'Resume' : 'Begin again'}
      </button>
      ${status === 'paused' ? stop : nothing}`;
  }

  #verdicts() {
    const { epochs } = this;
    const { rows, facts } = this.training;
    const now = epochs.at(-1) ?? null;
    const verdicts = [
      whoWins(rows, epochs[0] ?? null, now),
      ...(facts === null || now === null ? [] : [isCollapsing(facts, now), isCopying(facts, now)]),
    ].filter((verdict) => verdict !== null);
    if (verdicts.length === 0) return nothing;
    return html`<section class="verdicts" aria-label="What the figures say">
      ${verdicts.map((verdict) => this.#verdict(verdict))}
    </section>`;
  }

  #verdict({ question, answer, evidence, tone }: Verdict) {
    return html`<div class="verdict ${tone}">
      <small>${question}</small>
      <b><i aria-hidden="true">${TONES[tone]}</i>${answer}</b>
      <p>${evidence}</p>
    </div>`;
  }

  #epochs() {
    const { epochs } = this;
    const last = epochs.length - 1;
    const index = Math.min(this.chosen ?? last, last);
    const { epoch, tracks, gap } = epochs[index];
    return html`<section class="epochs" aria-label="One melody at every epoch">
      <div class="bar">
        <label class="slider"
          >Epoch
          <input
            type="range"
            min="0"
            max=${last}
            .value=${String(index)}
            aria-valuetext="epoch ${epoch}"
            @input=${({ target }: Event) => {
              const chosen = (target as HTMLInputElement).valueAsNumber;
              this.#do({ type: 'epoch', index: chosen === last ? null : chosen });
            }}
          />
          <span class="number">${epoch}</span>
        </label>
        <span class="unit">${gap === null ? nothing : html`gap ${gap.toFixed(2)}`}</span>
        <button
          class="tool"
          aria-pressed=${this.heard}
          @click=${() => this.#do({ type: 'hear', isOn: !this.heard })}
        >
          ${icon(this.heard ? Square : Volume2, 15)}${this.heard ? 'Stop the sound' : `Hear epoch ${epoch}`}
        </button>
        <button
          class="tool"
          title="Keeps the model of this epoch among those in Arrange, chooses it, and goes to the song"
          @click=${() => this.#do({ type: 'use' })}
        >
          ${icon(Sparkles, 15)}Arrange with it
        </button>
        <button
          class="tool"
          title="A .gpm file, which the Music tab opens"
          @click=${() => this.#do({ type: 'export' })}
        >
          ${icon(Download, 15)}Save the model
        </button>
      </div>
      <gp-epoch-roll .tracks=${tracks}></gp-epoch-roll>
      <p class="quiet">
        Twinkle Twinkle with the same throw of dice at every epoch: noise first, then rhythms, then chords
        that follow the melody.
      </p>
    </section>`;
  }

  #chart(chart: TrainingChart, end: number) {
    return html`<gp-training-chart
      .chart=${chart}
      .end=${end}
      ?broad=${chart.explains === 'networks'}
      theme=${this.theme}
      .explain=${() => this.#explanation(chart)}
    ></gp-training-chart>`;
  }

  #explanation({ explains }: TrainingChart) {
    const { rows, facts } = this.training;
    if (explains === 'networks') return html`<gp-gan-picture .row=${rows.at(-1) ?? null}></gp-gan-picture>`;
    if (explains === 'gap') return html`<gp-gap-explainer></gp-gap-explainer>`;
    const epoch = this.#epochInView;
    return html`<gp-metric-explainer
        metric=${explains}
        .band=${facts?.bands[explains] ?? null}
      ></gp-metric-explainer>
      ${
        explains === 'sameMelody' && epoch !== null
          ? html`<gp-dice-throws .model=${epoch.model} .epoch=${epoch.epoch}></gp-dice-throws>`
          : nothing
      }`;
  }

  get #epochInView(): EpochReport | null {
    return this.epochs.at(this.chosen ?? -1) ?? null;
  }

  #do(action: TrainingAction): void {
    emit(this, 'gp-training', action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-training-view': TrainingView;
  }
}
