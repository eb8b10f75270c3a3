import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Copy, Download, Trash2 } from 'lucide';
import type { CarFile } from '../../../sim/car.ts';
import type { CarName } from '../../../sim/cars.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import {
  carSpecOf,
  drivingWarnings,
  narrowestPlaces,
  valuesOfCar,
} from '../../../workers/client/car-files.ts';
import { CAR_WORDS } from '../../catalogue/cars.ts';
import { isOwn, neighbourOf } from '../../catalogue/own-items.ts';
import { visibleText } from '../../../track/plain-name.ts';
import { fileWords } from '../../share/file-names.ts';
import type { CarId } from '../../state/own-cars.ts';
import type { RaceState } from '../../state/race-state.ts';
import { DEFAULT_SETUP } from '../../state/run-setup.ts';
import { itemListStyles } from '../../theme/item-list-styles.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import './car-editor.ts';
import './car-preview.ts';
import { emit, type AppEvent } from '../emit.ts';
import { FileDrop } from '../file-drop.ts';
import { factsOf, type Refusal, refusalOf } from './car-refusal.ts';
import { garageStyles } from './garage-styles.ts';
import { icon } from '../icon.ts';
import { saveFile } from '../save-file.ts';
import { setupStyles } from '../setup-styles.ts';

/** What the ids of copies begin with before they are saved. */
const NEW = 'new-';
/** Of a copy that nobody has painted yet. */
const FIRST_BODY: CarFile['body'] = { shape: 'open-wheeler', paint: '#3e9eff', trim: '#e6ebf2' };

/**
 * The cars there are: those that ship, to be looked at and copied, and the person's own, to be changed. Whatever is not saved
 * is a draft.
 * @fires gp-car-draft with every change @fires gp-save-car with a car that can be driven @fires gp-remove-car with its id
 * @fires gp-setup with the car to drive next @fires gp-import-car with files that should be cars @fires gp-garage-close
 */
@customElement('gp-garage')
export class Garage extends LitElement {
  static override readonly styles = [sharedStyles, setupStyles, itemListStyles, garageStyles];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) cars: readonly CarFile[] = [];
  /** Cars with changes that are not saved, under their ids; copies have ids of their own before they are cars. */
  @property({ attribute: false }) drafts: readonly CarFile[] = [];
  /** The one that is set up. */
  @property() chosen: CarId = DEFAULT_SETUP.car;
  /** What it would be driven on. */
  @property({ attribute: false }) track: TrackFile | null = null;
  @property() theme: RaceState['theme'] = 'dark';
  /** Id of the one that is looked at; null: the chosen one. */
  @state() private shown: string | null = null;
  readonly #files = new FileDrop(this, (files) => emit(this, 'gp-import-car', files));

  override render() {
    const id = this.#ids.find((one) => one === this.shown) ?? this.chosen;
    const car = this.#car(id);
    return html`<wa-dialog
      label="Garage"
      ?open=${this.open}
      @wa-after-hide=${({ target, currentTarget }: Event) => {
        if (target === currentTarget) emit(this, 'gp-garage-close', null);
      }}
    >
      ${
        this.open
          ? html`<div
              class="garage"
              @dragover=${this.#files.onDrag}
              @dragleave=${this.#files.onLeave}
              @drop=${this.#files.onDrop}
            >
              ${this.#list(id)} ${this.#details(car)}
            </div>`
          : nothing
      }
    </wa-dialog>`;
  }

  override updated(changed: PropertyValues): void {
    // Where there are many, the one in question may be far away.
    if (changed.has('open') || changed.has('shown'))
      this.renderRoot
        .querySelector('[aria-current=true]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #list(shown: string) {
    const row = (id: string, name: string, about: string) =>
      html`<li>
        <button aria-current=${id === shown} @click=${() => (this.shown = id)}>
          <b>${name}</b><small>${about}</small>
        </button>
      </li>`;
    const state = (id: string): string => {
      if (this.#isNew(id)) return 'not saved yet';
      const note = this.#draft(id) === undefined ? '' : ' · changed, not saved';
      return `${id === this.chosen ? 'drives next' : 'yours'}${note}`;
    };
    return html`<div class="cars">
      <ul class="items" aria-label="Cars">
        ${Object.entries(CAR_WORDS).map(([id, { name }]) =>
          row(id, name, id === this.chosen ? 'drives next' : 'ships with Grad Prix'),
        )}
        ${this.#own.map(({ id, name }) => row(id, name.trim() || 'Without a name', state(id)))}
      </ul>
      <label class="opens-files link" title="A car that was saved as a file; or drop it here"
        >Import a car
        <input type="file" accept=".json" multiple @change=${this.#files.onPick} />
      </label>
    </div>`;
  }

  #details(car: CarFile) {
    const isFixed = Object.hasOwn(CAR_WORDS, car.id);
    const refusal = refusalOf(car);
    return html`<section aria-label=${car.name}>
      <gp-car-preview .car=${car} theme=${this.theme}></gp-car-preview>
      <div class="row">
        <input
          type="text"
          aria-label="Name"
          maxlength="40"
          ?disabled=${isFixed}
          .value=${car.name}
          @input=${({ target }: Event) => this.#change({ ...car, name: visibleText((target as HTMLInputElement).value) })}
        />
        <span class="actions">
          <button class="choice" @click=${() => this.#copy(car)}>${icon(Copy, 15)} Copy</button>
          ${
            isFixed
              ? nothing
              : html`<button
                    class="icon-button"
                    aria-label="Save as a file"
                    title="Save as a file, for others or for the command line"
                    ?disabled=${refusal !== null}
                    @click=${() => exportCar(car)}
                  >
                    ${icon(Download, 16)}
                  </button>
                  <button
                    class="icon-button"
                    aria-label="Remove"
                    title=${this.#isNew(car.id) ? 'Remove' : 'Remove; runs with it keep it'}
                    @click=${() => this.#remove(car.id)}
                  >
                    ${icon(Trash2, 16)}
                  </button>`
          }
        </span>
      </div>
      ${refusal === null ? html`<p class="facts">${factsOf(car)}</p>` : nothing}
      <div class="values">
        <gp-car-editor
          .car=${car}
          ?fixed=${isFixed}
          refused=${refusal?.value ?? ''}
          @gp-car=${({ detail }: AppEvent<'gp-car'>) => this.#change(detail)}
        ></gp-car-editor>
      </div>
      <div class="verdict">
        ${this.#verdict(car, refusal)}
        <span class="actions">${this.#actions(car, refusal)}</span>
      </div>
    </section>`;
  }

  #verdict(car: CarFile, refusal: Refusal | null) {
    if (refusal !== null) return html`<p class="fault" role="alert">${refusal.text}</p>`;
    const warnings = this.track === null ? [] : drivingWarnings(carSpecOf(car), narrowestPlaces(this.track));
    if (warnings.length > 0)
      return html`<p role="status"><b>On ${this.track?.name}:</b> ${warnings.join(' ')}</p>`;
    return html`<p class="quiet" role="status">
      ${Object.hasOwn(CAR_WORDS, car.id) ? 'Cars that ship stay as they are: copy one to change it.' : 'It can be driven.'}
    </p>`;
  }

  #actions(car: CarFile, refusal: Refusal | null) {
    const isDraft = this.#draft(car.id) !== undefined;
    const isChosen = car.id === this.chosen;
    const undo = html`<button class="choice" @click=${() => this.#forget(car.id)}>Undo changes</button>`;
    const drive = (): void => emit(this, 'gp-setup', { car: car.id as CarId });
    // One button, which keeps the focus when what it does changes.
    return html`${isDraft && !this.#isNew(car.id) ? undo : nothing}
      <button
        class="choice"
        ?disabled=${isDraft && refusal !== null}
        aria-disabled=${!isDraft && isChosen}
        @click=${() => (isDraft ? this.#save(car) : drive())}
      >
        ${isDraft ? 'Save' : isChosen ? 'Drives next' : 'Drive this one'}
      </button>`;
  }

  /** The person's own as they are now, then what has never been saved. */
  get #own(): CarFile[] {
    const saved = this.cars.map((car) => this.#draft(car.id) ?? car);
    return [...saved, ...this.drafts.filter(({ id }) => this.#isNew(id))];
  }

  get #ids(): string[] {
    return [...Object.keys(CAR_WORDS), ...this.#own.map(({ id }) => id)];
  }

  #draft(id: string): CarFile | undefined {
    return this.drafts.find((draft) => draft.id === id);
  }

  #isNew(id: string): boolean {
    return !Object.hasOwn(CAR_WORDS, id) && !this.cars.some((car) => car.id === id);
  }

  #car(id: string): CarFile {
    return this.#own.find((car) => car.id === id) ?? shippedCar(id as CarName);
  }

  #copy(car: CarFile): void {
    let id = '';
    for (let n = 1; id === '' || this.#draft(id) !== undefined; n++) id = `${NEW}${n}`;
    this.#change({ ...car, id, name: `${car.name.slice(0, 35)} copy` });
    this.shown = id;
  }

  #change(car: CarFile): void {
    emit(this, 'gp-car-draft', { id: car.id, car });
  }

  #forget(id: string): void {
    emit(this, 'gp-car-draft', { id, car: null });
  }

  #save(car: CarFile): void {
    this.#forget(car.id);
    // A copy gets an id of its own, and is the chosen one then.
    this.shown = isOwn(car) ? car.id : null;
    emit(this, 'gp-save-car', isOwn(car) ? car : { ...car, id: idOf(car.name) });
  }

  #remove(id: string): void {
    this.shown = neighbourOf(this.#ids, id);
    emit(this, 'gp-remove-car', id);
  }
}

/** A car that ships in the form of one's own, to be looked at and copied. */
function shippedCar(name: CarName): CarFile {
  const title = CAR_WORDS[name].name;
  return {
    format: 'grad-prix-car',
    version: 1,
    id: name,
    name: title,
    base: name,
    body: FIRST_BODY,
    values: valuesOfCar(name),
  };
}

/** What it is called in files. */
function idOf(name: string): string {
  return fileWords(name).slice(0, 40) || 'car';
}

function exportCar(car: CarFile): void {
  const text = `${JSON.stringify({ ...car, id: idOf(car.name) }, null, 2)}\n`;
  saveFile(`${idOf(car.name)}.json`, new Blob([text], { type: 'application/json' }));
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-garage': Garage;
  }
}
