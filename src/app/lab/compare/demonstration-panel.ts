import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Recording } from '../../../lab/recording/recording.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { PlotColumns, PlotSpec } from '../../charts/draw-plot.ts';
import { emit } from '../../elements/emit.ts';
import '../../elements/meaning.ts';
import '../../elements/plot.ts';
import { formatWhole } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { colouredPaths, viridisAt } from './coloured-paths.ts';
import { MOST_LAPS } from './compare-settings.ts';
import type { CompareState, Shower, ShownSetup } from './compare-state.ts';
import { compareStyles } from './compare-styles.ts';
import './drive-map.ts';
import '../../elements/thumb-zones.ts';
import { placeAt } from './trace-places.ts';

const SHOWER_WORDS: Readonly<Record<Shower, string>> = {
  line: 'The ideal line',
  policy: 'A shipped policy',
  person: 'You',
};

/** Rows that are listed: nobody reads more. */
const LISTED = 200;

const STEERING: PlotSpec = {
  series: [{ label: 'steering', kind: 'dots', color: '--policy' }],
  unit: ' m',
  range: null,
};

/** Who shows how to drive, and what has been shown: the examples that supervised learning learns from. */
@customElement('gp-demonstration')
export class DemonstrationPanel extends LitElement {
  static override readonly styles = [sharedStyles, fieldStyles, choiceStyles, compareStyles];

  @property({ attribute: false }) shown!: ShownSetup;
  @property({ attribute: false }) recording: Recording | null = null;
  @property({ attribute: false }) frame: CompareState['frame'] = null;
  @property({ attribute: false }) track: TrackFile | null = null;
  @property() busy: CompareState['busy'] = null;
  @property() trouble = '';
  @property() theme = '';

  override render() {
    const { shower, laps, isPushed } = this.shown;
    const isDriving = this.busy === 'driving';
    return html`<h3>1. Show how it is done</h3>
      <div class="row">
        <span class="choices" role="group" aria-label="Who drives">
          ${(Object.keys(SHOWER_WORDS) as Shower[]).map(
            (name) =>
              html`<button
                aria-pressed=${name === shower}
                ?disabled=${this.busy !== null}
                @click=${() => this.#change({ shower: name })}
              >
                ${SHOWER_WORDS[name]}
              </button>`,
          )}
        </span>
        <label
          >laps
          <input
            class="field"
            type="number"
            min="1"
            max=${MOST_LAPS}
            .value=${String(laps)}
            ?disabled=${this.busy !== null}
            @change=${(event: Event) => this.#setLaps(event.currentTarget as HTMLInputElement)}
        /></label>
        ${
          shower === 'person'
            ? html`<span class="about">by arrow keys, a gamepad, or thumbs on the screen</span>`
            : html`<label
                  title="Random pushes of the steering: the expert’s way back to the line is then among the examples"
                  ><input
                    type="checkbox"
                    .checked=${isPushed}
                    ?disabled=${this.busy !== null}
                    @change=${(event: Event) =>
                      this.#change({ isPushed: (event.currentTarget as HTMLInputElement).checked })}
                  />push the wheel</label
                >
                <gp-meaning of="push the wheel"
                  >Now and then the wheel is turned by a few degrees against the driver’s will. What it does
                  to come back is recorded, too: states that a perfect drive never visits.</gp-meaning
                >`
        }
      </div>
      <div class="row">
        ${
          isDriving
            ? html`<button class="act" @click=${() => emit(this, 'gp-techniques', { type: 'stop' })}>
                Keep what I have driven
              </button>`
            : html`<button
                class="act"
                ?disabled=${this.busy !== null}
                @click=${() => emit(this, 'gp-techniques', { type: 'record' })}
              >
                ${shower === 'person' ? 'Drive' : `Record ${laps} ${laps === 1 ? 'lap' : 'laps'}`}
              </button>`
        }
        <span role="status" class="about">${isDriving ? 'Up is throttle, down is brake.' : nothing}</span>
      </div>
      ${this.trouble === '' ? nothing : html`<p class="fault" role="alert">${this.trouble}</p>`}
      ${isDriving ? this.#live() : this.recording === null ? nothing : this.#recorded(this.recording)}`;
  }

  #live() {
    const { frame } = this;
    return html`<div class="driven">
        <gp-drive-map
          style="--map-height:300px"
          .track=${this.track}
          .cars=${frame === null ? [] : [{ ...frame, colour: 'var(--policy)' }]}
          label="Your car on the track"
        ></gp-drive-map
        ><gp-thumb-zones></gp-thumb-zones>
      </div>
      <p class="figures">
        <span>lap <b>${(frame?.laps ?? 0) + 1}</b> of ${this.shown.laps}</span>
        <span><b>${(frame?.speed ?? 0).toFixed(1)} m/s</b></span>
        <span><b>${(frame?.progress ?? 0).toFixed(0)} %</b> of the lap</span>
      </p> `;
  }

  #recorded(recording: Recording) {
    const { rows, stints } = recording;
    const laps = stints.reduce((sum, stint) => sum + stint.laps, 0);
    const paths = colouredPaths(recording, (row) => viridisAt(placeAt(recording, row, 'speed'), 0, 4));
    return html`<p class="figures">
        <span><b>${formatWhole(rows)}</b> labelled decisions</span>
        <span><b>${laps}</b> complete ${laps === 1 ? 'lap' : 'laps'}</span>
      </p>
      <gp-drive-map
        .track=${this.track}
        .paths=${paths}
        label="The recorded drive, coloured by speed from 0 to 4 m/s"
      ></gp-drive-map>
      <gp-plot
        heading="The label: steering, in degrees, by place on the lap"
        hint="One dot is one example: what was commanded there. Where dots of several laps lie on each other, all laps say the same."
        theme=${this.theme}
        .spec=${STEERING}
        .columns=${steeringColumns(recording)}
      ></gp-plot>
      <details>
        <summary>List the examples</summary>
        <div class="list" tabindex="0" role="group" aria-label="Examples">
          <table>
            <tr>
              <th>decision</th>
              <th>place m</th>
              <th>beside the middle m</th>
              <th>speed m/s</th>
              <th>→ steering °</th>
              <th>→ speed m/s</th>
            </tr>
            ${Array.from({ length: Math.min(rows, LISTED) }, (_, row) => exampleRow(recording, row))}
          </table>
        </div>
        ${rows > LISTED ? html`<p class="about">The first ${LISTED} of ${formatWhole(rows)}.</p>` : nothing}
      </details>`;
  }

  #setLaps(input: HTMLInputElement): void {
    const laps = Math.round(input.valueAsNumber);
    if (laps >= 1 && laps <= MOST_LAPS) this.#change({ laps });
    // What cannot be is not left standing.
    input.value = String(this.shown.laps);
  }

  #change(change: Partial<ShownSetup>): void {
    emit(this, 'gp-techniques', { type: 'shown', change });
  }
}

function exampleRow(recording: Recording, row: number) {
  const { commands } = recording;
  return html`<tr>
    <td>${row + 1}</td>
    <td>${placeAt(recording, row, 's').toFixed(1)}</td>
    <td>${placeAt(recording, row, 'lateral').toFixed(2)}</td>
    <td>${placeAt(recording, row, 'speed').toFixed(1)}</td>
    <td>${commands[2 * row].toFixed(1)}</td>
    <td>${commands[2 * row + 1].toFixed(1)}</td>
  </tr>`;
}

function steeringColumns(recording: Recording): PlotColumns {
  const rows = Array.from({ length: recording.rows }, (_, row) => [
    placeAt(recording, row, 's'),
    recording.commands[2 * row],
  ]).toSorted(([a], [b]) => a - b);
  return [rows.map(([s]) => s), rows.map(([, steering]) => steering)];
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-demonstration': DemonstrationPanel;
  }
}
