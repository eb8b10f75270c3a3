import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { GraduationCap, Square } from 'lucide';
import { countLabels } from '../../../../lab/vision/image-set.ts';
import { whyNotTrainable } from '../../../../lab/vision/own-images.ts';
import type { PlotSpec } from '../../../charts/draw-plot.ts';
import '../../../elements/plot.ts';
import { icon } from '../../../elements/icon.ts';
import { formatWhole } from '../../../state/format.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import { visionStyles } from './vision-styles.ts';

const LOSSES: PlotSpec = {
  series: [
    { label: 'learnt from', kind: 'line', color: '--learning-line' },
    { label: 'held back (validation)', kind: 'dashed', color: '--policy' },
  ],
  unit: '',
  range: null,
};

const STAGES = {
  pictures: 'taking the pictures',
  learning: 'learning',
  baseline: 'learning the linear model to compare with',
} as const;

/** Starts a lesson, and shows how it goes. */
@customElement('gp-vision-lesson')
export class VisionLesson extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) state: VisionState | null = null;
  @property() theme = '';

  override render() {
    const { session, state } = this;
    if (session === null || state === null) return nothing;
    const { source, classes } = state;
    const { underWay, epochs, trouble, report } = state.lessons[source];
    const { labels } = session.own;
    const names = classes.map(({ name }) => name);
    const reason =
      source === 'camera' ? null : whyNotTrainable(names, countLabels({ classes: names, labels }));
    const title =
      source === 'camera'
        ? 'Train on the car’s camera'
        : `Train on ${labels.length === 1 ? '1 picture' : `${formatWhole(labels.length)} pictures`}`;
    return html`<div class="bar">
        ${
          underWay === null
            ? html`<button
                class="tool prominent"
                ?disabled=${reason !== null}
                @click=${() => void session.learn()}
              >
                ${icon(GraduationCap, 16)}${title}
              </button>`
            : html`<button
                  class="tool"
                  ?disabled=${underWay.isStopping || underWay.stage !== 'learning'}
                  @click=${() => session.stopLearning()}
                >
                  ${icon(Square, 15)}Stop after this epoch
                </button>
                <span role="status"
                  >${STAGES[underWay.stage]}${underWay.isStopping ? ', stopping' : ''}</span
                >`
        }
        <span class="quiet number">${this.#progress()}</span>
      </div>
      ${reason === null ? nothing : html`<p>${reason}</p>`}
      ${trouble === '' ? nothing : html`<p class="fault" role="alert">${trouble}.</p>`}
      ${
        epochs.length < 2
          ? nothing
          : html`<gp-plot
              heading="Loss (cross-entropy, nats per picture) over epochs"
              hint="Both should fall together. Where only the first one falls, pictures are learnt by heart: training ends then, and the best epoch is kept."
              .spec=${LOSSES}
              .columns=${[
                epochs.map(({ epoch }) => epoch),
                epochs.map(({ trainingLoss }) => trainingLoss),
                epochs.map(({ validationLoss }) => validationLoss),
              ]}
              theme=${this.theme}
            ></gp-plot>`
      }
      ${
        report === null
          ? nothing
          : html`<p class="quiet">
              A network of two convolutions and 64 hidden units learnt from ${formatWhole(report.numTraining)}
              pictures in ${report.learningSeconds.toFixed(1)}
              s${
                source === 'camera' ? `, after ${report.pictureSeconds.toFixed(1)} s of taking pictures` : ''
              };
              ${formatWhole(report.numValidation)} others said when to stop.
            </p>`
      }
      ${source === 'own' && report !== null ? this.#earlierClasses(report.test.classes, names) : nothing}`;
  }

  /** Classes may have been renamed, added or removed since. */
  #earlierClasses(learnt: readonly string[], names: readonly string[]) {
    if (learnt.length === names.length && learnt.every((name, k) => name === names[k])) return nothing;
    const listed = learnt.map((name) => `“${name}”`).join(', ');
    return html`<p role="status">
      This classifier is of the earlier classes: ${listed}. Train again for those that you have now.
    </p>`;
  }

  #progress(): string {
    const last = this.state?.lessons[this.state.source].epochs.at(-1);
    if (last === undefined) return '';
    return `epoch ${last.epoch}, ${Math.round(100 * last.validationAccuracy)} % of the held-back pictures told rightly`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-vision-lesson': VisionLesson;
  }
}
