import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import type { RunningDriver } from '../../../src/app/controllers/driving-controller.ts';
import { ReviewController } from '../../../src/app/controllers/review-controller.ts';
import { RewardTrial } from '../../../src/app/controllers/reward-trial.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { Finding } from '../../../src/reward/review/finding.ts';
import type { Recording } from '../../../src/training/studio/recording.ts';
import type { ReviewTask, StudioOutcome } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';
import { shippedPolicy } from '../training/shipped-policy.ts';
import { STRANGER, TRUSTED } from './stranger-draft.ts';

type Outcome = StudioOutcome<readonly Finding[]>;

let store: Store<RaceState>;
let draft: DraftController;
let review: ReviewController;
let tasks: Omit<ReviewTask, 'isRecorded'>[];
let recordings: (Recording | null)[];
let driver: RunningDriver | null;
let settle: ((outcome: Outcome | Error) => void)[];

const finding = (message: string): Finding => ({
  rule: 'lap-bonus',
  severity: 'warning',
  message,
  suggestion: 'Pay for progress.',
  evidence: { text: '100 against 3.', numbers: {}, place: null },
  line: 2,
  column: 5,
  endLine: 2,
  endColumn: 9,
});

beforeEach(() => {
  vi.useFakeTimers();
  [tasks, recordings, settle] = [[], [], []];
  driver = null;
  store = new Store(firstState(trackFile('home'), 'dark'));
  draft = new DraftController(store);
  const client = {
    review: (recording: Recording | null, task: (typeof tasks)[number]): Promise<Outcome> => {
      recordings.push(recording);
      tasks.push(task);
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
  review = new ReviewController(store, client, new RewardTrial(store, driving), () => draft.source);
  review.start();
});

afterEach(() => {
  vi.useRealTimers();
});

function type(code: string): void {
  draft.edit(code);
  review.edited();
}

async function answer(question: number, outcome: Outcome | Error): Promise<void> {
  settle[question](outcome);
  await vi.advanceTimersByTimeAsync(0);
}

it('runs nothing until somebody types or asks for it', async () => {
  store.update({ track: trackFile('oval') });
  const endless = { file: 'link.py', code: 'while True: pass', templateId: null };
  store.update({ drafts: { ...store.state.drafts, python: endless } });
  await vi.advanceTimersByTimeAsync(5000);
  expect(tasks).toEqual([]);
  store.update({ openTool: 'review' });
  expect(tasks.map(({ reward }) => reward.code)).toEqual(['while True: pass']);
});

it('goes on reading once it was asked to, and says nothing of a text that is not there any more', async () => {
  store.update({ openTool: 'review' });
  await answer(0, { type: 'done', result: [finding('first')] });
  store.update({ openTool: null });
  expect(store.state.review.result).toHaveLength(1);
  draft.put('python', STRANGER);
  expect(store.state.review.result).toBeNull();
  expect(store.state.review.fault?.message).toContain('came with a link');
  expect(tasks).toHaveLength(1);
});

it('never runs what a link has brought before somebody trusts it', async () => {
  store.update({ drafts: { ...store.state.drafts, python: STRANGER }, openTool: 'review' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(tasks).toEqual([]);
  store.update({ drafts: { ...store.state.drafts, python: TRUSTED } });
  expect(tasks).toHaveLength(1);
});

it('reads the reward when typing rests, where it would be trained', async () => {
  type('one');
  await vi.advanceTimersByTimeAsync(0);
  type('two');
  await vi.advanceTimersByTimeAsync(200);
  type('three');
  await vi.advanceTimersByTimeAsync(349);
  // The first is read at once: nothing has been said yet.
  expect(tasks.map(({ reward }) => reward.code)).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(1);
  expect(tasks.map(({ reward }) => reward.code)).toEqual(['one', 'three']);
  expect(tasks[1]).toMatchObject({
    car: 'deepracer-v6',
    race: { type: 'time-trial' },
    alternateDirection: false,
  });
  store.update({ setup: { ...store.state.setup, bothDirections: true } });
  expect(tasks[2]).toMatchObject({ alternateDirection: true });
});

it('shows what is said of the text that stands there, and of no other', async () => {
  type('one');
  expect(store.state.review).toEqual({ result: null, fault: null, isBusy: true });
  await answer(0, { type: 'done', result: [finding('first')] });
  expect(store.state.review).toMatchObject({ result: [{ message: 'first' }], isBusy: false });
  type('two');
  expect(store.state.review).toEqual({ result: null, fault: null, isBusy: true });
  await vi.advanceTimersByTimeAsync(350);
  type('three');
  await vi.advanceTimersByTimeAsync(350);
  await answer(1, { type: 'done', result: [finding('second')] });
  expect(store.state.review.result).toBeNull();
  await answer(2, { type: 'failed', fault: { file: 'reward.py', message: 'SyntaxError: no', line: 3 } });
  expect(store.state.review).toEqual({
    result: null,
    fault: { file: 'reward.py', message: 'SyntaxError: no', line: 3 },
    isBusy: false,
  });
});

it('says so when the studio breaks', async () => {
  type('one');
  await answer(0, new Error('The studio worker could not be loaded'));
  expect(store.state.review.fault?.message).toContain('could not be loaded');
});

it('tries the reward on laps of the policy that drives, in the race that is set up', async () => {
  type('one');
  expect(recordings).toEqual([null]);
  driver = { name: 'shipped', policy: shippedPolicy('home') } as RunningDriver;
  store.update({
    setup: { ...store.state.setup, race: { ...store.state.setup.race, type: 'object-avoidance' } },
  });
  expect(recordings[1]).toMatchObject({ track: { id: 'home' }, race: { type: 'object-avoidance' } });
  type('two');
  await vi.advanceTimersByTimeAsync(350);
  expect(recordings[2]).toBe(recordings[1]);
});
