import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ArrowLeft } from 'lucide';
import { StoreController } from '../../controllers/store-controller.ts';
import { type AppEvent, emit } from '../../elements/emit.ts';
import { icon } from '../../elements/icon.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { TrainingSession } from '../controllers/training-session.ts';
import type { OwnModel } from '../state/music-training.ts';
import type { TrainingAction } from '../state/training-action.ts';
import { openTraining, openWork, type TrainingState } from '../state/training-state.ts';
import './gan-picture.ts';
import { musicStyles } from './music-styles.ts';
import './train-setup.ts';
import './training-list.ts';
import './training-view.ts';
import { LESSONS } from './training-words.ts';

/**
 * The room in which music is trained: trainings and the next one on the left, the one in view beside them.
 * @fires gp-music
 */
@customElement('gp-train-room')
export class TrainRoom extends LitElement {
  static override readonly styles = [
    sharedStyles,
    musicStyles,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / 300px minmax(0, 1fr);
        gap: 8px;
        min-height: 0;
      }

      .side,
      .intro {
        min-height: 0;
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: 0 0 0 1px var(--line);
        overflow-y: auto;
      }

      .side > gp-train-setup {
        border-top: 1px solid var(--line);
      }

      .side > .tool {
        margin: 12px 12px 0;
      }

      gp-training-view {
        padding: 1px 1px 8px;
        overflow-y: auto;
      }

      .intro {
        padding: 20px 24px;
      }

      .intro > gp-gan-picture {
        max-width: 44rem;
      }

      .intro > p,
      .intro > dl {
        max-width: 68ch;
      }

      p,
      dd {
        margin: 6px 0 14px;
        line-height: 1.55;
      }

      dt {
        font-weight: 600;
      }

      @media (max-width: 1100px) {
        :host {
          display: block;
          overflow-y: auto;
        }

        .side,
        .intro {
          border-radius: 0;
          overflow: visible;
        }

        gp-training-view {
          padding: 8px;
          overflow: visible;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: TrainingSession | null = null;
  /** A person's own models, to go on from. */
  @property({ attribute: false }) models: readonly OwnModel[] = [];
  /** Whether what an epoch made is heard. */
  @property({ type: Boolean }) heard = false;
  @property() theme = 'dark';
  readonly #state = new StoreController<TrainingState>(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const state = this.#state.value;
    if (state === undefined) return nothing;
    const training = openTraining(state);
    return html`<div
        class="side"
        role="region"
        aria-label="Trainings"
        @gp-training=${({ detail }: AppEvent<'gp-training'>) => this.#act(detail)}
      >
        <button class="tool" @click=${() => emit(this, 'gp-music', { type: 'train', isOn: false })}>
          ${icon(ArrowLeft, 15)}Back to the song
        </button>
        <gp-training-list .trainings=${state.trainings} .current=${state.openId}></gp-training-list>
        ${
          training === null
            ? html`<gp-train-setup .draft=${state.draft} .models=${this.models}></gp-train-setup>`
            : nothing
        }
      </div>
      ${
        training === null
          ? this.#intro()
          : html`<gp-training-view
              role="region"
              aria-label="Training"
              .training=${training}
              .work=${openWork(state)}
              .epochs=${state.epochs}
              .chosen=${state.chosen}
              ?heard=${this.heard}
              theme=${this.theme}
              @gp-training=${({ detail }: AppEvent<'gp-training'>) => this.#act(detail)}
            ></gp-training-view>`
      }`;
  }

  #intro() {
    return html`<div class="intro" role="region" aria-label="How it works">
      <h2>An orchestra and a conductor learn from each other</h2>
      <p>
        Two networks are trained in this browser, and nothing leaves it. Train them, watch their losses, and
        hear what the orchestra makes of one melody after every epoch. With the settings as they are it takes
        some minutes; the page stays free meanwhile.
      </p>
      <gp-gan-picture></gp-gan-picture>
      <dl>
        ${LESSONS.map(
          ([title, text]) =>
            html`<dt>${title}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
    </div>`;
  }

  #act(action: TrainingAction): void {
    this.session?.act(action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-train-room': TrainRoom;
  }
}
