import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Mood } from '../../../lab/radio/labelled-sentences.ts';
import type { HeardMessage } from '../../../lab/radio/radio-analyst.ts';
import type { SearchDocument } from '../../../lab/search/search-document.ts';
import type { RadioReport } from '../../../workers/client/radio-client.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import { FileDrop } from '../../elements/file-drop.ts';
import { formatWhole } from '../../state/format.ts';
import { choiceStyles } from '../../theme/choice-styles.ts';
import { fieldStyles } from '../../theme/field-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './radio-figures.ts';
import type { RadioSession } from './radio-session.ts';
import type { RadioState, Station } from './radio-state.ts';
import { radioStyles } from './radio-styles.ts';
import { toneCourse } from './tone-course.ts';

/** A sign of its own for each mood: colour says it again. */
const MOOD_SIGNS: Readonly<Record<Mood, readonly [sign: string, word: string]>> = {
  good: ['▲', 'good news'],
  calm: ['–', 'neither good nor bad'],
  bad: ['▼', 'bad news'],
};

/** The radio of a run or a file: what is said, in which mood and on which theme, and whether there is trouble. */
@customElement('gp-radio-room')
export class RadioRoom extends LitElement {
  static override readonly styles = [sharedStyles, choiceStyles, fieldStyles, radioStyles];

  @property({ attribute: false }) session: RadioSession | null = null;
  readonly #state = new StoreController<RadioState>(this);
  readonly #drop = new FileDrop(this, ([file]) => void this.session?.openFile(file));

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    return html`<div
        class="radio ${this.#drop.isTarget ? 'target' : ''}"
        @dragover=${this.#drop.onDrag}
        @dragleave=${this.#drop.onLeave}
        @drop=${this.#drop.onDrop}
      >
        ${this.#setup(session, state)}
        ${state.trouble === '' ? nothing : html`<p class="fault" role="alert">${state.trouble}</p>`}
        ${
          state.report === 'listening'
            ? html`<p class="quiet" role="status">Listening</p>`
            : state.report === null
              ? nothing
              : this.#heard(session, state, state.report)
        }
      </div>
      <gp-radio-figures
        .assessment=${state.assessment}
        @gp-assess=${() => void session.assess()}
      ></gp-radio-figures>`;
  }

  #setup(session: RadioSession, { runs, recorded, station }: RadioState) {
    const group = (label: string, stations: readonly Station[]) =>
      stations.length === 0
        ? nothing
        : html`<optgroup label=${label}>
            ${stations.map(
              ({ id, name }) => html`<option value=${id} ?selected=${id === station?.id}>${name}</option>`,
            )}
          </optgroup>`;
    return html`<div class="setup">
      <label>
        Listen to
        <select
          class="field"
          @focus=${() => void session.refresh()}
          @change=${({ target }: Event) => void session.tune((target as HTMLSelectElement).value)}
        >
          ${station?.id === 'file' ? html`<option value="file" selected>${station.name}</option>` : nothing}
          ${group('Your runs', runs)} ${group('Recorded runs', recorded)}
        </select>
      </label>
      <label class="link opens-files" title="A text file with a message to a line; or drop it here"
        >Open a transcript<input type="file" accept=".txt,.log,.csv,text/*" @change=${this.#drop.onPick}
      /></label>
    </div>`;
  }

  #heard(session: RadioSession, state: RadioState, report: RadioReport) {
    const { messages, notes, themes } = report;
    const used = [...themes.keys()].filter((theme) => messages.some((message) => message.theme === theme));
    return html`${notes.map((note) => html`<p class="quiet">${note}</p>`)} ${this.#alert(report)}
      ${toneCourse(report)}
      <p class="quiet">
        Mean tone of the last ${report.rule.window} messages, good above, bad below; under the dashed limit
        there is an alert.
        ${
          messages.some(({ steps }) => steps !== null)
            ? 'Each message stands beside the environment steps at which it was said.'
            : 'Each message stands beside its number.'
        }
      </p>
      <div class="choices" role="group" aria-label="Theme">
        ${[null, ...used].map(
          (theme) =>
            html`<button aria-pressed=${theme === state.theme} @click=${() => session.show(theme)}>
              ${theme === null ? 'All themes' : themes[theme].slice(0, 3).join(', ')}
            </button>`,
        )}
      </div>
      <ol>
        ${messages.map((message, i) =>
          state.theme === null || message.theme === state.theme
            ? this.#message(session, message, i, state, i === report.alert?.at)
            : nothing,
        )}
      </ol>`;
  }

  #alert({ alert, messages, endedBadly, known, isUnderstood }: RadioReport) {
    const end =
      endedBadly === null ? '' : endedBadly ? 'The run did end badly.' : 'The run did not end badly.';
    if (!isUnderstood)
      return html`<div class="alert unsure" role="status">
        <p>
          Too few of its words are known to say whether there is trouble: ${Math.round(100 * known)} %. The
          radio understands English.
        </p>
      </div>`;
    if (alert === null)
      return html`<div class="alert calm" role="status">
        <p>No alert: it does not sound like trouble. ${end}</p>
      </div>`;
    const { steps } = messages[alert.at];
    return html`<div class="alert" role="status">
      <p>
        <b>This sounds like trouble</b>
        ${steps === null ? `from message ${alert.at + 1} on` : `from ${formatWhole(steps)} steps on`}. ${end}
      </p>
      <div class="help">What may help: ${helpLinks(alert.help)}</div>
    </div>`;
  }

  #message(
    session: RadioSession,
    { text, steps, mood }: HeardMessage,
    i: number,
    { help }: RadioState,
    isAlarm: boolean,
  ) {
    const [sign, word] = MOOD_SIGNS[mood];
    return html`<li class=${isAlarm ? 'alarm' : ''}>
      <b class=${mood} role="img" aria-label=${word} title=${word}>${sign}</b>
      <small class="number">${steps === null ? i + 1 : formatWhole(steps)}</small>
      <span
        >${text}
        ${
          mood === 'bad'
            ? html`<button
                class="link"
                aria-expanded=${help?.message === i}
                @click=${() => void session.explain(i)}
              >
                Help
              </button>`
            : nothing
        }</span
      >
      ${help?.message === i ? html`<div class="help">${helpLinks(help.texts)}</div>` : nothing}
    </li>`;
  }
}

/** Texts that help: links to their places; what has none is short, and read here. */
function helpLinks(texts: readonly SearchDocument[]) {
  if (texts.length === 0) return 'The search found nothing that fits.';
  return texts.map(({ title, text, address }) =>
    address === null
      ? html`<span><b>${title}</b>: ${text}</span>`
      : html`<a class="link" href=${address} title=${text}>${title}</a>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-radio-room': RadioRoom;
  }
}
