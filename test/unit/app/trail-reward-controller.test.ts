import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import type { RunningDriver } from '../../../src/app/controllers/driving-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import type { RecordedDrives } from '../../../src/app/controllers/replay-controller.ts';
import { TrailRewardController } from '../../../src/app/controllers/trail-reward-controller.ts';
import { FrameHub, type TrailRewards } from '../../../src/app/state/frame-hub.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { ReplayReel } from '../../../src/app/state/replay-reel.ts';
import { Store } from '../../../src/app/state/store.ts';
import { NOT_TRUSTED, NOTHING_SCORED } from '../../../src/app/state/studio-state.ts';
import type { StudioOutcome, TrailTask } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';
import { snapshotAt } from './setup/events.ts';
import { recordedEpisode } from './setup/recorded.ts';
import { STRANGER } from './stranger-draft.ts';

const driver: RunningDriver = {
  policy: snapshotAt(9000),
  source: 'best',
  name: 'Best',
  track: trackFile('home'),
  race: { type: 'time-trial' },
  seed: 1,
};

let tasks: TrailTask[];
let wanted: boolean[];
let told: TrailRewards[];
/** Ends the question under way; by itself a step is worth the number that its row is. */
let answer: ((outcome?: StudioOutcome<Float32Array>) => Promise<unknown>) | null;
let store: Store<RaceState>;
let draft: DraftController;
let hub: FrameHub;
let recorded: RecordedDrives | null;

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const colour = (by: RaceState['trailBy']): void => store.update({ trailShown: true, trailBy: by });
const view = () => store.state.trailReward;

/** The car drives on: decisions of a lap, each with the row of one number that is its step. */
function drive(lap: number, first: number, last: number): void {
  for (let step = first; step <= last; step++) hub.heroStep({ lap, step, params: Float64Array.of(step) });
}

beforeEach(() => {
  vi.useFakeTimers();
  [tasks, wanted, told, answer, recorded] = [[], [], [], null, null];
  store = new Store(firstState(trackFile('home'), 'dark'));
  draft = new DraftController(store);
  hub = new FrameHub();
  hub.connect({ trailRewards: (rewards) => void told.push(rewards) });
  new TrailRewardController(store, {
    client: {
      trail: (task) => {
        tasks.push(task);
        return new Promise((resolve) => {
          answer = (outcome = { type: 'done', result: Float32Array.from(task.rows) }) => {
            answer = null;
            resolve(outcome);
            return settled();
          };
        });
      },
    },
    hub,
    driving: { driver, wantParams: (areWanted) => void wanted.push(areWanted) },
    replays: {
      get recorded() {
        return recorded;
      },
    },
    draft: () => draft.source,
  }).start();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the reward along the trail', () => {
  it('is asked for only while the trail is coloured by it', () => {
    colour('speed');
    drive(0, 0, 20);
    expect([wanted, tasks]).toEqual([[], []]);
    colour('reward');
    expect(wanted).toEqual([true]);
    expect(view()).toMatchObject({ result: null, isBusy: true });
    store.update({ trailShown: false });
    expect(wanted).toEqual([true, false]);
    expect(view()).toBe(NOTHING_SCORED);
  });

  it('follows the car: each lap from its beginning, one question at a time', async () => {
    colour('reward');
    drive(0, 30, 33);
    expect(tasks).toHaveLength(0);
    drive(0, 33, 36);
    expect(tasks.map(({ rows }) => [...rows])).toEqual([[30, 31, 32, 33, 34]]);
    await answer!();
    expect(told).toEqual([{ of: 'drive', first: 30, values: Float32Array.of(30, 31, 32, 33, 34) }]);
    expect(view()).toEqual({ result: { low: 30, high: 34 }, fault: null, isBusy: false });
    drive(0, 37, 41);
    expect([...tasks[1].rows]).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
    // The lap is over: what is left of it comes before the next one.
    drive(1, 42, 60);
    await answer!();
    expect([...tasks[2].rows].at(-1)).toBe(41);
    await answer!();
    expect(tasks[3].rows[0]).toBe(42);
    await answer!();
    expect(told.at(-1)).toMatchObject({ first: 42 });
    expect(view().result).toEqual({ low: 30, high: 60 });
  });

  it('is scored anew when typing rests, and not again by a reward that fails', async () => {
    colour('reward');
    drive(0, 0, 4);
    await answer!();
    drive(0, 5, 9);
    await answer!();
    draft.edit('def reward_function(params): return 1 /');
    expect(tasks).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(300);
    expect(tasks).toHaveLength(3);
    const fault = { file: 'reward.py', message: 'SyntaxError', line: 1 };
    await answer!({ type: 'failed', fault });
    drive(0, 10, 40);
    expect(tasks).toHaveLength(3);
    // What the last version said is still shown.
    expect(view()).toEqual({ result: { low: 0, high: 9 }, fault, isBusy: false });
    draft.edit('def reward_function(params): return 1.0');
    await vi.advanceTimersByTimeAsync(300);
    expect(tasks).toHaveLength(4);
    await answer!({ type: 'done', result: new Float32Array(41).fill(1) });
    expect(view()).toEqual({ result: { low: 1, high: 1 }, fault: null, isBusy: false });
  });

  it('drops what it hears of a drive that is gone', async () => {
    colour('reward');
    drive(0, 0, 9);
    hub.clearHero();
    expect(view()).toMatchObject({ result: null, isBusy: true });
    await answer!();
    expect(told).toEqual([]);
    expect(view().result).toBeNull();
  });

  it('is that of a replay while one is shown, all at once', async () => {
    colour('reward');
    drive(0, 0, 4);
    await answer!();
    recorded = { track: trackFile('oval'), drivers: [driver] };
    hub.showReplay(new ReplayReel([recordedEpisode(31)]));
    expect(tasks.at(-1)).toMatchObject({ track: { id: 'oval' }, numSteps: 31 });
    expect(tasks.at(-1)!.rows).toHaveLength(31);
    await answer!();
    expect(told.at(-1)).toMatchObject({ of: 'replay', first: 0 });
    expect(tasks).toHaveLength(2);
    // Of a race no params are kept.
    const { params: _, ...raced } = recordedEpisode(31);
    hub.showReplay(new ReplayReel([raced], true));
    expect(view()).toBe(NOTHING_SCORED);
    expect(tasks).toHaveLength(2);
    hub.showReplay(null);
    expect(tasks.at(-1)!.rows).toHaveLength(5);
  });

  it('does not run a reward that came with a link', () => {
    store.update({ drafts: { ...store.state.drafts, python: STRANGER }, language: 'python' });
    colour('reward');
    drive(0, 0, 9);
    expect([tasks, wanted]).toEqual([[], []]);
    expect(view()).toBe(NOT_TRUSTED);
  });
});
