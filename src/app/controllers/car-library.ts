import type { CarFile } from '../../sim/car.ts';
import { plainName } from '../../track/plain-name.ts';
import { carKeyOf } from '../../workers/client/create-run-config.ts';
import { asOwn, readOwn } from '../catalogue/own-items.ts';
import { messageOf } from '../state/message-of.ts';
import type { CarId } from '../state/own-cars.ts';
import type { RaceState } from '../state/race-state.ts';
import { DEFAULT_SETUP } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import { Drafts } from './drafts.ts';
import type { NoticeBoard } from './notice-board.ts';

interface CarHooks {
  /** Another car is the one to drive. */
  choose(car: CarId): void;
  onStorageError(error: unknown): void;
}

/** As a car file may have it, characters. */
const MAX_NAME = 40;
/** Files at once, and how large one may be, bytes: a car's own has less than a thousand. */
const MAX_FILES = 20;
const MAX_SIZE = 20_000;

/** The cars that the person has built or imported. */
export class CarLibrary {
  readonly #store: Store<RaceState>;
  readonly #storage: RunStorage;
  readonly #notices: NoticeBoard;
  readonly #hooks: CarHooks;
  readonly #drafts: Drafts<CarFile>;

  constructor(store: Store<RaceState>, storage: RunStorage, notices: NoticeBoard, hooks: CarHooks) {
    this.#store = store;
    this.#storage = storage;
    this.#notices = notices;
    this.#hooks = hooks;
    this.#drafts = new Drafts('car-drafts', storage, (error) => hooks.onStorageError(error));
  }

  /** Reads the person's own cars, and what of them is not saved yet. */
  async load(): Promise<void> {
    const stored = await this.#storage.listCars();
    const drafts = Object.values(await this.#drafts.readAll()).filter((draft) => draft !== null);
    if (stored.length + drafts.length === 0) return;
    const { checkCarFile, readCarDraft } = await import('../../workers/client/car-files.ts');
    this.#show(readOwn(stored, (data) => checkCarFile(data, 'stored car')));
    this.#store.update({ carDrafts: drafts.map(readCarDraft).filter((draft) => draft !== null) });
  }

  /** Keeps a car as it is being built, under the id that it has there; null: it is saved, or forgotten. */
  keepDraft(id: string, draft: CarFile | null): void {
    const { carDrafts } = this.#store.state;
    const place = carDrafts.findIndex((other) => other.id === id);
    if (place < 0 && draft === null) return;
    const kept = draft === null ? [] : [draft];
    this.#store.update({ carDrafts: carDrafts.toSpliced(place < 0 ? carDrafts.length : place, 1, ...kept) });
    this.#drafts.keep(id, draft);
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#drafts.flush();
  }

  /** Keeps a car as it is now, a new one or one that was there, and chooses it. Runs with what it was before keep that. */
  save(built: CarFile): void {
    const car = { ...built, name: plainName(built.name) };
    const { cars } = this.#store.state;
    const isNew = !cars.some(({ id }) => id === car.id);
    const isNameTaken = cars.some(({ id, name }) => id !== car.id && name === car.name);
    const fresh = isNew || isNameTaken ? this.#own(car) : car;
    const own = isNew ? fresh : { ...fresh, id: car.id };
    this.#keep(own);
    this.#hooks.choose(own.id as CarId);
  }

  /** Puts a car among the person's own, under an id and a name of its own. @returns its id, or that of the same one that was there */
  add(car: CarFile): CarId {
    const same = this.#store.state.cars.find((other) => isSame(other, car)) ?? this.#own(car);
    if (!this.#store.state.cars.includes(same)) this.#keep(same);
    return same.id as CarId;
  }

  /** Reads cars from files and chooses the last one. What cannot be read is named; the others are kept. */
  async import(files: readonly File[]): Promise<void> {
    let last: CarId | null = null;
    for (const file of files.slice(0, MAX_FILES)) last = (await this.#importOne(file)) ?? last;
    if (files.length > MAX_FILES) {
      const text = `Import at most ${MAX_FILES} cars at once (these are ${files.length}): the rest was left out.`;
      this.#notices.show({ tone: 'warning', text });
    }
    if (last !== null) this.#hooks.choose(last);
  }

  /** Takes a car off the list, with what is not saved of it; a notice offers to put it back. Runs with it keep it. */
  remove(id: string): void {
    const { cars, carDrafts, setup } = this.#store.state;
    const car = cars.find((other) => other.id === id);
    const draft = carDrafts.find((other) => other.id === id);
    const removed = car ?? draft;
    if (removed === undefined) return;
    this.keepDraft(id, null);
    if (car !== undefined) {
      this.#show(cars.filter((other) => other !== car));
      this.#write(this.#storage.removeCar(id));
    }
    const wasChosen = setup.car === id;
    if (wasChosen) this.#hooks.choose(DEFAULT_SETUP.car);
    this.#notices.offerUndo(`“${removed.name}” was removed.`, () => {
      if (car !== undefined) this.#keep(car);
      if (draft !== undefined) this.keepDraft(id, draft);
      if (wasChosen) this.#hooks.choose(id);
    });
  }

  async #importOne(file: File): Promise<CarId | null> {
    try {
      if (file.size > MAX_SIZE) throw new Error(`${file.name}: must be at most 20 kB, as no car is larger`);
      const { checkCarFile } = await import('../../workers/client/car-files.ts');
      const id = this.add(checkCarFile(parse(await file.text(), file.name), file.name));
      const name = this.#store.state.cars.find((car) => car.id === id)?.name ?? id;
      this.#notices.show({ tone: 'info', text: `“${name}” is among your cars.` });
      return id;
    } catch (error) {
      this.#notices.show({ tone: 'error', text: messageOf(error) });
      return null;
    }
  }

  #own(car: CarFile): CarFile {
    return asOwn(car, this.#store.state.cars, MAX_NAME);
  }

  #keep(car: CarFile): void {
    this.#show([...this.#store.state.cars.filter(({ id }) => id !== car.id), car]);
    this.#write(this.#storage.putCar(car));
  }

  #show(cars: readonly CarFile[]): void {
    this.#store.update({ cars: cars.toSorted((a, b) => a.name.localeCompare(b.name)) });
  }

  #write(writing: Promise<void>): void {
    writing.catch((error: unknown) => this.#hooks.onStorageError(error));
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file}: must be a car of Grad Prix (.json)`);
  }
}

/** Whether two cars are the same under other ids. */
function isSame(a: CarFile, b: CarFile): boolean {
  return (
    a.name === b.name && carKeyOf(a) === carKeyOf(b) && JSON.stringify(a.body) === JSON.stringify(b.body)
  );
}
