import { describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import { isOwn } from '../../../src/app/catalogue/own-items.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { TrackLibrary } from '../../../src/app/controllers/track-library.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

const shipped = [home, oval] as unknown as TrackFile[];
const file = (name: string): File => new File([''], name);

/** A library whose importer makes a copy of the home track of every file, and refuses those called `bad`. */
function open(storage = new MemoryStorage()) {
  const store = new Store({ tracks: shipped, setup: DEFAULT_SETUP, notices: [] } as unknown as RaceState);
  const chosen: string[] = [];
  const loadTracks = () => Promise.resolve(shipped);
  const importTrack = ({ name }: File) =>
    name.startsWith('bad')
      ? Promise.reject(new Error(`${name}: centre line: must be closed`))
      : Promise.resolve({ track: { ...shipped[0], name: 'Mine' }, scale: 0.04, narrowed: 3 });
  const library = new TrackLibrary(store, { loadTracks, storage, importTrack }, new NoticeBoard(store), {
    choose(trackId) {
      chosen.push(trackId);
      store.update({ setup: { ...store.state.setup, trackId } });
    },
    onStorageError(error) {
      throw error;
    },
  });
  const ownIds = () => store.state.tracks.filter(isOwn).map(({ id }) => id);
  const texts = () => store.state.notices.map(({ text }) => text);
  return { library, store, storage, chosen, ownIds, texts };
}

describe('TrackLibrary', () => {
  it('keeps what was imported under an id of its own, chooses it and says what was done to it', async () => {
    const { library, storage, chosen, ownIds, texts } = open();
    await library.import([file('home.csv')]);
    expect(ownIds()).toEqual(['own-home']);
    expect(chosen).toEqual(['own-home']);
    expect(texts()).toEqual([
      '“Mine” is among your tracks: scaled by 0.04, so that its road fits the car; narrowed at 3 points where it bends too tightly.',
    ]);
    const later = open(storage);
    await later.library.load();
    expect(later.ownIds()).toEqual(['own-home']);
  });

  it('keeps the good ones of several files, and names what is wrong with the others', async () => {
    const { library, chosen, ownIds, texts } = open();
    await library.import([file('a.npy'), file('bad.npy'), file('b.npy')]);
    expect(ownIds()).toEqual(['own-home', 'own-home-2']);
    expect(chosen).toEqual(['own-home-2']);
    expect(texts()).toContain('bad.npy: centre line: must be closed');
  });

  it('takes a track away, and puts it back', async () => {
    const { library, store, storage, chosen, ownIds } = open();
    await library.import([file('a.npy')]);
    library.remove('own-home');
    expect(ownIds()).toEqual([]);
    expect(chosen.at(-1)).toBe('home');
    expect(await storage.listTracks()).toEqual([]);
    store.state.notices.at(-1)!.action!.run();
    expect(ownIds()).toEqual(['own-home']);
    expect(chosen.at(-1)).toBe('own-home');
    expect(await storage.listTracks()).toHaveLength(1);
  });

  it('keeps a drawn track under a name of its own and chooses it', async () => {
    const { library, storage, chosen, texts } = open();
    const drawn = { ...shipped[1], id: 'oval', name: shipped[1].name };
    const kept = library.keepDrawn(drawn, null);
    expect([kept.id, kept.name]).toEqual(['own-oval', `${shipped[1].name} 2`]);
    expect(chosen).toEqual(['own-oval']);
    expect(texts()).toEqual([`“${kept.name}” is among your tracks.`]);
    expect(await storage.listTracks()).toEqual([kept]);
  });

  it('puts a new version in the place of an own track, never of one that ships, and takes that back', async () => {
    const { library, store, storage, chosen, ownIds } = open();
    await library.import([file('a.npy')]);
    const [before] = store.state.tracks.filter(isOwn);
    const version = library.keepDrawn({ ...shipped[1], name: 'Mine' }, before.id);
    expect(ownIds()).toEqual([before.id]);
    expect(version).toMatchObject({ id: before.id, name: 'Mine', centreLine: shipped[1].centreLine });
    expect(store.state.tracks.at(-1)).toBe(version);
    expect(await storage.listTracks()).toEqual([version]);
    expect(chosen.at(-1)).toBe(before.id);
    store.state.notices.at(-1)!.action!.run();
    expect(store.state.tracks.at(-1)).toBe(before);
    expect(await storage.listTracks()).toEqual([before]);
    expect(library.keepDrawn(shipped[1], 'home').id).not.toBe('home');
    expect(store.state.tracks[0]).toBe(shipped[0]);
  });

  it('does not remove what ships', () => {
    const { library, store } = open();
    library.remove('home');
    expect(store.state.tracks).toBe(shipped);
  });

  it('leaves out stored tracks that are none', async () => {
    const storage = new MemoryStorage();
    for (const data of [
      { id: 'own-x' },
      { ...shipped[0], id: 'home' },
      { ...shipped[0], id: 'own-y', width: {} },
    ]) {
      await storage.putTrack(data as unknown as TrackFile);
    }
    const { library, ownIds } = open(storage);
    await library.load();
    expect(ownIds()).toEqual([]);
  });

  it('asks whether so many files were meant', async () => {
    const { library, ownIds, texts } = open();
    await library.import(Array.from({ length: 51 }, (_, i) => file(`${i}.npy`)));
    expect(ownIds()).toEqual([]);
    expect(texts()).toEqual(['Import at most 50 files at once (these are 51).']);
  });
});
