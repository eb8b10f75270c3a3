import { describe, expect, it } from 'vitest';
import { CarLibrary } from '../../../src/app/controllers/car-library.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { carOf } from '../../../src/app/state/own-cars.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { CarFile } from '../../../src/sim/car.ts';
import { ownCar } from '../sim/own-car.ts';

function open(storage = new MemoryStorage()) {
  const store = new Store({
    cars: [],
    carDrafts: [],
    setup: DEFAULT_SETUP,
    notices: [],
  } as unknown as RaceState);
  const library = new CarLibrary(store, storage, new NoticeBoard(store), {
    choose: (car) => store.update({ setup: { ...store.state.setup, car } }),
    onStorageError(error) {
      throw error;
    },
  });
  const ids = () => store.state.cars.map(({ id }) => id);
  const names = () => store.state.cars.map(({ name }) => name);
  const texts = () => store.state.notices.map(({ text }) => text);
  return { library, store, storage, ids, names, texts };
}

const fileOf = (car: unknown, name = 'car.json'): File => new File([JSON.stringify(car)], name);

describe('CarLibrary', () => {
  it('keeps a new car under an id of its own and chooses it; it is there on the next visit', async () => {
    const { library, store, storage, ids } = open();
    library.save({ ...ownCar({ mass: 2 }), id: 'heavy' });
    expect(ids()).toEqual(['own-heavy']);
    expect(store.state.setup.car).toBe('own-heavy');
    expect(carOf(store.state.setup.car, store.state.cars)).toMatchObject({ values: { mass: 2 } });
    const later = open(storage);
    await later.library.load();
    expect(later.store.state.cars).toEqual(store.state.cars);
  });

  it('changes a car that is there, and lets no two have one name', () => {
    const { library, ids, names } = open();
    library.save({ ...ownCar(), id: 'a', name: 'A' });
    library.save({ ...ownCar(), id: 'b', name: 'B' });
    library.save({ ...ownCar({ grip: 1 }), id: 'own-a', name: 'A' });
    expect([ids(), names()]).toEqual([
      ['own-a', 'own-b'],
      ['A', 'B'],
    ]);
    library.save({ ...ownCar(), id: 'own-a', name: 'B' });
    expect([ids(), names()]).toEqual([
      ['own-b', 'own-a'],
      ['B', 'B 2'],
    ]);
  });

  it('takes a car away, and puts it back', async () => {
    const { library, store, storage, ids, texts } = open();
    library.save({ ...ownCar(), id: 'a' });
    library.remove('own-a');
    expect(ids()).toEqual([]);
    expect(store.state.setup.car).toBe('deepracer-v6');
    expect(texts()).toEqual(['“Test car” was removed.']);
    expect(await storage.listCars()).toEqual([]);
    store.state.notices.at(-1)!.action!.run();
    expect(ids()).toEqual(['own-a']);
    expect(store.state.setup.car).toBe('own-a');
    expect(await storage.listCars()).toHaveLength(1);
  });

  it('keeps what is not saved from visit to visit, whether it can be driven or not', async () => {
    const { library, store, storage } = open();
    const drafts = () => store.state.carDrafts.map(({ id, name }) => [id, name]);
    library.keepDraft('new-1', { ...ownCar({ mass: 4 }), id: 'new-1', name: '' });
    library.keepDraft('own-a', { ...ownCar(), id: 'own-a' });
    library.keepDraft('new-1', { ...ownCar({ mass: 4 }), id: 'new-1', name: 'Heavy' });
    expect(drafts()).toEqual([
      ['new-1', 'Heavy'],
      ['own-a', 'Test car'],
    ]);
    library.keepDraft('own-a', null);
    library.remove('new-1');
    expect(drafts()).toEqual([]);
    store.state.notices.at(-1)!.action!.run();
    await storage.putSettings('car-drafts', { 'new-2': { id: 'new-2' } });
    const later = open(storage);
    await later.library.load();
    expect(later.store.state.carDrafts).toEqual([{ ...ownCar({ mass: 4 }), id: 'new-1', name: 'Heavy' }]);
  });

  it('leaves out stored cars that are none, or that would not drive', async () => {
    const storage = new MemoryStorage();
    for (const data of [
      { id: 'own-x' },
      { ...ownCar(), id: 'club' },
      { ...ownCar({ mass: 3.9 }), id: 'own-y' },
    ])
      await storage.putCar(data as unknown as CarFile);
    const { library, ids } = open(storage);
    await library.load();
    expect(ids()).toEqual([]);
  });

  it('imports cars, and names what is wrong with files that are none', async () => {
    const { library, store, ids, texts } = open();
    await library.import([
      fileOf(ownCar()),
      fileOf({ ...ownCar(), values: { ...ownCar().values, grip: 99 } }, 'grippy.json'),
      new File(['{'], 'broken.json'),
      new File(['x'.repeat(20_001)], 'large.json'),
    ]);
    expect(ids()).toEqual(['own-test']);
    expect(store.state.setup.car).toBe('own-test');
    expect(texts()).toEqual([
      '“Test car” is among your cars.',
      'grippy.json: values.grip: must be a number from 0.3 to 5 (found 99)',
      'broken.json: must be a car of Grad Prix (.json)',
      'large.json: must be at most 20 kB, as no car is larger',
    ]);
  });

  it('numbers a name only where it is taken, whatever ids there are', () => {
    const { library, names } = open();
    for (const name of ['Fast', 'Slow', 'Fast']) library.save({ ...ownCar(), id: 'car', name });
    expect(names()).toEqual(['Fast', 'Fast 2', 'Slow']);
    library.save({ ...ownCar(), id: 'car', name: 'x'.repeat(40) });
    library.save({ ...ownCar(), id: 'car', name: 'x'.repeat(40) });
    expect(names().at(-2)).toBe(`${'x'.repeat(34)} 2`);
  });

  it('finds a car that is there already', async () => {
    const { library, ids } = open();
    expect(library.add(ownCar())).toBe('own-test');
    expect(library.add({ ...ownCar(), id: 'other' })).toBe('own-test');
    expect(library.add(ownCar({ grip: 1 }))).toBe('own-test-2');
    expect(ids()).toEqual(['own-test', 'own-test-2']);
  });
});

it('the stock car stands in for one that is no longer there', () => {
  expect(carOf('own-gone', [])).toBe('deepracer-v6');
  expect(carOf('club', [])).toBe('club');
});
