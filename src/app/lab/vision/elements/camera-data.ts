import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  CAMERA_CLASSES,
  type CameraClass,
  LABEL_RULES,
  LEFT_OUT,
} from '../../../../lab/vision/camera-classes.ts';
import { trainingTracksFor, USUAL_COUNTS } from '../../../../lab/vision/camera-tracks.ts';
import { pictureAt } from '../../../../lab/vision/image-set.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionState } from '../vision-state.ts';
import './picture.ts';
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

      .classes {
        display: grid;
        gap: 8px;
      }

      .classes p {
        color: var(--quiet);
      }

      .classes b {
        color: var(--text);
      }

      .examples {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 80px));
        gap: 4px;
        min-height: 33px;
        margin-top: 3px;
      }

      gp-picture {
        aspect-ratio: 4 / 3;
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
        The car is put in places on and beside the road of ${trainingTracksFor(testTrackId).length} level
        tracks, both ways round, in changing light, with and without boxes: ${USUAL_COUNTS.perClass} pictures
        of each class each time. Nobody labels them: the simulator knows where the car is.
      </p>
      <div class="classes">${CAMERA_CLASSES.map((name, label) => this.#class(name, label))}</div>
      <p class="quiet">${LEFT_OUT}</p>
      <div class="bar">
        <label
          >Test on
          <select
            class="field"
            ?disabled=${isBusy}
            @change=${({ target }: Event) => {
              const testTrackId = (target as HTMLSelectElement).value;
              void session.choose({ testTrackId });
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
              if (input.validity.valid && input.value !== '')
                void session.choose({ seed: input.valueAsNumber });
              input.value = String(session.store.state.seed);
            }}
        /></label>
      </div>
      <p class="quiet">
        ${USUAL_COUNTS.testPerClass} pictures of each class come from ${test.name}, which is not learnt from.
        ${isLevel(test) ? nothing : html`It is not level, and only level tracks are learnt from: expect less.`}
      </p>`;
  }

  #class(name: CameraClass, label: number) {
    const { examples } = this.state!;
    const own =
      examples === null ? [] : [...examples.labels.keys()].filter((i) => examples.labels[i] === label);
    return html`<div>
      <p><b>${name}</b>: ${LABEL_RULES[name]}</p>
      <div
        class="examples"
        role="img"
        aria-label=${own.length > 0 ? `Pictures of ${name}` : `No pictures of ${name}`}
      >
        ${own.map(
          (i) =>
            html`<gp-picture
              .pixels=${pictureAt(examples!, i)}
              width=${examples!.width}
              height=${examples!.height}
            ></gp-picture>`,
        )}
        ${examples !== null && own.length === 0 ? html`<span class="quiet">none on this track</span>` : nothing}
      </div>
    </div>`;
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
