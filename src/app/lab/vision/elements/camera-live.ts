import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Play, Square, Timer } from 'lucide';
import { BRAKE_DRIVE, WALK } from '../../../../lab/vision/brake-drive.ts';
import type { BrakeComparison } from '../../../../lab/vision/vision-figures.ts';
import { StoreController } from '../../../controllers/store-controller.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { VisionSession } from '../vision-session.ts';
import type { VisionLive, VisionState } from '../vision-state.ts';
import './picture.ts';
import './probability-bars.ts';
import { visionStyles } from './vision-styles.ts';

/** A policy drives, and the classifier says what the car's camera sees, and brakes where it is let. */
@customElement('gp-camera-live')
export class CameraLive extends LitElement {
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
        grid-template-columns: 200px minmax(0, 1fr);
        gap: 12px;
      }

      gp-picture {
        width: 200px;
        height: 150px;
      }

      .facts {
        display: grid;
        gap: 4px;
        align-content: start;
        margin-top: 8px;
        font-size: var(--type-text);
      }

      .agrees {
        color: var(--clean-text);
      }

      .differs,
      .brakes {
        color: var(--off-text);
      }

      table {
        border-spacing: 0;
        font-size: var(--type-text);
      }

      :is(td, th) {
        padding: 3px 14px 3px 0;
        font-weight: 400;
        text-align: left;
        font-variant-numeric: tabular-nums;
      }

      thead th {
        color: var(--quiet);
      }

      @media (max-width: 520px) {
        .now {
          grid-template-columns: minmax(0, 1fr);
        }
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
    const { lessons, isDriving, hasBoxes, isBrakeOn, brake, trouble } = state;
    const { report, underWay } = lessons.camera;
    const track = state.tracks.find(({ id }) => id === state.testTrackId)!.name;
    const isReady = report !== null && underWay === null;
    return html`<p>
        The policy that comes with ${track} drives there. It knows nothing of boxes, and its pictures go to
        the classifier alone.
      </p>
      <div class="bar">
        <button
          class="tool"
          ?disabled=${!isReady || brake === 'under way'}
          @click=${() => (isDriving ? session.stopDrive() : void session.drive())}
        >
          ${icon(isDriving ? Square : Play, 15)}${isDriving ? 'Stop the car' : 'Let the car drive'}
        </button>
        <label
          ><input
            type="checkbox"
            .checked=${hasBoxes}
            @change=${({ target }: Event) => session.setBoxes((target as HTMLInputElement).checked)}
          />${BRAKE_DRIVE.boxes} boxes on the road</label
        >
        <label title="Slows the car to ${WALK} m/s where it sees a box or that the car is off the track"
          ><input
            type="checkbox"
            .checked=${isBrakeOn}
            @change=${({ target }: Event) => session.setBrake((target as HTMLInputElement).checked)}
          />the classifier brakes</label
        >
      </div>
      ${isReady ? nothing : html`<p class="quiet">Train the classifier first.</p>`}
      ${trouble === '' ? nothing : html`<p class="fault" role="alert">${trouble}.</p>`}
      ${report === null ? nothing : this.#now(report.test.classes)}
      <h3>As a brake: measured</h3>
      <p>
        ${BRAKE_DRIVE.laps} laps from the line among ${BRAKE_DRIVE.boxes} boxes, elsewhere in each, with the
        classifier at the brake and without: it slows the car to ${WALK} m/s and never steers.
      </p>
      <div class="bar">
        <button
          class="tool"
          ?disabled=${!isReady || brake === 'under way'}
          @click=${() => void session.tryBrake()}
        >
          ${icon(Timer, 15)}Drive ${BRAKE_DRIVE.laps} laps each way
        </button>
        ${brake === 'under way' ? html`<span role="status" class="quiet">driving</span>` : nothing}
      </div>
      ${brake === null || brake === 'under way' ? nothing : this.#brake(brake)}`;
  }

  #now(classes: readonly string[]) {
    const { frame, laps } = this.#live.value ?? {};
    if (!frame || laps === undefined) return nothing;
    const { picture, probabilities, truth, speed, isBraking } = frame;
    const told = probabilities.indexOf(Math.max(...probabilities));
    return html`<div class="now">
      <gp-picture
        .pixels=${picture}
        width="40"
        height="30"
        label="What the car’s camera sees now"
      ></gp-picture>
      <div>
        <gp-probability-bars .classes=${classes} .probabilities=${probabilities}></gp-probability-bars>
        <div class="facts">
          <span
            >by the rules:
            ${
              truth === null
                ? html`<span class="quiet">no label, it is between two</span>`
                : html`<b>${classes[truth]}</b>
                    <span class=${truth === told ? 'agrees' : 'differs'}
                      >${truth === told ? '✓ right' : '✕ wrong'}</span
                    >`
            }</span
          >
          <span class="number"
            >${Math.abs(speed).toFixed(1)} m/s
            ${isBraking ? html`<span class="brakes">▼ braking to ${WALK} m/s</span>` : nothing}</span
          >
          <span class="quiet number"
            >laps: ${laps.completed} completed, ${laps.crashed} ended at a box, ${laps.offTrack} off the
            track${laps.other > 0 ? `, ${laps.other} otherwise` : ''}</span
          >
        </div>
      </div>
    </div>`;
  }

  #brake({ without, braked }: BrakeComparison) {
    return html`<table aria-label="Laps with the brake and without">
        <thead>
          <tr>
            <td></td>
            <th scope="col">ended at a box</th>
            <th scope="col">hit at, mean</th>
            <th scope="col">off the track</th>
            <th scope="col">clean laps</th>
          </tr>
        </thead>
        <tbody>
          ${(
            [
              ['without', without],
              ['with the brake', braked],
            ] as const
          ).map(
            ([name, trial]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${trial.crashes} of ${trial.laps}</td>
                <td>${trial.crashSpeed === null ? '–' : `${trial.crashSpeed.toFixed(2)} m/s`}</td>
                <td>${trial.offTracks}</td>
                <td>${trial.clean}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="quiet">
        A classifier says what is there, not what to do: the policy still steers into boxes that it does not
        know of. What the brake changes is how hard they are hit.
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-camera-live': CameraLive;
  }
}
