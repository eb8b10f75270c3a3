import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Camera, CameraOff, Plus } from 'lucide';
import { OWN_LIMITS, OWN_SIZE } from '../../../../lab/vision/own-images.ts';
import { icon } from '../../../elements/icon.ts';
import { choiceStyles } from '../../../theme/choice-styles.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import './own-class.ts';
import { visionStyles } from './vision-styles.ts';

/** While a key is held down, so many pictures are taken a second at most. */
const PER_SECOND = 5;

/** A person's own pictures: classes with names, filled from files and from the webcam. */
@customElement('gp-own-data')
export class OwnData extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    choiceStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      .webcam {
        width: 240px;
        max-width: 100%;
      }

      video {
        display: block;
        width: 100%;
        aspect-ratio: 4 / 3;
        object-fit: cover;
        border-radius: 6px;
        background: #000;
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) state: VisionState | null = null;
  #takenAt = -Infinity;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
  }

  override render() {
    const { session, state } = this;
    if (session === null || state === null) return nothing;
    const { classes, pictures, reading, faults, isCameraOn, isInColour } = state;
    return html`<p>
        Give each class a name, and fill it with pictures from files or from the camera. They stay in this
        browser. The network is given their middle square, ${OWN_SIZE.width} × ${OWN_SIZE.height} pixels: in
        colour, to tell what only colours tell apart, or in grey, where fewer pictures are enough to learn
        shapes.
      </p>
      <div class="bar">
        <button class="tool" @click=${() => (isCameraOn ? session.stopCamera() : void session.startCamera())}>
          ${icon(isCameraOn ? CameraOff : Camera, 15)}${isCameraOn ? 'Switch the camera off' : 'Use the camera'}
        </button>
        <button
          class="tool"
          ?disabled=${classes.length >= OWN_LIMITS.classes}
          title="At most ${OWN_LIMITS.classes} classes"
          @click=${() => session.own.addClass()}
        >
          ${icon(Plus, 15)}Add a class
        </button>
        <div class="choices" role="group" aria-label="In what the network is given pictures">
          ${[true, false].map(
            (choice) =>
              html`<button aria-pressed=${isInColour === choice} @click=${() => session.setColour(choice)}>
                ${choice ? 'in colour' : 'in grey'}
              </button>`,
          )}
        </div>
        ${reading > 0 ? html`<span role="status" class="quiet">reading, ${reading} files left</span>` : nothing}
      </div>
      ${
        isCameraOn
          ? html`<div class="webcam">${session.webcam.video}</div>
              <p class="quiet">
                Keys 1 to ${classes.length} take a picture for that class, again and again while held down.
                Move a little between pictures: those that are nearly the same teach nothing new.
              </p>`
          : nothing
      }
      ${
        faults.length === 0
          ? nothing
          : html`<div role="alert">${faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>`
      }
      ${repeat(
        classes,
        ({ id }) => id,
        (one, k) =>
          html`<gp-own-class
            .session=${session}
            .shown=${one}
            .number=${k + 1}
            .pictures=${pictures.filter(({ classId }) => classId === one.id)}
            ?camera=${isCameraOn}
          ></gp-own-class>`,
      )}`;
  }

  /** Digits label what the camera sees, unless somebody is writing. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const { session, state } = this;
    if (session === null || state?.isCameraOn !== true || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
    const chosen = state.classes[Number(event.key) - 1];
    if (chosen === undefined || event.timeStamp - this.#takenAt < 1000 / PER_SECOND) return;
    this.#takenAt = event.timeStamp;
    session.takePicture(chosen.id);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-own-data': OwnData;
  }
}
