import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Camera, CameraOff } from 'lucide';
import type { ImageSet } from '../../../../lab/vision/image-set.ts';
import { StoreController } from '../../../controllers/store-controller.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionLive, VisionState } from '../vision-state.ts';
import './picture.ts';
import './probability-bars.ts';
import { visionStyles } from './vision-styles.ts';

/** What the webcam sees now, by the person's own classifier. */
@customElement('gp-webcam-live')
export class WebcamLive extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      .now {
        display: grid;
        grid-template-columns: 144px minmax(0, 1fr);
        gap: 12px;
      }

      gp-picture {
        width: 144px;
        height: 144px;
      }

      gp-probability-bars {
        grid-column: 2;
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) state: VisionState | null = null;
  readonly #live = new StoreController<VisionLive>(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#live.follow(this.session?.live ?? null);
  }

  override render() {
    const { session, state } = this;
    if (session === null || state === null) return nothing;
    const { report } = state.lessons.own;
    if (report === null) return html`<p class="quiet">Train on your pictures first.</p>`;
    const { isCameraOn } = state;
    return html`<p>
        Five times a second the classifier looks at what the camera sees. It knows only its
        ${report.test.classes.length} classes: whatever else it is shown, it says one of them.
      </p>
      <div class="bar">
        <button class="tool" @click=${() => (isCameraOn ? session.stopCamera() : void session.startCamera())}>
          ${icon(isCameraOn ? CameraOff : Camera, 15)}${isCameraOn ? 'Stop looking' : 'Look through the camera'}
        </button>
      </div>
      ${isCameraOn ? this.#now(report.test) : nothing}`;
  }

  #now({ classes, width, height }: ImageSet) {
    const seen = this.#live.value?.seen ?? null;
    return html`<div class="now">
      ${
        seen === null
          ? nothing
          : html`<gp-picture
              .pixels=${seen.pixels}
              width=${width}
              height=${height}
              label="What the network is given of the camera’s picture now"
            ></gp-picture>`
      }
      <gp-probability-bars
        .classes=${classes}
        .probabilities=${seen?.probabilities ?? null}
      ></gp-probability-bars>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-webcam-live': WebcamLive;
  }
}
