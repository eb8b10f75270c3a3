import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CAMERA_CLASSES, LABEL_RULES, LEFT_OUT } from '../../../../lab/vision/camera-classes.ts';
import { USUAL_COUNTS } from '../../../../lab/vision/camera-tracks.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import { trainingTracksFor } from '../training-tracks.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import { visionStyles } from './vision-styles.ts';

/** Pictures of the car's camera: by which rules they are labelled, and on which track the test is. */
@customElement('gp-camera-data')
export class CameraData extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 12px;
        margin: 0;
        font-size: var(--type-text);
        line-height: 1.4;
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0;
        color: var(--quiet);
      }

      summary {
        cursor: pointer;
        font-size: var(--type-text);
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) state: VisionState | null = null;

  override render() {
    const { session, state } = this;
    if (session === null || state === null) return nothing;
    const { tracks, testTrackId, seed, lessons } = state;
    const isBusy = lessons.camera.underWay !== null;
    const test = tracks.find(({ id }) => id === testTrackId)!;
    return html`<p>
        The car is put in places on and beside the road of ${trainingTracksFor(tracks, testTrackId).length}
        level tracks, both ways round, in changing light, with and without boxes: ${USUAL_COUNTS.perClass}
        pictures of each class each time. Nobody labels them: the simulator knows where the car is.
      </p>
      <dl>
        ${CAMERA_CLASSES.map(
          (name) =>
            html`<dt>${name}</dt>
              <dd>${LABEL_RULES[name]}</dd>`,
        )}
      </dl>
      <p class="quiet">${LEFT_OUT}</p>
      <div class="bar">
        <label
          >Test on
          <select
            class="field"
            ?disabled=${isBusy}
            @change=${({ target }: Event) => {
              const testTrackId = (target as HTMLSelectElement).value;
              session.choose({ testTrackId });
            }}
          >
            ${tracks.map(({ id, name }) => html`<option value=${id} ?selected=${id === testTrackId}>${name}</option>`)}
          </select></label
        >
        <label title="Same seed, same pictures and same first weights"
          >Seed
          <input
            class="field"
            type="number"
            min="0"
            max="999999"
            step="1"
            ?disabled=${isBusy}
            .value=${String(seed)}
            @change=${({ target }: Event) => {
              const input = target as HTMLInputElement;
              if (input.validity.valid && input.value !== '') session.choose({ seed: input.valueAsNumber });
              input.value = String(session.store.state.seed);
            }}
        /></label>
      </div>
      <p class="quiet">
        ${USUAL_COUNTS.testPerClass} pictures of each class come from ${test.name}, which is not learnt from.
        ${isLevel(test) ? nothing : html`It is not level, and only level tracks are learnt from: expect less.`}
      </p>`;
  }
}

function isLevel(track: VisionState['tracks'][number]): boolean {
  return track.elevation === undefined && track.banking === undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-camera-data': CameraData;
  }
}
