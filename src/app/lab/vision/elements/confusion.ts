import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { accuracyOf, classFiguresOf, wilsonInterval } from '../../../../lab/vision/confusion.ts';
import '../../../elements/meaning.ts';
import { formatWhole } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import './cell-pictures.ts';
import { visionStyles } from './vision-styles.ts';

/** Beyond this many pictures in the test, chance hardly moves its share. */
const FEW = 200;

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);

/** How the test went: the share that is told rightly beside its baselines, and what was taken for what. */
@customElement('gp-confusion')
export class ConfusionView extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 24px;
        margin: 0;
      }

      .figures div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 6px;
      }

      dt {
        color: var(--quiet);
        font-size: var(--type-text);
      }

      /* What explains a figure opens under all of its row. */
      dd {
        display: contents;
      }

      dd b {
        font: 600 1rem/1.3 var(--mono);
      }

      .scroll {
        overflow-x: auto;
      }

      table {
        border-spacing: 2px;
        font-size: var(--type-text);
      }

      th {
        padding: 2px 6px;
        color: var(--quiet);
        font-weight: 400;
        text-align: left;
      }

      thead th {
        text-align: center;
      }

      td {
        min-width: 56px;
        padding: 0;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }

      td button {
        width: 100%;
        min-height: 32px;
        border: 0;
        border-radius: 5px;
        background: color-mix(in oklab, var(--tint) var(--share), var(--ground));
        cursor: pointer;
        font-variant-numeric: tabular-nums;
      }

      td button:disabled {
        background: var(--ground);
        color: var(--quiet);
        cursor: default;
      }

      td button[aria-pressed='true'] {
        outline: 2px solid var(--text);
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        color: var(--quiet);
        font-size: var(--type-text);
      }

      @media (max-width: 520px) {
        table {
          font-size: var(--type-tiny);
        }

        th {
          padding: 2px;
        }

        td {
          min-width: 40px;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) state: VisionState | null = null;

  override render() {
    const { session, state } = this;
    if (session === null || state === null) return nothing;
    const { report, cell } = state.lessons[state.source];
    if (report === null)
      return html`<p class="quiet">
        After the training the network is tested on pictures that it has never been given; what it takes for
        what stands here.
      </p>`;
    const { confusion } = report.examination;
    const { classes, counts } = confusion;
    const figures = classFiguresOf(confusion);
    return html`<dl class="figures">
        <div>
          <dt>told rightly</dt>
          <dd>
            <b>${percent(accuracyOf(confusion))}</b
            ><gp-meaning of="told rightly"
              >Accuracy: the share of the test’s ${formatWhole(report.test.labels.length)} pictures whose most
              probable class is the right one. None of them was learnt from.</gp-meaning
            >
          </dd>
        </div>
        <div>
          <dt>a linear model</dt>
          <dd>
            <b>${percent(report.linearAccuracy)}</b
            ><gp-meaning of="a linear model"
              >Baseline: one weight for each pixel and class, learnt from the same pictures. It cannot see
              shapes.</gp-meaning
            >
          </dd>
        </div>
        <div>
          <dt>always the commonest class</dt>
          <dd>
            <b>${percent(report.majorityAccuracy)}</b
            ><gp-meaning of="always the commonest class"
              >Baseline: without looking at any picture, say what most pictures learnt from are
              of.</gp-meaning
            >
          </dd>
        </div>
      </dl>
      ${this.#caution()}
      <div class="scroll">
        <table aria-label="Confusion matrix of held-out pictures">
          <thead>
            <tr>
              <th scope="col">is ↓ told →</th>
              ${classes.map((name) => html`<th scope="col">${name}</th>`)}
              <th scope="col" title="Of those that are of the class, the share that is told so">recall</th>
              <th scope="col" title="Of those told to be of the class, the share that is">precision</th>
            </tr>
          </thead>
          <tbody>
            ${counts.map(
              (row, truth) =>
                html`<tr>
                  <th scope="row">${classes[truth]}</th>
                  ${row.map((count, told) => this.#cell(count, truth, told, figures[truth].count))}
                  <td>${percent(figures[truth].recall)}</td>
                  <td>${percent(figures[truth].precision)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div class="row">
        Recall
        <gp-meaning of="recall"
          >Of the pictures that are of a class, the share that is told so: what it misses.</gp-meaning
        >
        Precision
        <gp-meaning of="precision"
          >Of the pictures told to be of a class, the share that is: how far it is to be believed.</gp-meaning
        >
        Press a number to see its pictures.
      </div>
      ${
        cell === null
          ? nothing
          : html`<gp-cell-pictures
              .session=${session}
              source=${state.source}
              .report=${report}
              .cell=${cell}
            ></gp-cell-pictures>`
      }`;
  }

  #cell(count: number, truth: number, told: number, of: number) {
    const { session, state } = this;
    const { report, cell } = state!.lessons[state!.source];
    const { classes } = report!.test;
    const isRight = truth === told;
    const style = styleMap({
      '--tint': isRight ? 'var(--clean)' : 'var(--off)',
      '--share': `${count === 0 ? 0 : 14 + (41 * count) / of}%`,
    });
    return html`<td>
      <button
        style=${style}
        ?disabled=${count === 0}
        aria-pressed=${cell?.[0] === truth && cell[1] === told}
        aria-label="${count} pictures of ${classes[truth]} told to be ${classes[told]}, ${isRight ? 'right' : 'wrong'}"
        @click=${() => session?.openCell(truth, told)}
      >
        ${count}
      </button>
    </td>`;
  }

  /** How little a small test proves. */
  #caution() {
    const { report } = this.state!.lessons[this.state!.source];
    const { labels } = report!.test;
    if (labels.length >= FEW) return nothing;
    const right = labels.reduce((sum, label, i) => sum + (report!.examination.told[i] === label ? 1 : 0), 0);
    const [low, high] = wilsonInterval(right, labels.length);
    const own =
      this.state!.source === 'camera'
        ? ''
        : 'And pictures taken one right after another are nearly alike, which makes the test easier than life.';
    return html`<p>
      ${right} of ${labels.length} held-out pictures are told rightly. So few prove little: with other
      pictures of the same kind it may be anything from ${Math.round(100 * low)} to ${Math.round(100 * high)}
      % (95 % interval, Wilson 1927). ${own}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-confusion': ConfusionView;
  }
}
