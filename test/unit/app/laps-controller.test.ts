import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import type { RunningDriver } from '../../../src/app/controllers/driving-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { LapsController } from '../../../src/app/controllers/laps-controller.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { DrivenRecording } from '../../../src/training/studio/driven-laps.ts';
import type { LoggedRecording } from '../../../src/training/studio/logged-laps.ts';
import type { LapsQuestion, LapsReport } from '../../../src/training/studio/lap-archive.ts';
import type { Recording } from '../../../src/training/studio/recording.ts';
import type { StudioOutcome } from '../../../src/workers/protocol.ts';
import { trackFile } from '../../contract/track-files.ts';
import { snapshotAt } from './setup/events.ts';

const verdict = { totals: [1, 2], ranks: [2, 1] } as unknown as LapsReport['after'];
const lap = { progress: 100, lapTime: 9, path: new Float32Array(6), places: Float32Array.of(0, 0.5) };
const report = {
  laps: [
    { ...lap, after: Float32Array.of(0, 1) },
    { ...lap, after: Float32Array.of(1, 1) },
  ],
  best: 1,
  before: null,
  after: verdict,
  comparison: null,
  terms: null,
} as unknown as LapsReport;

let asked: { readonly recording: Recording; readonly question: LapsQuestion }[];
let answer: StudioOutcome<LapsReport>;
let store: Store<RaceState>;
let draft: DraftController;
let driver: RunningDriver | null;
let runs: RunRecord[];
let laps: LapsController;

const driverOf = (steps: number): RunningDriver => ({
  policy: snapshotAt(steps),
  source: 'best',
  name: `Best, ${steps} steps`,
  track: trackFile('home'),
  race: { type: 'time-trial' },
  seed: 1,
});

const runOf = (kept: readonly number[], state: RunRecord['state'] = 'stopped'): RunRecord =>
  ({
    id: 'run',
    name: 'My reward',
    kept,
    state,
    config: { reward: { language: 'python', file: 'reward.py', code: 'old' } },
  }) as unknown as RunRecord;

const drivesIn = (recording: Recording): DrivenRecording['drives'] => (recording as DrivenRecording).drives;

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  [asked, runs] = [[], []];
  answer = { type: 'done', result: report };
  driver = driverOf(9000);
  store = new Store(firstState(trackFile('home'), 'dark'));
  draft = new DraftController(store);
  laps = new LapsController(store, {
    client: {
      laps: async (recording, question) => {
        asked.push({ recording, question });
        return answer;
      },
    },
    driving: {
      get driver() {
        return driver;
      },
    },
    library: {
      find: (id) => runs.find((run) => run.id === id) ?? null,
      policy: async (_, steps) => snapshotAt(Number(steps)),
    },
    notices: new NoticeBoard(store),
    draft: () => draft.source,
  });
  laps.start();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the reward along laps', () => {
  it('asks for the best lap of the policy in view where only the ribbon is shown', async () => {
    await settled();
    expect(asked).toEqual([]);
    laps.showRibbon(true);
    await settled();
    expect(asked.length).toBe(1);
    expect(asked[0].question).toMatchObject({ scope: 'best', before: null, lap: null });
    expect(drivesIn(asked[0].recording).map(({ starts, noise }) => [starts, noise])).toEqual([[10, 0]]);
    expect(store.state.laps).toMatchObject({ isBusy: false, result: { scope: 'best', report: { best: 1 } } });
  });

  it('drives disturbed laps, too, where no run is in view, and compares with the template', async () => {
    draft.edit(`${draft.source.code}\n`);
    store.update({ openTool: 'what-if' });
    await settled();
    expect(drivesIn(asked[0].recording).map(({ starts, noise }) => [starts, noise])).toEqual([
      [10, 0],
      [5, 0.15],
      [5, 0.3],
      [5, 0.5],
    ]);
    expect(asked[0].question.scope).toBe('all');
    expect(asked[0].question.before?.code).toContain('def reward_function');
    expect(store.state.laps.result?.beforeName).toBe('the template “Follow the line, fast”');
    expect(store.state.laps.result?.drives[1]).toBe('15 % noise in steering and speed');
  });

  it('lets earlier policies of the run in view drive, and compares with its reward', async () => {
    runs = [runOf(Array.from({ length: 30 }, (_, i) => 1000 * (i + 1)))];
    store.update({ selectedRunId: 'run' });
    store.update({ openTool: 'what-if' });
    await settled();
    const { recording, question } = asked[0];
    // Seven of the other 29, from the first to the last.
    const steps = drivesIn(recording).map(({ policy }) => policy.steps);
    expect(steps.length).toBe(8);
    expect([steps[0], steps[1], steps[7]]).toEqual([9000, 1000, 30_000]);
    expect(question.before?.code).toBe('old');
    expect(store.state.laps.result?.beforeName).toBe('the reward of “My reward”');
    draft.edit('old');
    await vi.advanceTimersByTimeAsync(300);
    expect(asked[1].question).toMatchObject({ before: null, after: { code: 'old' } });
    expect(asked[1].recording).toBe(recording);
  });

  it('waits until typing rests, but not for another lap', async () => {
    store.update({ openTool: 'what-if' });
    await settled();
    for (const code of ['a', 'b', 'c']) draft.edit(code);
    expect(store.state.laps.isBusy).toBe(true);
    await vi.advanceTimersByTimeAsync(299);
    expect(asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked[1].question.after.code).toBe('c');
    laps.choose(0);
    await settled();
    expect(asked[2].question.lap).toBe(0);
  });

  it('records anew with another policy, and forgets the lap that was looked at', async () => {
    store.update({ openTool: 'what-if' });
    await settled();
    laps.choose(0);
    await settled();
    driver = driverOf(12_000);
    store.update({ driving: { ...store.state.driving } });
    await settled();
    expect(store.state.chosenLap).toBeNull();
    expect(asked.length).toBe(3);
    expect(drivesIn(asked[2].recording)[0].policy.steps).toBe(12_000);
    expect(asked[2].question.lap).toBeNull();
  });

  it('compares with what the run in view is trained by since its reward was changed', async () => {
    runs = [runOf([1000])];
    store.update({ selectedRunId: 'run', openTool: 'what-if' });
    await settled();
    const reward = { language: 'python', file: 'reward.py', code: 'newer' } as const;
    runs = [{ ...runs[0], config: { ...runs[0].config, reward } }];
    store.update({ runs });
    await settled();
    expect(asked.map(({ question }) => question.before?.code)).toEqual(['old', 'newer']);
  });

  it('runs nothing that came with a link, and says so', async () => {
    store.update({ openTool: 'what-if', ribbonShown: true });
    await settled();
    draft.put('python', { file: 'reward.py', code: 'strange', templateId: null, isUntrusted: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.length).toBe(1);
    expect(store.state.laps.result).toBeNull();
    expect(store.state.laps.fault?.message).toMatch(/came with a link/);
  });

  it('says nothing where no policy drives or nobody looks', async () => {
    store.update({ openTool: 'what-if' });
    await settled();
    driver = null;
    store.update({ driving: { ...store.state.driving } });
    expect(store.state.laps).toEqual({ result: null, fault: null, isBusy: false });
    driver = driverOf(1);
    store.update({ openTool: null });
    await settled();
    expect(asked.length).toBe(1);
  });

  it('keeps what it had beside a fault', async () => {
    store.update({ openTool: 'what-if' });
    await settled();
    answer = { type: 'failed', fault: { file: 'reward.py', message: 'SyntaxError: oops', line: 2 } };
    draft.edit('oops');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.state.laps).toMatchObject({
      isBusy: false,
      fault: { line: 2 },
      result: { report: { best: 1 } },
    });
  });
});

describe('the laps of a log', () => {
  const open = async (...names: string[]): Promise<void> => {
    await laps.showLogs(names.map((name) => new File([`text of ${name}`], name)));
    await settled();
  };
  const texts = (): string[] => store.state.notices.map(({ text }) => text);

  it('are looked at instead of those of the policy, against what they had earned, also where nobody drives', async () => {
    driver = null;
    await open('10-iteration.csv', '9-iteration.csv');
    expect(store.state).toMatchObject({ openTool: 'what-if', lapsLog: '2 logs' });
    const { recording, question } = asked.at(-1)!;
    expect(recording).toMatchObject({ track: { id: 'home' } });
    // In the order of the training.
    expect((recording as LoggedRecording).logs.map(({ text }) => text)).toEqual([
      'text of 9-iteration.csv',
      'text of 10-iteration.csv',
    ]);
    expect(question).toMatchObject({ scope: 'all', before: null });
    expect(store.state.laps.result?.beforeName).toBe('the reward that was trained');
    draft.edit('other');
    await vi.advanceTimersByTimeAsync(300);
    expect(asked.at(-1)!.recording).toBe(recording);
  });

  it('give way to those of the policy when they are closed, and when another track comes into view', async () => {
    await open('a.csv');
    await laps.showLogs(null);
    await settled();
    expect(store.state.lapsLog).toBeNull();
    expect(drivesIn(asked.at(-1)!.recording)[0].policy.steps).toBe(9000);
    await open('a.csv');
    expect(texts()).toEqual([]);
    store.update({ track: trackFile('oval') });
    await settled();
    expect(store.state.lapsLog).toBeNull();
    expect(texts()).toEqual([
      'The log was driven on another track: laps of the policy in view are shown again.',
    ]);
  });

  it('leave what is shown as it was where they cannot be read, and say why', async () => {
    answer = {
      type: 'failed',
      fault: { file: 'a.csv', message: 'a.csv: line 2: reward: must be a number', line: null },
    };
    await open('a.csv');
    expect(store.state.lapsLog).toBeNull();
    expect(texts()).toEqual(['a.csv: line 2: reward: must be a number']);
  });

  it('that were open before stay open where new ones cannot be read', async () => {
    await open('good.csv');
    const good = asked.at(-1)!.recording;
    const fault = { file: 'bad.csv', message: 'bad.csv: line 2: reward: must be a number', line: null };
    answer = { type: 'failed', fault };
    const opening = open('bad.csv');
    await settled();
    answer = { type: 'done', result: report };
    await opening;
    await settled();
    expect(store.state.lapsLog).toBe('good.csv');
    expect(asked.at(-1)!.recording).toBe(good);
    expect(texts()).toEqual([fault.message]);
  });

  it('are not shown where somebody went back to the policy while they were read', async () => {
    const opening = laps.showLogs([new File(['text'], 'slow.csv')]);
    await laps.showLogs(null);
    await opening;
    expect(store.state.lapsLog).toBeNull();
  });

  it('are refused where there are too many of them', async () => {
    const large = { name: 'a.csv', size: 300e6, text: () => Promise.reject(new Error('not to be read')) };
    await laps.showLogs([large as unknown as File]);
    expect(texts()).toEqual(['Logs must be 200 MB at most, not 300: open a part of them']);
    expect(asked).toEqual([]);
  });
});
