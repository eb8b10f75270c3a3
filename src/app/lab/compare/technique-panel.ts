import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TrackFile } from '../../../track/track-file.ts';
import type { LearntDrive } from '../../../lab/comparison/learnt-drive.ts';
import type { PlotColumns, PlotSpec } from '../../charts/draw-plot.ts';
import { emit } from '../../elements/emit.ts';
import '../../elements/plot.ts';
import { viridisBar } from '../../elements/viridis-bar.ts';
import { formatWhole } from '../../state/format.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { colouredPaths, viridisAt } from './coloured-paths.ts';
import type { CompareState, TechniqueName, TechniqueView } from './compare-state.ts';
import { compareStyles } from './compare-styles.ts';
import type { ColouredPath, MapMark } from './drive-map.ts';
import './drive-map.ts';
import { type DriftStory, driftStory } from './drift-story.ts';
import { lossColumns, progressColumns, roundColumns } from './learning-columns.ts';
import { carAt, placeAt } from './trace-places.ts';

interface Words {
  readonly title: string;
  readonly about: TemplateResult;
  readonly act: string;
}

const WORDS: Readonly<Record<TechniqueName, Words>> = {
  cloning: {
    title: '2. Learn from the examples',
    about: html`A network learns to answer as the driver did (behaviour cloning). Every fifth second is held
    out, to see whether it has understood or only remembers.`,
    act: 'Clone the driver',
  },
  dagger: {
    title: '3. Ask again where it went astray',
    about: html`The learner drives, the expert says what it would have done in the states that it came to, and
    these become examples, too (DAgger).`,
    act: 'Repair with DAgger',
  },
  rewards: {
    title: 'Learn by the reward',
    about: html`64 cars try things out; what brought more reward than expected is done more often (PPO).
      Nobody shows it anything. The reward is that of <a href="#">the race tab</a>.`,
    act: 'Train by the reward',
  },
};

const LOSS: PlotSpec = {
  series: [
    { label: 'examples learnt from', kind: 'line', color: '--learning-line' },
    { label: 'held out', kind: 'dashed', color: '--text' },
  ],
  unit: '',
  range: null,
};
const ROUNDS: PlotSpec = {
  series: [{ label: 'clean laps', kind: 'line', color: '--clean' }],
  unit: '',
  range: null,
};
const PROGRESS: PlotSpec = {
  series: [
    { label: 'clean laps of ten', kind: 'line', color: '--clean' },
    { label: 'reward per decision, scaled to ten', kind: 'dashed', color: '--learning-line' },
  ],
  unit: ' s',
  range: null,
};
/** From so many usual distances on, drift has the brightest colour. */
const FAR = 10;
const TOP_SPEED = 4;

/** One technique: the button that starts it, how it learns, how it drives. */
@customElement('gp-technique')
export class TechniquePanel extends LitElement {
  static override readonly styles = [sharedStyles, compareStyles];

  @property() technique: TechniqueName = 'cloning';
  @property({ attribute: false }) view!: TechniqueView;
  @property({ attribute: false }) track: TrackFile | null = null;
  @property() busy: CompareState['busy'] = null;
  /** Of the ten drives, the one whose car is shown, and when [s] */
  @property({ type: Number }) start = 0;
  @property({ type: Number }) seconds = 0;
  @property() theme = '';

  #paths: readonly ColouredPath[] = [];
  #marks: readonly MapMark[] = [];
  #story: DriftStory | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    // Not with every picture of a car that moves.
    if (changed.has('view') && this.view.result !== changed.get('view')?.result) this.#draw(this.view.result);
  }

  #draw(result: LearntDrive | null): void {
    this.#story = result && driftStory(result);
    const place = this.#story?.place;
    this.#marks = place ? [{ ...place, title: 'Here it first saw what no example shows' }] : [];
    if (result === null) return;
    const { trace, drift } = result;
    this.#paths = colouredPaths(
      trace,
      drift
        ? (row) => viridisAt(drift.distance[row], 0, FAR)
        : (row) => viridisAt(placeAt(trace, row, 'speed'), 0, TOP_SPEED),
    );
  }

  override render() {
    const { title, about, act } = WORDS[this.technique];
    const { result, trouble } = this.view;
    const isBusy = this.busy === this.technique;
    return html`<h3>${title}</h3>
      <p class="about">${about}</p>
      <div class="row">
        ${
          isBusy
            ? html`<button class="act" @click=${() => emit(this, 'gp-techniques', { type: 'stop' })}>
                Stop with what there is
              </button>`
            : html`<button
                class="act"
                ?disabled=${this.busy !== null}
                @click=${() => emit(this, 'gp-techniques', { type: 'learn', technique: this.technique })}
              >
                ${act}
              </button>`
        }
        <span class="about" role="status">${isBusy ? this.#doing() : nothing}</span>
      </div>
      ${trouble === '' ? nothing : html`<p class="fault" role="alert">${trouble}</p>`} ${this.#charts()}
      ${result === null ? nothing : this.#driven(result)}`;
  }

  #doing(): string {
    const { epochs, rounds, progress } = this.view;
    const last = progress.at(-1);
    if (last !== undefined) return `${formatWhole(last.steps)} decisions, ${last.seconds.toFixed(1)} s`;
    const round = rounds.at(-1);
    if (round !== undefined) return `round ${round.round}, ${formatWhole(round.rows)} examples`;
    return epochs.length === 0 ? 'Starting' : `epoch ${formatWhole(epochs.length)}`;
  }

  #charts() {
    const { epochs, rounds, progress } = this.view;
    if (progress.length > 0)
      return this.#plot(
        'Clean laps and reward while it trains',
        'Laps should rise with the reward. Reward that rises while laps vanish means that the reward asks for something else.',
        PROGRESS,
        progressColumns(progress),
      );
    if (epochs.length === 0) return nothing;
    return html`${this.#plot(
      'Error of its answers, as a power of ten',
      'Both lines should fall together. Held out rising again would mean that it learns by heart.',
      LOSS,
      lossColumns(epochs),
    )}
    ${
      rounds.length < 2
        ? nothing
        : this.#plot(
            `Clean laps of ${rounds[0].starts} starts, round by round`,
            'Each round adds what the expert said of the states that the learner had come to.',
            ROUNDS,
            roundColumns(rounds),
          )
    }`;
  }

  #plot(heading: string, hint: string, spec: PlotSpec, columns: PlotColumns) {
    return html`<gp-plot
      heading=${heading}
      hint=${hint}
      theme=${this.theme}
      .spec=${spec}
      .columns=${columns}
    ></gp-plot>`;
  }

  #driven(result: LearntDrive) {
    const { trace, drift, row } = result;
    const story = this.#story;
    const car = carAt(trace, this.start, this.seconds, 'var(--policy)');
    return html`<p class="figures">
        <span><b>${row.home.cleanLaps} of ${row.home.laps}</b> clean laps</span>
        <span>mean <b>${row.home.meanLap === null ? '–' : `${row.home.meanLap.toFixed(2)} s`}</b></span>
      </p>
      <gp-drive-map
        .track=${this.track}
        .paths=${this.#paths}
        .cars=${car === null ? [] : [car]}
        .marks=${this.#marks}
        label=${
          drift
            ? 'Its ten drives, coloured by how far what it sees is from anything shown'
            : 'Its ten drives, coloured by speed'
        }
      ></gp-drive-map>
      <span class="scale"
        >${
          drift
            ? html`as shown ${viridisBar()} ${FAR} times as far from all that was shown`
            : html`0 m/s ${viridisBar()} ${TOP_SPEED} m/s`
        }</span
      >
      ${story === null ? nothing : html`<p><b>${story.question}</b> ${story.text}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-technique': TechniquePanel;
  }
}
