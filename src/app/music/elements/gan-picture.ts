import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { UpdateRow } from '../../../workers/music-protocol.ts';
import './gan-toy.ts';

/** Who gives what to whom, with the numbers of the training in view, and the same on a line to be tried. */
@customElement('gp-gan-picture')
export class GanPicture extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        max-width: 90rem;
        container-type: inline-size;
      }

      /* What is read beside what is tried, where both have room. */
      @container (min-width: 56rem) {
        .sides {
          display: grid;
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: 24px;
        }
      }

      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0 0 8px;
        padding: 0;
        font-size: var(--type-text);
        line-height: 1.35;
        list-style: none;
      }

      li {
        display: flex;
        gap: 6px;
        align-items: center;
        white-space: nowrap;
      }

      li:not(:first-child)::before {
        color: var(--quiet);
        content: '→' / '';
      }

      li span {
        padding: 4px 8px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
      }

      .network {
        font-weight: 600;
      }

      p,
      dd {
        margin: 0 0 8px;
        font-size: var(--type-text);
        line-height: 1.45;
      }

      dt,
      summary {
        font-size: var(--type-text);
        font-weight: 600;
      }

      summary {
        margin-top: 8px;
        cursor: pointer;
      }

      details p {
        margin-top: 4px;
        color: var(--quiet);
      }

      b {
        font: 500 var(--type-text) var(--mono);
      }
    `,
  ];

  /** Of the training in view, the newest; null: there is none. */
  @property({ attribute: false }) row: UpdateRow | null = null;

  override render() {
    const { row } = this;
    const now = (value: number): string => value.toFixed(2).replace('-', '−');
    return html`<div class="sides">
      <div>
        <ol aria-label="From dice to a score">
          <li><span>melody and dice</span></li>
          <li><span class="network">orchestra</span></li>
          <li><span>two bars</span></li>
          <li><span class="network">conductor</span></li>
          <li><span>score</span></li>
        </ol>
        <dl>
          <dt>The orchestra’s loss</dt>
          <dd>
            Minus the conductor’s score of what it makes: the orchestra only wants to be scored
            higher.${row === null ? nothing : html` Now <b>${now(row.generatorLoss)}</b>: it is scored ${now(-row.generatorLoss)} for what it makes, wrong melodies left out.`}
          </dd>
          <dt>The conductor’s loss</dt>
          <dd>
            The score of what is false (what was made, and some real music under a melody that is not its own)
            less that of the data: it wants them far apart. With its sign turned it is its estimate of how far
            the one is from the other, the Wasserstein
            distance.${row === null ? nothing : html` Now <b>${now(row.criticLoss)}</b>: ${now(row.scoreOfGenerated)} for what is false, wrong melodies among it, less ${now(row.scoreOfReal)} for the data.`}
          </dd>
          <dt>The penalty</dt>
          <dd>
            Asks that the score change by 1 where the music changes by 1: without it, scores grow without end
            and the estimate means
            nothing.${row === null ? nothing : html` Now <b>${now(row.penalty)}</b>, before its weight.`}
          </dd>
        </dl>
        ${
          row === null
            ? nothing
            : html`<p>
                These are the newest point of the charts, the mean of the updates since the point before; the
                lead beside “Which network is winning” is the mean of several points.
              </p>`
        }
      </div>
      <div>
        <gp-gan-toy></gp-gan-toy>
        <details>
          <summary>The same in formulas</summary>
          <p>
            Goodfellow et al. (2014) set two networks against each other; their judge says real or false.
            Arjovsky et al. (2017) let it give scores f whose slope is at most 1: the largest mean f(data) −
            mean f(made) is then the Wasserstein distance, the least work that moves one heap onto the other.
            On a line that is the mean distance of the sorted points, which is the true distance above.
          </p>
          <p>
            Gulrajani et al. (2017) hold the slope by a penalty, λ · mean (‖∇f‖ − 1)² at points between data
            and music; trainings here use λ = 10. On the line, where all points are mixed between dots and
            data, the best slope of a piece is 1 + gain ÷ (2 λ · share of the mixed points there): a little
            above 1 for 10, far above for 1, without end for 0.
          </p>
        </details>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-gan-picture': GanPicture;
  }
}
