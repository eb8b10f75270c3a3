import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TrackFile } from '../../../track/track-file.ts';
import type { ClusterAgreement } from '../../../lab/unsupervised/cluster-agreement.ts';
import type { ExploredDrive } from '../../../lab/comparison/explored-drive.ts';
import { emit } from '../../elements/emit.ts';
import '../../elements/meaning.ts';
import { formatShare, formatWhole } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { clusterColour } from './cluster-colours.ts';
import './cluster-plane.ts';
import { clusterTable } from './cluster-table.ts';
import { colouredPaths } from './coloured-paths.ts';
import type { CompareState, ExploredSource, TechniqueView } from './compare-state.ts';
import { compareStyles } from './compare-styles.ts';
import { curriculumPart } from './curriculum-part.ts';
import './drive-map.ts';
import { placeAt } from './trace-places.ts';

const SOURCES: readonly (readonly [ExploredSource, string])[] = [
  ['rough', 'A rough drive'],
  ['shown', 'The demonstration'],
];
const PICTURES = [
  ['plane', 'Principal components'],
  ['codes', 'Autoencoder'],
] as const;
const METHODS = [
  ['kMeans', 'k-means'],
  ['mixture', 'Gaussian mixture'],
] as const;

/** What is found in a drive when nobody says what is what, and what that is good for. */
@customElement('gp-unsupervised')
export class UnsupervisedPanel extends LitElement {
  static override readonly styles = [sharedStyles, choiceStyles, compareStyles];

  @property({ attribute: false }) explored!: CompareState['explored'];
  @property({ attribute: false }) curriculum!: TechniqueView;
  /** What learning by rewards came to without it. */
  @property({ attribute: false }) rewards!: TechniqueView;
  @property({ attribute: false }) track: TrackFile | null = null;
  @property() busy: CompareState['busy'] = null;
  @property({ type: Boolean }) hasrecording = false;
  @property() theme = '';
  @state() private picture: (typeof PICTURES)[number][0] = 'plane';
  @state() private method: (typeof METHODS)[number][0] = 'kMeans';
  /** How many clusters are shown; null: as many as the silhouette says. */
  @state() private clusters: number | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('explored') && this.explored.result === null) this.clusters = null;
  }

  override render() {
    const { source, result, trouble } = this.explored;
    return html`<h3>Find order without labels</h3>
      <p class="about">
        A drive, but nobody says what to do or where it was. Each decision is 26 numbers: place on the road,
        speed, the road ahead. What is alike comes together; the names below were given afterwards.
      </p>
      <div class="row">
        <span class="choices" role="group" aria-label="Which drive">
          ${SOURCES.map(
            ([name, words]) =>
              html`<button
                aria-pressed=${name === source}
                ?disabled=${this.busy !== null || (name === 'shown' && !this.hasrecording)}
                @click=${() => emit(this, 'gp-techniques', { type: 'explore', source: name })}
              >
                ${words}
              </button>`,
          )}
        </span>
        <gp-meaning of="A rough drive"
          >The ideal line drives ten starts calmly, then twenty with pushes against the wheel: some of these
          end off the road. The demonstration is what stands in the first column; it needs ten seconds, and a
          car that sees its state.</gp-meaning
        >
      </div>
      <div class="row">
        <button
          class="act"
          ?disabled=${this.busy !== null}
          @click=${() => emit(this, 'gp-techniques', { type: 'explore', source })}
        >
          Find order
        </button>
        <span class="about" role="status"
          >${this.busy === 'exploring' ? 'Standardise, components, clusters, an autoencoder' : nothing}</span
        >
      </div>
      ${trouble === '' ? nothing : html`<p class="fault" role="alert">${trouble}</p>`}
      ${result === null ? nothing : this.#found(result)}`;
  }

  #found(result: ExploredDrive) {
    const { study, trace } = result;
    const { candidates, bySilhouette, byBic } = study;
    const clusters = this.clusters ?? bySilhouette;
    const at = candidates.findIndex((candidate) => candidate.clusters === clusters);
    const labels = candidates[at][this.method];
    const { stories, agreement } = study.studies[at][this.method];
    const hints = [
      clusters === bySilhouette ? 'the best silhouette' : '',
      clusters === byBic ? 'the best BIC' : '',
    ].filter((hint) => hint !== '');
    return html`<div class="row">
        <span class="choices" role="group" aria-label="How many clusters">
          ${candidates.map(
            (candidate) =>
              html`<button
                aria-pressed=${candidate.clusters === clusters}
                title=${`silhouette ${candidate.silhouette.toFixed(2)}, BIC ${formatWhole(candidate.bic)}`}
                @click=${() => (this.clusters = candidate.clusters)}
              >
                ${candidate.clusters}
              </button>`,
          )}
        </span>
        ${this.#choices(METHODS, this.method, 'How they are found', (name) => (this.method = name))}
      </div>
      <p class="about">
        Silhouette, how far clusters are apart, chooses ${bySilhouette}; BIC, how well they explain the data
        for their number, ${byBic}. Shown: ${clusters}${hints.length > 0 ? `, ${hints.join(' and ')}` : ''}.
      </p>
      ${this.#choices(PICTURES, this.picture, 'Which picture', (name) => (this.picture = name))}
      <gp-cluster-plane
        .points=${study[this.picture].values}
        .labels=${labels}
        theme=${this.theme}
        label="Every decision of the drive as a point, coloured by cluster"
      ></gp-cluster-plane>
      <p class="about">
        ${
          this.picture === 'plane'
            ? `26 numbers in two: ${formatShare(study.shares[0] + study.shares[1])} of what varies is left.`
            : `A network squeezes 26 numbers through two and back: ${formatShare(1 - study.losses.at(-1)!)} of what varies is left.`
        }
        A drive is one closed curve, so clusters are its stretches, not heaps.
      </p>
      <gp-drive-map
        .track=${this.track}
        .paths=${colouredPaths(trace, (row) => clusterColour(labels[row]))}
        .marks=${this.#unusual(result)}
        label="The drive painted by cluster; circles are decisions that were unusual"
      ></gp-drive-map>
      ${clusterTable(stories)}
      <p>
        <b>Are these the parts of a corner?</b> Agreement with straight, entry, apex and exit of the centre
        line, adjusted Rand index: <b>${agreement.adjustedRand.toFixed(2)}</b>; by chance
        ${agreement.chanceMean.toFixed(2)}, in one of twenty cases above ${agreement.chanceHigh.toFixed(2)}.
        ${this.#verdict(result, agreement)}
      </p>
      ${this.#anomalies(result)}
      <div class="step">
        <h3>What it is good for</h3>
        <p>
          It drives nothing: order says what there is, not what to do. It finds faults that nobody labelled,
          it says where the lap is hard, and its generative kind makes <a href="#music">music</a>: a GAN
          learns without labels, too.
        </p>
        ${curriculumPart(
          result,
          this.curriculum,
          this.rewards,
          this.busy,
          () => emit(this, 'gp-techniques', { type: 'curriculum' }),
          () => emit(this, 'gp-techniques', { type: 'stop' }),
        )}
      </div>`;
  }

  /** In words; and where another number of clusters comes nearer, which. */
  #verdict({ study }: ExploredDrive, shown: ClusterAgreement) {
    const isFound = shown.adjustedRand > shown.chanceHigh;
    const better = study.studies
      .flatMap((one, i) => METHODS.map(([method, words]) => ({ ...one[method].agreement, method, words, i })))
      .filter(({ adjustedRand, chanceHigh }) => adjustedRand > chanceHigh)
      .toSorted((a, b) => b.adjustedRand - b.chanceHigh - (a.adjustedRand - a.chanceHigh))[0];
    const verdict = isFound ? 'That is more than chance.' : 'That may be chance.';
    if (better === undefined || better.adjustedRand === shown.adjustedRand) return verdict;
    const { clusters } = study.candidates[better.i];
    return html`${verdict} Clearest are
      <button
        class="link"
        @click=${() => {
          this.clusters = clusters;
          this.method = better.method;
        }}
      >
        ${clusters} clusters by ${better.words}</button
      >: ${better.adjustedRand.toFixed(2)}, chance up to ${better.chanceHigh.toFixed(2)}.`;
  }

  #choices<Name extends string>(
    all: readonly (readonly [Name, string])[],
    chosen: Name,
    label: string,
    choose: (name: Name) => void,
  ) {
    return html`<span class="choices" role="group" aria-label=${label}>
      ${all.map(
        ([name, words]) =>
          html`<button aria-pressed=${name === chosen} @click=${() => choose(name)}>${words}</button>`,
      )}
    </span>`;
  }

  #anomalies({ study }: ExploredDrive) {
    const { flags, judgement } = study.anomalies.mixture;
    const flagged = flags.filter(Boolean).length;
    if (judgement.faults === 0)
      return html`<p>
        <b>Unusual:</b> ${flagged} decisions, circled. Nothing went wrong in this drive, so nothing can be
        found; a rough drive has faults.
      </p>`;
    return html`<p>
      <b>Found without being told:</b> ${judgement.faultsFound} of ${judgement.faults} times that the car left
      the road. ${flagged} of ${formatWhole(flags.length)} decisions are unusual, circled on the map; of these
      ${formatShare(judgement.precision ?? 0)} lie in the half second before such a fault, where
      ${formatShare(judgement.baseRate)} would by chance. Area under ROC
      <b>${(judgement.areaUnderRoc ?? 0).toFixed(2)}</b>; by the distance from the middle alone
      ${(judgement.byDistanceAlone ?? 0).toFixed(2)}.
    </p>`;
  }

  /** One circle for decisions in a row. */
  #unusual({ study, trace }: ExploredDrive) {
    const { flags } = study.anomalies.mixture;
    return [...flags.keys()]
      .filter((row) => flags[row] && !flags[row - 1])
      .map((row) => ({
        x: placeAt(trace, row, 'x'),
        y: placeAt(trace, row, 'y'),
        title: `Unusual: ${placeAt(trace, row, 'speed').toFixed(1)} m/s, ${placeAt(trace, row, 'lateral').toFixed(2)} m from the middle`,
      }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-unsupervised': UnsupervisedPanel;
  }
}
