import { beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import { DraftController, firstDrafts } from '../../../src/app/controllers/draft-controller.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { ShareController } from '../../../src/app/controllers/share-controller.ts';
import { readShareLink, writeShareLink } from '../../../src/app/share/share-link.ts';
import type { SharedWork } from '../../../src/app/share/shared-work.ts';
import { isTrusted } from '../../../src/app/state/opened-link.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { DEFAULT_SETUP, type RunSetup } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { readSettings } from '../../../src/app/storage/saved-settings.ts';
import { ownCar } from '../sim/own-car.ts';
import type { CarFile } from '../../../src/sim/car.ts';
import type { CarId } from '../../../src/app/state/own-cars.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

const tracks = [home, oval] as unknown as TrackFile[];
const { trackId: _trackId, numCars: _numCars, ...setup } = DEFAULT_SETUP;
const strange: SharedWork = {
  reward: { language: 'typescript', name: 'Strange', code: 'while (true) {}' },
  track: 'oval',
  setup: { ...setup, seed: 77, algorithm: 'sac' },
};

let store: Store<RaceState>;
let sharing: ShareController;
let draft: DraftController;
let kept: string[];
const addCar = vi.fn<(car: CarFile) => CarId>(() => 'own-theirs');
const addTrack = vi.fn((track: TrackFile) => ({ ...track, id: 'own-new' }));

beforeEach(() => {
  kept = [];
  store = new Store({
    language: 'python',
    drafts: firstDrafts(),
    setup: DEFAULT_SETUP,
    link: null,
    training: { phase: 'idle' },
    runs: [],
    rewards: [],
    tracks,
    cars: [],
    failure: null,
    notices: [],
  } as unknown as RaceState);
  draft = new DraftController(store);
  sharing = new ShareController(store, new NoticeBoard(store), {
    title: () => draft.title,
    keepDraft: (language) => kept.push(store.state.drafts[language].code),
    setUp: (patch: Partial<RunSetup>) => store.update({ setup: { ...store.state.setup, ...patch } }),
    addTrack,
    addCar,
  });
  sharing.start();
  draft.setLanguage('typescript');
  draft.edit('my own work');
  draft.setLanguage('python');
});

const open = async (work: SharedWork): Promise<void> =>
  sharing.open(new URL((await writeShareLink('https://a.example/', work)).url).hash);
const inView = () => store.state.drafts[store.state.language];

describe('opening a link', () => {
  it('shows a copy that nothing may run yet, says whose it is, and keeps what was there', async () => {
    await open(strange);
    expect(store.state.language).toBe('typescript');
    expect(kept).toEqual(['my own work']);
    expect(inView()).toMatchObject({ code: 'while (true) {}', file: 'reward.ts', templateId: null });
    expect(isTrusted(inView())).toBe(false);
    expect(store.state.setup).toEqual({ ...DEFAULT_SETUP, ...strange.setup, trackId: 'oval' });
    expect(store.state.link).toMatchObject({
      name: 'Strange',
      before: { language: 'python', draft: { code: 'my own work' }, setup: DEFAULT_SETUP },
    });
    sharing.goBack();
    expect(store.state).toMatchObject({ language: 'python', setup: DEFAULT_SETUP, link: null });
    expect(store.state.drafts.typescript.code).toBe('my own work');
  });

  it('stays untrusted through edits and a reload, until a button is pressed', async () => {
    await open(strange);
    draft.edit('while (true) { }');
    expect(isTrusted(inView())).toBe(false);
    const { language, drafts, setup: now, link } = store.state;
    const read = readSettings(structuredClone({ language, drafts, setup: now, link }), ['home', 'oval']);
    expect(read).toEqual({ language, drafts, setup: now, link });
    expect(isTrusted(read.drafts!.typescript)).toBe(false);
    sharing.trust();
    expect(isTrusted(inView())).toBe(true);
    expect(inView().code).toBe('while (true) { }');
    sharing.keep();
    expect(store.state.link).toBeNull();
    expect(inView().code).toBe('while (true) { }');
  });

  it('trusts what a person trains with, and nothing else that trains', async () => {
    await open(strange);
    const running = (code: string) => ({
      training: { phase: 'starting', runId: code, iteration: 0, steps: 0, seconds: 0 } as const,
      runs: [{ id: code, config: { reward: { code } } }] as unknown as RaceState['runs'],
    });
    store.update(running('another'));
    expect(isTrusted(inView())).toBe(false);
    store.update(running('while (true) {}'));
    expect(isTrusted(inView())).toBe(true);
  });

  it('stays on the chosen track where there is no such one, and says so', async () => {
    await open({ ...strange, track: 'atlantis' });
    expect(store.state.setup).toMatchObject({ trackId: 'home', seed: 77 });
    expect(store.state.notices.at(-1)?.text).toBe(
      `The link’s track “atlantis” is not known here. You stay on ${home.name}.`,
    );
    await open({ ...strange, track: null });
    expect(store.state.notices.at(-1)?.text).toMatch(/^The link was too small for its track/);
  });

  it('puts a track of the sender’s own among one’s own', async () => {
    await open({ ...strange, track: { ...tracks[1], id: 'own-theirs', name: 'Theirs' } });
    expect(addTrack).toHaveBeenCalledWith(expect.objectContaining({ name: 'Theirs' }));
    expect(store.state.setup.trackId).toBe('own-new');
  });

  it('puts a car of the sender’s own among one’s own, and sends it along', async () => {
    const car = { ...ownCar({ mass: 2 }), id: 'own-theirs' };
    await open({ ...strange, car });
    expect(addCar).toHaveBeenCalledWith(car);
    expect(store.state.setup.car).toBe('own-theirs');

    store.update({ cars: [car] });
    const { url } = await sharing.write('https://a.example/');
    const work = await readShareLink(new URL(url).hash);
    expect(work).toMatchObject({ car, setup: { car: 'deepracer-v6' } });
  });

  it('with a car that cannot be driven is refused with the reason', async () => {
    const before = store.state.setup;
    await open({ ...strange, car: ownCar({ mass: 3.9 }) });
    expect(store.state.setup).toBe(before);
    expect(store.state.notices.at(-1)?.text).toMatch(
      /^This link cannot be opened: car: mass: must be at most 2\.28 kg.*: a heavier car hits the end of its springs/,
    );
  });

  it('that is broken changes nothing, and says why', async () => {
    const before = store.state;
    await sharing.open('#share=1.AAAA');
    expect({ ...store.state, notices: [] }).toEqual(before);
    expect(store.state.notices.at(-1)).toMatchObject({ tone: 'error' });
    await sharing.open('#elsewhere');
    expect(store.state.notices).toHaveLength(1);
  });
});

describe('a link that is made', () => {
  it('holds the reward in view, its name and the setup', async () => {
    store.update({ setup: { ...DEFAULT_SETUP, trackId: 'oval', seed: 5 } });
    const { url } = await sharing.write('https://a.example/');
    store.update({ setup: DEFAULT_SETUP });
    await sharing.open(new URL(url).hash);
    expect(store.state.link?.name).toBe('Follow the line, fast');
    expect(inView().code).toBe(firstDrafts().python.code);
    expect(store.state.setup).toMatchObject({ trackId: 'oval', seed: 5 });
  });
});
