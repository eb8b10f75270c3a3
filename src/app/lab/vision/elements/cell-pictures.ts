import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pictureAt } from '../../../../lab/vision/image-set.ts';
import type { ImageSource, LessonReport } from '../../../../workers/vision-protocol.ts';
import { messageOf } from '../../../state/message-of.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import './picture.ts';
import { visionStyles } from './vision-styles.ts';

/** More pictures than this are not shown of a cell. */
const MOST = 24;

/** The pictures in a cell of the confusion matrix; pressed, each shows what the answer hung on. */
@customElement('gp-cell-pictures')
export class CellPictures extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
        gap: 8px;
      }

      li button {
        display: grid;
        gap: 2px;
        width: 100%;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: none;
        font-size: var(--type-tiny);
        text-align: left;
        cursor: pointer;
      }

      li button[aria-pressed='true'] {
        border-color: var(--policy);
      }

      gp-picture {
        width: 100%;
        aspect-ratio: var(--ratio);
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property() source: ImageSource = 'camera';
  @property({ attribute: false }) report: LessonReport | null = null;
  @property({ attribute: false }) cell: readonly [truth: number, told: number] = [0, 0];
  /** By the picture's index in the test. */
  @state() private explained: ReadonlyMap<number, Float32Array> = new Map();
  @state() private trouble = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('report') && !changed.has('cell')) return;
    this.explained = new Map();
    this.trouble = '';
  }

  override render() {
    const { report, cell } = this;
    if (report === null) return nothing;
    const { test, examination } = report;
    const [truth, told] = cell;
    const found = [...test.labels.keys()].filter(
      (i) => test.labels[i] === truth && examination.told[i] === told,
    );
    return html`<h3>
        ${
          truth === told
            ? `${test.classes[truth]}, told rightly`
            : `${test.classes[truth]}, taken for ${test.classes[told]}`
        }
      </h3>
      <p class="quiet">
        ${found.length > MOST ? `The first ${MOST} of ${found.length}. ` : ''}Press a picture to tint orange
        the pixels that “${test.classes[told]}” hangs on most: where a small change of brightness would change
        its score most.
      </p>
      ${this.trouble === '' ? nothing : html`<p class="fault" role="alert">${this.trouble}.</p>`}
      <ul style="--ratio: ${test.width} / ${test.height}">
        ${found.slice(0, MOST).map((i) => this.#picture(i))}
      </ul>`;
  }

  #picture(i: number) {
    const { test, examination } = this.report!;
    const told = this.cell[1];
    const share = examination.probabilities[i * test.classes.length + told];
    const saliency = this.explained.get(i) ?? null;
    return html`<li>
      <button aria-pressed=${saliency !== null} @click=${() => void this.#explain(i)}>
        <gp-picture
          .pixels=${pictureAt(test, i)}
          width=${test.width}
          height=${test.height}
          .saliency=${saliency}
          label="Picture ${i + 1} of the test"
        ></gp-picture>
        ${test.classes[told]} ${Math.round(100 * share)} %
      </button>
    </li>`;
  }

  async #explain(i: number): Promise<void> {
    const explained = new Map(this.explained);
    const { report } = this;
    if (!explained.delete(i)) {
      try {
        const saliency = await this.session!.explain(
          this.source,
          pictureAt(report!.test, i).slice(),
          this.cell[1],
        );
        // Another lesson, or another cell, may be in view by now.
        if (report !== this.report) return;
        explained.set(i, saliency);
      } catch (error) {
        this.trouble = messageOf(error);
      }
    }
    this.explained = explained;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-cell-pictures': CellPictures;
  }
}
