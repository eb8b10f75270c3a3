import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageTheme } from '../../../controllers/page-theme.ts';
import { StoreController } from '../../../controllers/store-controller.ts';
import { choiceStyles } from '../../../theme/choice-styles.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import './camera-data.ts';
import './camera-live.ts';
import './confusion.ts';
import './lesson.ts';
import './own-data.ts';
import { visionStyles } from './vision-styles.ts';
import './webcam-live.ts';

/** The room in which pictures are told apart: made, learnt from, examined, used. */
@customElement('gp-vision-room')
export class VisionRoom extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    choiceStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 14px 16px 20px;
      }

      header {
        display: grid;
        gap: 8px;
      }

      h2 {
        font-size: 1.0625rem;
      }

      .what {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: 6px 20px;
        margin: 0;
        font-size: var(--type-text);
        line-height: 1.4;
      }

      dt {
        color: var(--quiet);
        font-size: var(--type-small);
      }

      dd {
        margin: 0;
      }

      .choices {
        justify-self: start;
      }

      .choices button {
        padding: 5px 12px;
        font-size: var(--type-text);
      }

      .columns {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
        gap: 12px;
        align-items: start;
      }

      .column {
        display: grid;
        gap: 12px;
      }

      section {
        display: grid;
        gap: 10px;
        padding: 12px;
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: 0 0 0 1px var(--line);
      }

      @media (max-width: 1100px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }

      @media (max-width: 760px) {
        :host {
          padding: 12px;
        }
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  readonly #state = new StoreController<VisionState>(this);
  readonly #theme = new PageTheme(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    const { source } = state;
    const isCamera = source === 'camera';
    return html`<header>
        <h2>Teach a network to tell pictures apart</h2>
        <dl class="what">
          <div>
            <dt>Technique</dt>
            <dd>supervised: a convolutional network learns from labelled pictures</dd>
          </div>
          <div>
            <dt>Data</dt>
            <dd>
              ${isCamera ? 'the car’s camera, labelled by the simulator; the test is on another track' : 'your own pictures, labelled by you; a fifth is held out for the test'}
            </dd>
          </div>
          <div>
            <dt>Metric</dt>
            <dd>share of pictures told rightly that were not learnt from</dd>
          </div>
          <div>
            <dt>Baselines</dt>
            <dd>a linear model on the same pixels; always the commonest class</dd>
          </div>
        </dl>
        <div class="choices" role="group" aria-label="Whose pictures">
          ${(
            [
              ['camera', 'The car’s camera'],
              ['own', 'My own pictures'],
            ] as const
          ).map(
            ([id, name]) =>
              html`<button aria-pressed=${source === id} @click=${() => session.showSource(id)}>
                ${name}
              </button>`,
          )}
        </div>
      </header>
      <div class="columns">
        <div class="column">
          ${this.#section(
            '1. Pictures and labels',
            isCamera
              ? html`<gp-camera-data .session=${session} .state=${state}></gp-camera-data>`
              : html`<gp-own-data .session=${session} .state=${state}></gp-own-data>`,
          )}
        </div>
        <div class="column">
          ${this.#section(
            '2. Train',
            html`<gp-vision-lesson
              .session=${session}
              .state=${state}
              theme=${this.#theme.name}
            ></gp-vision-lesson>`,
          )}
          ${this.#section('3. Test', html`<gp-confusion .session=${session} .state=${state}></gp-confusion>`)}
          ${this.#section(
            '4. Use it',
            isCamera
              ? html`<gp-camera-live .session=${session} .state=${state}></gp-camera-live>`
              : html`<gp-webcam-live .session=${session} .state=${state}></gp-webcam-live>`,
          )}
        </div>
      </div>`;
  }

  #section(title: string, content: unknown) {
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      ${content}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-vision-room': VisionRoom;
  }
}
