import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AssessedRanking, ClickEffect, SearchAssessment } from '../../../lab/search/assess-search.ts';
import type { RetrievalFigures } from '../../../lab/search/retrieval-metrics.ts';
import { emit } from '../../elements/emit.ts';
import { formatWhole } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { figuresStyles } from '../elements/figures-styles.ts';
import type { SearchState } from './search-state.ts';
import { FEATURE_WORDS, FIGURE_WORDS, SET_WORDS } from './search-words.ts';

/** The figures that can be shown, one at a time. */
const SHOWN = ['recallAt3', 'ndcgAt10', 'mrr'] as const satisfies readonly (keyof RetrievalFigures)[];
const SETS = ['tuning', 'heldOut', 'control'] as const;

/**
 * How the search works and how well: technique, data, metric, baseline, and the figures once they are measured.
 * @fires gp-assess @fires gp-forget-clicks
 */
@customElement('gp-search-figures')
export class SearchFigures extends LitElement {
  static override readonly styles = [sharedStyles, choiceStyles, figuresStyles];

  @property({ attribute: false }) assessment: SearchState['assessment'] = null;
  /** Things that can be found; null: they are being collected. */
  @property({ attribute: false }) documents: number | null = null;
  /** Clicks that are kept. */
  @property({ type: Number }) clicks = 0;
  @property({ attribute: false }) figure: (typeof SHOWN)[number] = 'recallAt3';

  override render() {
    const { assessment, documents, clicks } = this;
    return html`<h2>How it works</h2>
      <dl>
        <dt>Technique</dt>
        <dd>
          Ranking, supervised: it has learnt from questions with known answers how much words, meaning, title
          and kind count. Your clicks teach it more.
        </dd>
        <dt>Data</dt>
        <dd>
          ${documents === null ? 'being collected' : `${formatWhole(documents)} texts`}: the help, the
          reviewer’s pages, templates, tracks, music, the Lab’s rooms, lessons and words, your runs.
        </dd>
        <dt>Metric</dt>
        <dd>recall@3: ${FIGURE_WORDS.recallAt3.about}</dd>
        <dt>Baseline</dt>
        <dd>Counting shared words; and BM25, what search engines begin with.</dd>
      </dl>
      ${
        assessment === null || assessment === 'measuring'
          ? html`<button
              class="tool"
              ?disabled=${assessment !== null}
              @click=${() => emit(this, 'gp-assess', null)}
            >
              ${assessment === null ? 'Measure it on its questions' : 'Measuring, a few seconds'}
            </button>`
          : this.#figures(assessment)
      }
      <p>
        ${clicks === 0 ? 'No clicks are kept yet.' : `${formatWhole(clicks)} ${clicks === 1 ? 'click is' : 'clicks are'} kept in this browser, nowhere else.`}
        ${
          clicks === 0
            ? nothing
            : html`<button class="link" @click=${() => emit(this, 'gp-forget-clicks', null)}>
                Forget them
              </button>`
        }
      </p>`;
  }

  #figures({ questions, rankings, weights, clickEffect }: SearchAssessment) {
    return html`<div class="choices" role="group" aria-label="Figure">
        ${SHOWN.map(
          (figure) =>
            html`<button
              aria-pressed=${figure === this.figure}
              title=${FIGURE_WORDS[figure].about}
              @click=${() => (this.figure = figure)}
            >
              ${FIGURE_WORDS[figure].name}
            </button>`,
        )}
      </div>
      <table>
        <caption class="visually-hidden">
          ${FIGURE_WORDS[this.figure].name} of each way to rank, from 0 to 1
        </caption>
        <thead>
          <tr>
            <th scope="col">questions</th>
            ${SETS.map(
              (set) =>
                html`<th scope="col" title=${SET_WORDS[set].about}>
                  ${SET_WORDS[set].name}, ${questions[set]}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rankings.map((ranking, i) => this.#row(ranking, i === rankings.length - 1))}
        </tbody>
      </table>
      <p class="quiet">
        What counts how much:
        ${Object.entries(weights)
          .map(
            ([feature, weight]) =>
              `${FEATURE_WORDS[feature as keyof typeof weights].name} ${weight.toFixed(1)}`,
          )
          .join(', ')}.
      </p>
      ${this.#learning(rankings)} ${this.#clicking(clickEffect, questions)}`;
  }

  #row({ name, figures }: AssessedRanking, isInUse: boolean) {
    return html`<tr class=${isInUse ? 'in-use' : ''}>
      <th scope="row">${name}</th>
      ${SETS.map((set) => html`<td class="number">${figures[set][this.figure].toFixed(2)}</td>`)}
    </tr>`;
  }

  /** What learning the weights has changed, on its own questions and on new ones. */
  #learning(rankings: readonly AssessedRanking[]) {
    const [before, after] = rankings.slice(-2);
    const gain = (set: (typeof SETS)[number]): number =>
      after.figures[set][this.figure] - before.figures[set][this.figure];
    const [own, fresh] = [gain('tuning'), gain('control')];
    return html`<p>
      <b>What learning the weights does.</b> ${FIGURE_WORDS[this.figure].name} changes by ${signed(own)} on
      the questions that they were chosen by, and by ${signed(fresh)} on those written last.
      ${own > fresh ? 'It has learnt its own questions better than new ones: that is overfitting.' : nothing}
    </p>`;
  }

  #clicking({ clicks, asked, others }: ClickEffect, questions: SearchAssessment['questions']) {
    const change = ([before, after]: ClickEffect['asked']): string =>
      `${before[this.figure].toFixed(2)} → ${after[this.figure].toFixed(2)}`;
    return html`<p>
      <b>What clicks do.</b> A simulated reader, who looks at the second result half as often as at the first,
      clicks ${formatWhole(clicks)} times on results of the ${questions.heldOut} held-out questions:
      ${FIGURE_WORDS[this.figure].name} of these goes ${change(asked)}, of the ${questions.control} written
      last, which were never clicked on, ${change(others)}.
    </p>`;
  }
}

function signed(change: number): string {
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-search-figures': SearchFigures;
  }
}
