import { beforeEach, expect, it, vi } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { ReplayReasons } from '../../../src/app/controllers/replay-reasons.ts';
import { FrameHub } from '../../../src/app/state/frame-hub.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { ReplayReel } from '../../../src/app/state/replay-reel.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import type { Explanation } from '../../../src/training/explain/explanation.ts';
import home from '../../../tracks/home.json';
import { snapshotAt } from './setup/events.ts';
import { explanationOf } from './setup/explanations.ts';
import { recordedEpisode } from './setup/recorded.ts';

interface Question {
  readonly step: number;
  readonly answer: (explanation: Explanation) => void;
  readonly refuse: (error: Error) => void;
}

const policy = snapshotAt(0);
const driver = { policy, source: 'shipped', name: '', race: { type: 'time-trial' }, seed: 1 } as const;
let store: Store<RaceState>;
let hub: FrameHub;
let reel: ReplayReel;
let questions: Question[];
const unexplained = vi.fn();
const explained = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  questions = [];
  const track = home as unknown as TrackFile;
  store = new Store(firstState(track, 'dark'));
  hub = new FrameHub();
  hub.connect({ explained });
  reel = new ReplayReel([recordedEpisode(31)]);
  const explain = (asked: typeof policy, observation: Float32Array): Promise<Explanation> => {
    expect(asked).toBe(policy);
    // Observations name their step.
    return new Promise((answer, refuse) => questions.push({ step: observation[0], answer, refuse }));
  };
  const replays = { recorded: { track, drivers: [driver] } };
  new ReplayReasons(store, { hub, driving: { explain, unexplained }, replays }).start();
});

const steps = (): number[] => questions.map(({ step }) => step);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('asks nothing until it is wanted, then of the playhead, and of the newest moment while an answer is awaited', async () => {
  hub.showReplay(reel);
  reel.seek(3);
  expect(steps()).toEqual([]);
  store.update({ whyShown: true });
  expect(steps()).toEqual([3]);
  for (const position of [4, 5, 6.5]) reel.seek(position);
  expect(steps()).toEqual([3]);
  const explanation = explanationOf();
  questions[0].answer(explanation);
  await settle();
  expect(explained).toHaveBeenCalledWith(explanation, null);
  expect(steps()).toEqual([3, 6]);
  questions[1].answer(explanation);
  await settle();
  // Between two states nothing new was decided.
  reel.seek(6.9);
  expect(steps()).toEqual([3, 6]);
});

it('stays with a moment that is held, and tells again whoever has closed and opened it', async () => {
  hub.showReplay(reel);
  store.update({ whyShown: true });
  store.update({ whyHeld: true });
  questions[0].answer(explanationOf());
  await settle();
  reel.seek(9);
  expect(steps()).toEqual([0]);
  expect(explained).not.toHaveBeenCalled();
  store.update({ whyHeld: false });
  expect(steps()).toEqual([0, 9]);
  questions[1].answer(explanationOf());
  await settle();
  store.update({ whyShown: false });
  store.update({ whyShown: true });
  expect(steps()).toEqual([0, 9, 9]);
});

it('says once what is wrong, and is silent when the replay is over', async () => {
  hub.showReplay(reel);
  store.update({ whyShown: true });
  questions[0].refuse(new Error('offline'));
  await settle();
  expect(unexplained).toHaveBeenCalledWith('offline');
  store.update({ whyTrouble: 'offline' });
  reel.seek(5);
  expect(steps()).toEqual([0]);
  store.update({ whyTrouble: '' });
  expect(steps()).toEqual([0, 5]);
  hub.showReplay(null);
  questions[1].answer(explanationOf());
  await settle();
  reel.seek(7);
  expect(explained).not.toHaveBeenCalled();
  expect(steps()).toEqual([0, 5]);
});
