import { describe, expect, it } from 'vitest';
import { AddressController } from '../../../src/app/controllers/address-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import type { RunSetup } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { storedRun } from './setup/stored-run.ts';

function open() {
  const run = storedRun();
  const store = new Store<RaceState>({ ...firstState(run.config.track, 'dark'), runs: [run] });
  const done: unknown[] = [];
  const controller = new AddressController(store, new NoticeBoard(store), {
    setUp: (patch: Partial<RunSetup>) => {
      done.push(patch);
      store.update({ setup: { ...store.state.setup, ...patch } });
    },
    setLanguage: (language) => done.push(language),
    useTemplate: (templateId) => done.push(templateId),
    showSight: () => undefined,
    showWhy: () => undefined,
    showRace: () => undefined,
    compare: (runId) => done.push(runId),
    tryOn: (elsewhere) => done.push(elsewhere),
  });
  const said = (): string[] => store.state.notices.map(({ text }) => text);
  return { controller, store, run, done, said };
}

describe('an address that one goes to', () => {
  it('changes nothing of a setup that is as it says', () => {
    const { controller, store, done } = open();
    const { trackId, seed } = store.state.setup;
    controller.take(`#track=${trackId}&seed=${seed}`);
    expect(done).toEqual([]);
  });

  it('becomes that of what is in view, so that a reload does not follow it once more', () => {
    const { controller, store, done } = open();
    const written: string[] = [];
    controller.follow((fragment) => written.push(fragment));
    const before = written.at(-1);
    controller.take('#reward=centre-line&seed=7');
    expect(done).toEqual(['centre-line', { seed: 7 }]);
    expect(written).toHaveLength(2);
    expect(written.at(-1)).toBe(before);
    controller.take('#wings=2');
    expect(written).toHaveLength(3);
    store.update({ openTool: 'review' });
    expect(written.at(-1)).toContain('tool=review');
  });

  it('has the policy tried elsewhere, where that is here', () => {
    const { controller, run, done, said } = open();
    controller.take(`#on=${run.config.track.id}&grip=0.5`);
    expect(done).toEqual([{ trackId: run.config.track.id, grip: 0.5 }]);
    controller.take('#on=atlantis');
    expect(said()).toEqual([
      'Not all of the address can be followed: there is no track atlantis here to try it on.',
    ]);
    expect(done).toHaveLength(1);
  });

  it('says which run it cannot compare with, and which algorithm does not fit the car', () => {
    const { controller, run, done, said } = open();
    controller.take('#compare=nope');
    expect(said()).toEqual([
      'Not all of the address can be followed: the run to compare with, nope, is not in this browser.',
    ]);
    controller.take('#algorithm=sac&actions=discrete');
    expect(said().join()).toContain('algorithm sac needs a car that sees its state and commands of a range');
    controller.take(`#compare=${run.id}`);
    expect(done.at(-1)).toBe(run.id);
    expect(said()).toEqual([]);
  });
});
