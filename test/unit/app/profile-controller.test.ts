import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import type { RunningDriver } from '../../../src/app/controllers/driving-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { ProfileController } from '../../../src/app/controllers/profile-controller.ts';
import { RewardTrial } from '../../../src/app/controllers/reward-trial.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { RewardProfile } from '../../../src/reward/profile/profile.ts';
import type { DrivenRecording } from '../../../src/training/studio/driven-laps.ts';
import type { Recording } from '../../../src/training/studio/recording.ts';
import type { StudioOutcome, TrialTask } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';
import { shippedPolicy } from '../training/shipped-policy.ts';
import { STRANGER, TRUSTED } from './stranger-draft.ts';

type Outcome = StudioOutcome<RewardProfile>;
interface Question {
  readonly recording: Recording | null;
  readonly task: Omit<TrialTask, 'isRecorded'>;
}

let store: Store<RaceState>;
let draft: DraftController;
let driver: RunningDriver | null;
let asked: Question[];
let settle: ((outcome: Outcome | Error) => void)[];

const profileOf = (calls: number): RewardProfile => ({
  lines: [{ line: 2, count: calls, share: 100 }],
  branches: [],
  calls,
  timedCalls: 4096,
  shareError: 1,
  callMicroseconds: 4.1,
});

beforeEach(() => {
  vi.useFakeTimers();
  [asked, settle] = [[], []];
  store = new Store(firstState(trackFile('home'), 'dark'));
  draft = new DraftController(store);
  driver = { name: 'shipped', policy: shippedPolicy('home') } as RunningDriver;
  const client = {
    profile: (recording: Recording | null, task: Question['task']): Promise<Outcome> => {
      asked.push({ recording, task });
      return new Promise((resolve, reject) =>
        settle.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome))),
      );
    },
  };
  const driving = {
    get driver() {
      return driver;
    },
  };
  new ProfileController(store, client, new RewardTrial(store, driving), () => draft.source).start();
});

afterEach(() => {
  vi.useRealTimers();
});

async function answer(question: number, outcome: Outcome | Error): Promise<void> {
  settle[question](outcome);
  await vi.advanceTimersByTimeAsync(0);
}

it('runs nothing until it is opened, then along laps of the policy that drives, which are driven once', async () => {
  draft.edit('one');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
  store.update({ openTool: 'profile' });
  expect(asked).toHaveLength(1);
  const { recording, task } = asked[0];
  expect(task).toMatchObject({ reward: { code: 'one' }, track: { id: 'home' }, seed: 1 });
  expect((recording as DrivenRecording).drives.map(({ starts, noise }) => [starts, noise])).toEqual([
    [2, 0],
    [4, 0.3],
  ]);
  draft.edit('two');
  await vi.advanceTimersByTimeAsync(600);
  expect(asked[1].recording).toBe(recording);
  // What a run learns while it trains is not worth another profile; the next one takes it.
  driver = { ...driver!, policy: { ...driver!.policy } };
  store.update({ selectedRunId: null });
  expect(asked).toHaveLength(2);
  driver = { ...driver, policy: shippedPolicy('oval') };
  store.update({ track: trackFile('oval') });
  expect(asked[2].recording).not.toBe(recording);
  expect(asked[2].task.track.id).toBe('oval');
});

it('does without laps where nobody drives', () => {
  driver = null;
  store.update({ openTool: 'profile' });
  expect(asked[0].recording).toBeNull();
  expect(asked[0].task).toMatchObject({
    track: { id: 'home' },
    car: 'deepracer-v6',
    race: { type: 'time-trial' },
  });
});

it('is gone with the first key that is pressed, and comes anew when typing rests', async () => {
  store.update({ openTool: 'profile' });
  expect(store.state.profile).toEqual({ result: null, fault: null, isBusy: true });
  await answer(0, { type: 'done', result: profileOf(312) });
  expect(store.state.profile).toMatchObject({ result: { calls: 312 }, isBusy: false });
  draft.edit('two');
  expect(store.state.profile).toEqual({ result: null, fault: null, isBusy: true });
  await vi.advanceTimersByTimeAsync(599);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked[1].task.reward.code).toBe('two');
  await answer(1, { type: 'failed', fault: { file: 'reward.py', message: 'SyntaxError: no', line: 3 } });
  expect(store.state.profile.fault?.line).toBe(3);
  store.update({ openTool: null });
  expect(store.state.profile).toEqual({ result: null, fault: null, isBusy: false });
});

it('never runs what a link has brought before somebody trusts it', async () => {
  store.update({ drafts: { ...store.state.drafts, python: STRANGER }, openTool: 'profile' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
  expect(store.state.profile.fault?.message).toContain('came with a link');
  store.update({ drafts: { ...store.state.drafts, python: TRUSTED } });
  expect(asked).toHaveLength(1);
});

it('says so when the studio breaks', async () => {
  store.update({ openTool: 'profile' });
  await answer(0, new Error('The studio worker could not be loaded'));
  expect(store.state.profile.fault?.message).toContain('could not be loaded');
});
