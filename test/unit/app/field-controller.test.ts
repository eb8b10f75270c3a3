import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import { FieldController } from '../../../src/app/controllers/field-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { FieldPicture, FieldTask, StudioOutcome } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';

/** A studio that answers when it is told to. */
class FakeStudio {
  readonly tasks: FieldTask[] = [];
  readonly #settle: ((outcome: StudioOutcome<FieldPicture> | Error) => void)[] = [];

  field(task: FieldTask): Promise<StudioOutcome<FieldPicture>> {
    this.tasks.push(task);
    return new Promise((resolve, reject) => {
      this.#settle.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  }

  async answer(question: number, outcome: StudioOutcome<FieldPicture> | Error): Promise<void> {
    this.#settle[question](outcome);
    await vi.advanceTimersByTimeAsync(0);
  }
}

function picture(high: number): StudioOutcome<FieldPicture> {
  const values = Float32Array.of(0, high);
  const positions = new Float32Array(6);
  return {
    type: 'done',
    result: {
      numAlong: 1,
      numAcross: 2,
      positions,
      values,
      low: 0,
      high,
      isCoarse: false,
      terms: [],
      term: null,
    },
  };
}

let store: Store<RaceState>;
let studio: FakeStudio;
let draft: DraftController;
let field: FieldController;

beforeEach(() => {
  vi.useFakeTimers();
  store = new Store(firstState(trackFile('home'), 'dark'));
  studio = new FakeStudio();
  draft = new DraftController(store);
  field = new FieldController(store, studio, () => draft.source);
  field.start();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the reward field', () => {
  it('asks nothing while it is not shown, and at once when it is', async () => {
    draft.edit('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(studio.tasks).toEqual([]);
    field.show(true);
    expect(studio.tasks.length).toBe(1);
    expect(studio.tasks[0]).toMatchObject({
      reward: { code: 'a', language: 'python' },
      track: { id: 'home' },
      car: 'deepracer-v6',
      race: { type: 'time-trial' },
      manner: { speed: 2, heading: 0, steering: 0 },
      term: null,
    });
    expect(store.state.field.isBusy).toBe(true);
    await studio.answer(0, picture(3));
    expect(store.state.field).toMatchObject({ isBusy: false, fault: null, result: { high: 3 } });
  });

  it('waits until typing rests, but not for sliders', async () => {
    field.show(true);
    for (const code of ['a', 'ab', 'abc']) draft.edit(code);
    expect(studio.tasks.length).toBe(1);
    await vi.advanceTimersByTimeAsync(40);
    expect(studio.tasks.map(({ reward }) => reward.code).slice(1)).toEqual(['abc']);
    field.setManner({ speed: 3, heading: 0, steering: 5 });
    expect(studio.tasks[2]).toMatchObject({ manner: { speed: 3, steering: 5 } });
    field.setTerm(1);
    expect(studio.tasks[3].term).toBe(1);
  });

  it('takes the answer to the newest question only', async () => {
    field.show(true);
    field.setManner({ speed: 3, heading: 0, steering: 0 });
    await studio.answer(0, picture(1));
    expect(store.state.field).toMatchObject({ isBusy: true, result: null });
    await studio.answer(1, picture(2));
    expect(store.state.field.result?.high).toBe(2);
  });

  it('keeps the last picture beside a fault, until the reward can be scored again', async () => {
    field.show(true);
    await studio.answer(0, picture(1));
    draft.edit('oops');
    await vi.advanceTimersByTimeAsync(40);
    await studio.answer(1, {
      type: 'failed',
      fault: { file: 'reward.py', message: 'NameError: x', line: 3 },
    });
    expect(store.state.field).toMatchObject({ result: { high: 1 }, fault: { line: 3 }, isBusy: false });
    draft.edit('fine');
    await vi.advanceTimersByTimeAsync(40);
    await studio.answer(2, picture(4));
    expect(store.state.field).toMatchObject({ result: { high: 4 }, fault: null });
  });

  it('says so when the studio itself breaks', async () => {
    field.show(true);
    await studio.answer(0, new Error('The studio worker could not be loaded'));
    expect(store.state.field.fault?.message).toContain('could not be loaded');
  });

  it('runs nothing that came with a link, and says so, until somebody trusts it', async () => {
    field.show(true);
    await studio.answer(0, picture(1));
    const stranger = { file: 'reward.py', code: 'strange', templateId: null, isUntrusted: true } as const;
    draft.put('python', stranger);
    await vi.advanceTimersByTimeAsync(1000);
    expect(studio.tasks.length).toBe(1);
    expect(store.state.field).toMatchObject({ result: null, fault: { line: null } });
    expect(store.state.field.fault?.message).toMatch(/came with a link/);
    const { isUntrusted: _, ...trusted } = stranger;
    draft.put('python', trusted);
    expect(studio.tasks[1].reward.code).toBe('strange');
  });

  it('forgets its picture with the track, and when it is hidden', async () => {
    field.show(true);
    await studio.answer(0, picture(1));
    store.update({ track: trackFile('oval') });
    expect(store.state.field.result).toBeNull();
    await studio.answer(1, picture(2));
    expect(store.state.field.result).not.toBeNull();
    field.show(false);
    expect(store.state.field).toEqual({ result: null, fault: null, isBusy: false });
    field.show(true);
    expect(studio.tasks.length).toBe(3);
  });

  it('follows what the next run would be', () => {
    field.show(true);
    const { setup } = store.state;
    store.update({ setup: { ...setup, race: { ...setup.race, type: 'object-avoidance', boxes: 2 } } });
    expect(studio.tasks[1].race).toEqual({ type: 'object-avoidance', boxes: 2, placement: 'random' });
    store.update({ setup: { ...store.state.setup, numCars: 3 } });
    expect(studio.tasks.length).toBe(2);
  });
});
