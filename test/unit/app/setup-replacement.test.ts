import { beforeEach, describe, expect, it } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { SetupReplacement } from '../../../src/app/controllers/setup-replacement.ts';
import { formerSetupOf } from '../../../src/app/state/former-setups.ts';
import { PRESETS } from '../../../src/app/state/presets.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import type { RunSetup } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { storedRun } from './setup/stored-run.ts';

const [FAST, DEEPRACER, CAMERA] = PRESETS.map(({ setup }) => setup);

let store: Store<RaceState>;
let setups: SetupReplacement;
let own: RunSetup;

const setUp = (patch: Partial<RunSetup>): void => store.update({ setup: { ...store.state.setup, ...patch } });
const offers = () => store.state.notices.map(({ text }) => text);
const canGoBack = () => formerSetupOf(store.state) !== null;

beforeEach(() => {
  store = new Store(firstState(storedRun().config.track, 'dark'));
  setups = new SetupReplacement(store, new NoticeBoard(store), setUp);
  setUp({ bestBy: 'reward', stop: { ...FAST.stop, maxSeconds: 77 } });
  own = store.state.setup;
});

describe('a setup that was replaced', () => {
  it('can be put back when something else was changed since, which stays where nothing had replaced it', () => {
    setups.replace(CAMERA, 'Replaced.');
    expect(offers()).toEqual(['Replaced.']);
    setUp({ bestBy: 'progress' });
    setUp({ seed: 9 });
    expect(offers()).toEqual(['Replaced.']);
    store.state.notices[0].action!.run();
    expect(store.state.setup).toEqual({ ...own, seed: 9 });
    expect(offers()).toEqual([]);
    expect(canGoBack()).toBe(false);
  });

  it('can be put back when its notice has gone, and other presets were tried', () => {
    setups.replace(CAMERA, 'Camera.');
    store.update({ notices: [] });
    // What was replaced now was a preset as it stands: nothing of anybody's own.
    setups.replace(DEEPRACER, 'DeepRacer.');
    expect(offers()).toEqual([]);
    expect(canGoBack()).toBe(true);
    setups.putBack();
    expect(store.state.setup).toEqual(own);
    expect(canGoBack()).toBe(false);
  });

  it('is put back step by step where each was somebody’s own', () => {
    setups.replace(CAMERA, 'Camera.');
    setUp({ bothDirections: true });
    const second = store.state.setup;
    setups.replace(FAST, 'Fast.');
    setups.putBack();
    expect(store.state.setup).toEqual(second);
    setups.putBack();
    expect(store.state.setup).toEqual(own);
    setups.putBack();
    expect(store.state.setup).toEqual(own);
  });

  it('is offered no more once it is set up again by hand', () => {
    setups.replace(CAMERA, 'Camera.');
    setUp(own);
    expect(offers()).toEqual([]);
    expect(canGoBack()).toBe(false);
  });

  it('has no track or car any more that was removed since', () => {
    setUp({ car: 'own-gone', trackId: 'own-gone' });
    setups.replace({ ...CAMERA, trackId: 'home' }, 'The address has changed your setup.');
    setups.putBack();
    expect(store.state.setup).toEqual({ ...own, car: CAMERA.car, trackId: 'home' });
  });
});
