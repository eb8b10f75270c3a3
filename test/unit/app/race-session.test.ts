import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import { RaceSession } from '../../../src/app/controllers/race-session.ts';
import type { SessionPlatform } from '../../../src/app/controllers/session-platform.ts';
import { nextRun } from '../../../src/app/controllers/next-run.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { carKeyOf } from '../../../src/sim/car.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import type { PpoConfig } from '../../../src/rl/ppo-config.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { DriverClient } from '../../../src/workers/client/driver-client.ts';
import type { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { StudioClient } from '../../../src/workers/client/studio-client.ts';
import { TrainerClient } from '../../../src/workers/client/trainer-client.ts';
import { TypesClient } from '../../../src/workers/client/types-client.ts';
import { checkpointAt, evaluationEvent, evaluationOf, iterationEvent, snapshotAt } from './setup/events.ts';
import { explanationOf, lapCommandsOf } from './setup/explanations.ts';
import { designOfTrack } from '../../../src/track/design/design-of-track.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';
import { FakeDriver, FakeStudio, FakeTrainer, FakeTypes } from './setup/fake-worker.ts';

let storage: MemoryStorage;
let trainers: FakeTrainer[];
let driver: FakeDriver;
let browser: FakeBrowser;
let clock = 1000;
/** All that ship, as they arrive. */
let tracks = Promise.resolve([home, oval] as unknown as TrackFile[]);
let findIdealLap: SessionPlatform['findIdealLap'];
let readRunFile: SessionPlatform['readRunFile'] = () => Promise.reject(new Error('nothing to read'));
let imports: SessionPlatform['importTrack'] = () => Promise.reject(new Error('nothing to import'));

/** What ships: the same policy for everything. */
const everything = (_id: string): PolicySnapshot | null => ({
  ...snapshotAt(0),
  evaluation: evaluationOf(10),
});
let shipped = everything;

const startTrainer = (): Worker => {
  const trainer = new FakeTrainer();
  trainers.push(trainer);
  return trainer.asWorker;
};

async function openSession(): Promise<RaceSession> {
  const session = newSession();
  await session.restore();
  await session.open();
  return session;
}

function newSession(): RaceSession {
  trainers = [];
  driver = new FakeDriver();
  browser = new FakeBrowser();
  let nextId = 1;
  return new RaceSession({
    firstTrack: home as unknown as TrackFile,
    loadTracks: () => tracks,
    storage,
    // What was this tab's is free after a reload.
    claims: new FakeClaims(browser),
    draftClaims: new FakeClaims(new FakeBrowser()),
    theme: 'dark',
    now: () => clock++,
    newId: () => `${clock}-${nextId++}`,
    animate: () => () => undefined,
    loadShippedPolicy: (id) => Promise.resolve(shipped(id)),
    importTrack: (file) => imports(file),
    fitTrack: (track) => Promise.resolve(designOfTrack(track)),
    readRunFile: (file) => readRunFile(file),
    writeRunFile: () => Promise.reject(new Error('nothing to write')),
    findIdealLap: (track, car) => findIdealLap(track, car),
    connectTrainer: (listener) => new TrainerClient(listener, {} as SandboxHost, startTrainer),
    connectDriver: (listener) => new DriverClient(listener, () => driver.asWorker),
    connectStudio: () => new StudioClient({} as SandboxHost, () => new FakeStudio().asWorker),
    connectTypes: () => new TypesClient(() => new FakeTypes().asWorker),
    loadContests: () => Promise.reject(new Error('no races here')),
  });
}

/** Starts a run and lets it learn for four iterations with two evaluations, until all of that is shown and stored. */
async function trainFor4(session: RaceSession): Promise<string> {
  session.runs.train();
  const { training } = session.store.state;
  if (training.phase === 'idle') throw new Error('did not start');
  const { runId } = training;
  const say = (event: Parameters<RaceSession['training']['event']>[1]) =>
    trainers.at(-1)!.say({ type: 'event', runId, event });
  for (let i = 1; i <= 4; i++) {
    say(iterationEvent(i));
    if (i % 2 === 0) say(evaluationEvent(i, 2.5 * i, true, i === 2 ? [2048] : [2048, 4096]));
  }
  await vi.advanceTimersByTimeAsync(5000);
  return runId;
}

beforeEach(() => {
  vi.useFakeTimers();
  storage = new MemoryStorage();
  findIdealLap = () => Promise.resolve({ type: 'impossible', reason: 'not asked for here' });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('tracks that do not arrive', () => {
  const all = tracks;
  afterEach(() => (tracks = all));

  it('are said, the first one is driven on, and they are there when they arrive later', async () => {
    tracks = Promise.reject(new Error('Failed to fetch'));
    const session = await openSession();
    expect(session.store.state.driving.title).toBe('Shipped policy of Home Loop');
    expect(session.store.state.tracks.map(({ id }) => id)).toEqual(['home']);
    const text = 'The other tracks did not arrive: Failed to fetch. Reload the page to have them.';
    expect(session.store.state.notices).toMatchObject([{ tone: 'error', text }]);
    tracks = all;
    await session.goTo('#track=oval');
    expect(session.store.state).toMatchObject({ setup: { trackId: 'oval' }, track: { id: 'oval' } });
  });
});

describe('why the car does what it does', () => {
  it('is told while it is wanted, of the moment that is held no further, and remembered', async () => {
    const session = await openSession();
    const explained = vi.fn();
    session.hub.connect({ explained });
    const drive = { explanation: explanationOf(), commands: lapCommandsOf() };
    const say = (): void => driver.say({ type: 'explained-drive', drive });
    say();
    expect(explained).not.toHaveBeenCalled();
    session.driving.showWhy(true);
    expect(driver.requests.at(-1)).toEqual({ type: 'explain-drive', isWanted: true });
    say();
    expect(explained).toHaveBeenCalledWith(drive.explanation, drive.commands);
    session.driving.holdWhy(true);
    say();
    expect(explained).toHaveBeenCalledTimes(1);
    session.driving.holdWhy(false);
    session.driving.askAbout('speed');
    say();
    expect(explained).toHaveBeenCalledTimes(2);
    expect(session.store.state.whyAspect).toBe('speed');
    await vi.advanceTimersByTimeAsync(1000);

    await openSession();
    expect(driver.requests).toContainEqual({ type: 'explain-drive', isWanted: true });
  });

  it('cannot always be told, and the car drives on', async () => {
    const session = await openSession();
    session.driving.showWhy(true);
    driver.say({ type: 'unexplained', message: 'offline' });
    expect(session.store.state.whyTrouble).toBe('offline');
    expect(session.store.state.driving.source).toBe('shipped');
    session.driving.showWhy(true);
    expect(session.store.state.whyTrouble).toBe('');
  });

  it('goes on with another policy', async () => {
    const session = await openSession();
    session.driving.showWhy(true);
    session.driving.holdWhy(true);
    await session.showShipped();
    expect(session.store.state).toMatchObject({ whyShown: true, whyHeld: false });
  });
});

describe('the car that drives', () => {
  it('waits until all that holds it has released it', async () => {
    const { driving } = await openSession();
    const said = (): unknown[] => driver.requests.map(({ type }) => type);
    driving.hold('tab');
    driving.hold('replay');
    expect(said().slice(-2)).toEqual(['pause', 'pause']);
    driving.release('tab');
    expect(said().at(-1)).toBe('pause');
    driving.release('replay');
    expect(said().at(-1)).toBe('resume');
  });
});

describe('on opening', () => {
  it('lets the shipped policy drive and shows its evaluation', async () => {
    const { store } = await openSession();
    expect(driver.requests[0]).toMatchObject({ type: 'drive', task: { track: { id: 'home' } } });
    expect(store.state.driving.source).toBe('shipped');
    expect(store.state.shown?.evaluation.cleanShare).toBe(1);
  });

  it('shows another track when it is chosen', async () => {
    const session = await openSession();
    session.setUp({ trackId: 'oval' });
    expect(session.store.state.track.id).toBe('oval');
  });
});

describe('a track that no policy has learnt', () => {
  afterEach(() => (shipped = everything));

  it('is driven by the generalist, whose figures are of other tracks', async () => {
    shipped = (id) => (id === 'oval' ? null : everything(id));
    const session = await openSession();
    session.setUp({ trackId: 'oval' });
    await vi.advanceTimersByTimeAsync(100);
    expect(session.store.state).toMatchObject({
      driving: { title: 'Generalist policy, on Short Oval', source: 'shipped' },
      shown: null,
    });
  });

  it('is empty where nothing else ships', async () => {
    shipped = (id) => (id === 'home' ? everything(id) : null);
    const session = await openSession();
    session.setUp({ trackId: 'oval' });
    await vi.advanceTimersByTimeAsync(100);
    expect(session.store.state.driving.title).toBe('No policy has learnt Short Oval yet');
  });
});

describe('training', () => {
  it('ends when the setup says so, and keeps what the setup calls best', async () => {
    const session = await openSession();
    const stop = { untilClean: false, maxSteps: null, maxSeconds: 300, untilPlateau: true };
    session.setUp({ stop, bestBy: 'lap-time' });
    session.runs.train();
    expect(trainers[0].requests.at(-1)).toMatchObject({
      config: { untilClean: false, maxSteps: null, maxSeconds: 300, untilPlateau: 10, bestBy: 'lap-time' },
    });
    const runId = session.store.state.runs[0].id;
    trainers[0].say({ type: 'event', runId, event: evaluationEvent(2, 10, true) });
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.store.state.shown?.title).toBe('best by lap time at 2,048 steps');
  });

  it('asks the trainer for the run that editor and setup say', async () => {
    const session = await openSession();
    session.setUp({ seed: 5 });
    session.runs.train();
    expect(trainers[0].requests.at(-1)).toMatchObject({
      type: 'train',
      origin: { type: 'new' },
      config: {
        seed: 5,
        numCars: 64,
        track: { id: 'home' },
        reward: { file: 'fast-line.py', language: 'python' },
      },
    });
    expect(session.store.state.training.phase).toBe('starting');
  });

  it('files iterations, evaluations and policies, and lets the best drive', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const run = session.library.find(runId)!;
    expect(run).toMatchObject({ iteration: 4, steps: 4096, best: { steps: 4096 }, state: 'training' });
    expect(session.view.curves.iterations).toHaveLength(4);
    expect(await storage.getPolicy(runId, 'best')).toMatchObject({ steps: 4096 });
    expect(session.store.state.driving).toMatchObject({ source: 'best' });
    expect(driver.requests.filter(({ type }) => type === 'drive').at(-1)).toMatchObject({
      task: { policy: { steps: 4096 }, race: { type: 'time-trial' }, seed: 1 },
    });
  });

  it('lets each best policy drive a while before the next, and the last one when the run has ended', async () => {
    const session = await openSession();
    session.runs.train();
    const { training } = session.store.state;
    const runId = training.phase === 'idle' ? '' : training.runId;
    for (const i of [2, 4, 6]) {
      trainers[0].say({ type: 'event', runId, event: evaluationEvent(i, 10, true) });
      await vi.advanceTimersByTimeAsync(500);
    }
    const driven = () =>
      driver.requests.flatMap((request) => (request.type === 'drive' ? [request.task.policy.steps] : []));
    expect(driven()).toEqual([0, 2048]);
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'finished', reason: 'max-steps', summary: {} as never, checkpoint: checkpointAt(6) },
    });
    expect(driven()).toEqual([0, 2048, 6144]);
  });

  it('shows what its reward prints, from its loading on, until the next run starts', async () => {
    const session = await openSession();
    session.runs.train();
    const { training } = session.store.state;
    const runId = training.phase === 'idle' ? '' : training.runId;
    const trainer = trainers.at(-1)!;
    trainer.say({ type: 'printed', runId, text: 'loaded\n' });
    trainer.say({ type: 'printed', runId: 'another', text: 'not mine\n' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.store.state).toMatchObject({ printed: 'loaded\n', training: { phase: 'starting' } });
    trainer.say({ type: 'event', runId, event: iterationEvent(1) });
    trainer.say({ type: 'printed', runId, text: 'scored\n' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.store.state).toMatchObject({
      printed: 'loaded\nscored\n',
      training: { phase: 'training' },
    });
    session.training.stop();
    session.training.stop();
    expect(session.store.state.printed).toBe('loaded\nscored\n');
    session.runs.train();
    expect(session.store.state.printed).toBe('');
  });

  it('pauses, goes on and stops', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const [trainer] = trainers;
    session.training.pause();
    expect(session.store.state.training.phase).toBe('pausing');
    trainer.say({ type: 'paused', runId });
    expect(session.store.state.training.phase).toBe('paused');
    session.training.resume();
    expect(session.store.state.training.phase).toBe('training');
    session.training.stop();
    expect(trainer.requests.slice(-3).map(({ type }) => type)).toEqual(['pause', 'resume', 'stop']);
    trainer.say({
      type: 'event',
      runId,
      event: { type: 'finished', reason: 'stopped', summary: {} as never, checkpoint: checkpointAt(4) },
    });
    expect(session.store.state.training.phase).toBe('idle');
    expect(session.library.find(runId)?.state).toBe('stopped');
  });

  it('ends a worker that does not stop when it is asked twice', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    session.training.stop();
    session.training.stop();
    expect(trainers[0].terminated).toBe(true);
    expect(session.library.find(runId)?.state).toBe('interrupted');
    session.runs.train();
    expect(trainers).toHaveLength(2);
  });

  it('goes on with another reward while it trains, and notes from where on', async () => {
    const session = await openSession();
    expect(session.rewardSwap.isPossible).toBe(false);
    const runId = await trainFor4(session);
    const trainer = trainers.at(-1)!;
    expect(session.rewardSwap.isPossible).toBe(false);
    const code = 'def reward_function(params): return 2.0';
    session.draft.edit(code);
    expect(session.rewardSwap).toMatchObject({ isPossible: true, isAsked: false });
    session.rewardSwap.swap(true);
    expect(session.rewardSwap.isAsked).toBe(true);
    const reward = { language: 'python', file: 'reward.py', code } as const;
    const change = { reward, resetValues: true };
    expect(trainer.requests.at(-1)).toEqual({ type: 'change-reward', runId, change });

    const fault = { type: 'ZeroDivisionError', message: 'division by zero', line: 2 };
    trainer.say({
      type: 'event',
      runId,
      event: { type: 'reward-refused', file: 'reward.py', fault, params: null },
    });
    expect(session.store.state.notices.at(-1)?.text).toContain('ZeroDivisionError in reward.py, line 2');
    expect(session.library.find(runId)?.config.reward.code).not.toBe(code);
    expect(session.store.state.training.phase).toBe('training');
    expect(session.rewardSwap.isAsked).toBe(false);

    trainer.say({ type: 'event', runId, event: { type: 'reward-changed', steps: 4096, ...change } });
    expect(session.rewardSwap.isPossible).toBe(false);
    expect(session.store.state.notices).toEqual([]);
    expect(session.library.find(runId)).toMatchObject({
      config: { reward },
      rewardChanges: [{ steps: 4096, title: 'My reward', resetValues: true }],
    });
  });

  it('keeps what was learnt when the reward fails, and goes on with the edited reward', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const fault = { type: 'ZeroDivisionError', message: 'division by zero', line: 3 };
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'reward-failed', file: 'reward.py', fault, params: null, checkpoint: checkpointAt(3) },
    });
    expect(session.store.state.failure).toMatchObject({ kind: 'reward', fault });
    session.draft.edit('def reward_function(params): return 2.0');
    expect(session.store.state.failure).toBeNull();
    await session.runs.resume(runId);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      type: 'train',
      runId,
      origin: { type: 'checkpoint', checkpoint: { progress: { steps: 3072 } } },
      config: { reward: { code: 'def reward_function(params): return 2.0' } },
    });
    expect(session.view.curves.iterations.map(({ iteration }) => iteration)).toEqual([1, 2, 3]);
  });

  it('says so when the worker dies, and starts another for the next run', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    trainers[0].crash('out of memory');
    expect(session.store.state.failure).toEqual({ kind: 'worker', message: 'out of memory' });
    expect(session.library.find(runId)).toMatchObject({ state: 'failed', best: { steps: 4096 } });
    session.runs.train();
    expect(trainers).toHaveLength(2);
  });

  it('drops a run whose reward failed before anything was learnt when the next one starts', async () => {
    const session = await openSession();
    session.runs.train();
    const [stillborn] = session.store.state.runs;
    const fault = { type: 'SyntaxError', message: 'invalid syntax', line: 2 };
    trainers[0].say({
      type: 'event',
      runId: stillborn.id,
      event: { type: 'reward-failed', file: 'reward.py', fault, params: null, checkpoint: checkpointAt(0) },
    });
    expect(session.library.find(stillborn.id)?.state).toBe('failed');
    session.runs.train();
    expect(session.store.state.runs).toHaveLength(1);
    expect(session.library.find(stillborn.id)).toBeNull();
  });

  it('lets a finished run have more steps', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    trainers[0].say({
      type: 'event',
      runId,
      event: {
        type: 'finished',
        reason: 'sustained-clean',
        summary: {} as never,
        checkpoint: checkpointAt(4),
      },
    });
    expect(session.library.find(runId)?.state).toBe('finished');
    await session.runs.resume(runId);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      config: { untilClean: false, untilPlateau: null, maxSeconds: null, maxSteps: 4096 + 50_000 },
    });
  });
});

describe('the checkpoints of a run', () => {
  const finish = (runId: string): void =>
    trainers.at(-1)!.say({
      type: 'event',
      runId,
      event: { type: 'finished', reason: 'plateau', summary: {} as never, checkpoint: checkpointAt(4) },
    });

  it('are its evaluations with their policies, until they are thinned out', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    expect(session.view.checkpoints.map(({ steps }) => steps)).toEqual([2048, 4096]);
    expect(await storage.getPolicy(runId, 2048)).toMatchObject({ steps: 2048 });
    trainers[0].say({ type: 'event', runId, event: evaluationEvent(6, 3, false, [4096, 6144]) });
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.view.checkpoints.map(({ steps }) => steps)).toEqual([4096, 6144]);
    expect(await storage.getPolicy(runId, 2048)).toBeNull();
  });

  it('drive when they are picked, and are not interrupted by a better one', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    await session.view.driveCheckpoint(runId, 2048);
    expect(session.store.state.driving).toMatchObject({ source: 'checkpoint' });
    expect(session.store.state.driving.title).toContain('at 2,048 steps');
    trainers[0].say({ type: 'event', runId, event: evaluationEvent(6, 10, true) });
    await vi.advanceTimersByTimeAsync(10_000);
    const driven = driver.requests.filter(({ type }) => type === 'drive').at(-1);
    expect(driven).toMatchObject({ task: { policy: { steps: 2048 } } });
    await session.view.select(runId);
    expect(session.store.state.driving.source).toBe('best');
  });

  it('are of the other run of a pair once that is in view: the two change places', async () => {
    const session = await openSession();
    const first = await trainFor4(session);
    finish(first);
    const second = await trainFor4(session);
    finish(second);
    await session.comparison.choose(first);
    expect(session.comparison.pair?.map(({ id }) => id)).toEqual([second, first]);
    await session.view.select(first);
    expect(session.comparison.pair?.map(({ id }) => id)).toEqual([first, second]);
  });

  it('begin a new run with their weights, which is told and not forgotten', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    finish(runId);
    session.draft.edit('def reward_function(params): return 4.0');
    session.setUp({ sensors: { road: 'front_camera', lidar: 'none', facing: 'front' }, seed: 9 });
    await session.runs.trainFrom(runId, 2048);
    const clone = { type: 'clone', policy: { steps: 2048 } };
    const { sensors } = session.library.find(runId)!.config;
    expect(trainers[0].requests.at(-1)).toMatchObject({
      type: 'train',
      origin: clone,
      config: { seed: 9, reward: { code: 'def reward_function(params): return 4.0' }, sensors },
    });
    const [run] = session.store.state.runs;
    expect(run.startedFrom).toMatch(/^“.*” at 2,048 steps$/);
    // Closed before its first evaluation, it begins with the same weights again.
    trainers[0].say({ type: 'event', runId: run.id, event: iterationEvent(1) });
    await vi.advanceTimersByTimeAsync(1000);
    trainers[0].crash('gone');
    await session.runs.resume(run.id);
    expect(trainers.at(-1)!.requests.at(-1)).toMatchObject({ runId: run.id, origin: clone });
  });

  it('that are gone start nothing, and it is said', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    finish(runId);
    const before = trainers[0].requests.length;
    await session.runs.trainFrom(runId, 77);
    expect(trainers[0].requests).toHaveLength(before);
    expect(session.store.state.notices.at(-1)?.text).toBe('The policy after 77 steps is not kept any more.');
  });

  it('beyond the checkpoint that a run goes on from are forgotten', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const checkpoint = checkpointAt(3);
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'finished', reason: 'stopped', summary: {} as never, checkpoint },
    });
    await session.runs.resume(runId);
    expect(session.view.checkpoints.map(({ steps }) => steps)).toEqual([2048]);
  });
});

describe('a run that warns', () => {
  it('is not told any more once another run starts', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const event = {
      type: 'warning',
      kind: 'gamed',
      steps: 4096,
      message: 'Gamed.',
      advice: 'Look.',
    } as const;
    trainers.at(-1)!.say({ type: 'event', runId, event: event as never });
    expect(session.store.state.notices).toMatchObject([{ text: 'Gamed. Look.' }]);
    session.training.stop();
    session.training.stop();
    expect(session.store.state.notices).toMatchObject([{ text: 'Gamed. Look.' }]);
    session.runs.train();
    expect(session.store.state.notices).toEqual([]);
  });

  it('says so in a notice and in its record, until it goes on from before', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const words = { message: 'The reward is being gamed (numbers).', advice: 'Pay for progress.' };
    const evidence = {} as never;
    const event = { type: 'warning', kind: 'gaming', steps: 4096, evidence, ...words } as const;
    trainers[0].say({ type: 'event', runId, event });
    expect(session.store.state.notices.at(-1)).toMatchObject({
      tone: 'warning',
      text: 'The reward is being gamed (numbers). Pay for progress.',
      seconds: null,
    });
    expect(session.library.find(runId)?.warnings).toMatchObject([{ steps: 4096, ...words }]);
    await session.library.truncate(runId, 3072);
    expect(session.library.find(runId)?.warnings).toEqual([]);
  });
});

describe('a run that diverged', () => {
  it('keeps the weights before, and goes on with a tenth of the learning rate', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    const { config } = session.library.find(runId)!.config.algorithm as { config: PpoConfig };
    const divergence = { what: 'policyLoss', value: Number.NaN, largest: null };
    const event = {
      type: 'diverged',
      divergence,
      message: 'policyLoss became NaN',
      checkpoint: checkpointAt(4),
    } as const;
    trainers[0].say({ type: 'event', runId, event });
    expect(session.store.state.failure).toEqual({ kind: 'diverged', message: 'policyLoss became NaN' });
    await session.runs.resume(runId);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      origin: { type: 'checkpoint', checkpoint: { progress: { steps: 4096 } } },
      config: { algorithm: { name: 'ppo', config: { ...config, learningRate: config.learningRate / 10 } } },
    });
  });
});

describe('laps of the solid car', () => {
  const lastDrive = (): number => {
    const request = driver.requests.findLast(({ type }) => type === 'drive');
    return request?.type === 'drive' ? request.drive : 0;
  };

  it('begin at rest, or at speed out of a whole one, and the best is known by its start', async () => {
    const session = await openSession();
    const drive = (lapTime: number | null, of = lastDrive()) =>
      driver.say({
        type: 'lap',
        drive: of,
        lapTime,
        progress: 100,
        status: lapTime === null ? 'off_track' : 'lap_complete',
      });
    const best = () => session.store.state.driving;
    // One that was on its way when another policy took over.
    drive(1, lastDrive() - 1);
    expect(best().bestLap).toBeNull();
    drive(5);
    expect(best()).toMatchObject({ bestLap: 5, isBestFlying: false });
    drive(4.5);
    expect(best()).toMatchObject({ bestLap: 4.5, isBestFlying: true });
    drive(4.8);
    drive(null);
    expect(best()).toMatchObject({ bestLap: 4.5, lastLap: 4.8, isBestFlying: true });
    drive(4.4);
    expect(best()).toMatchObject({ bestLap: 4.4, isBestFlying: false });
  });
});

describe('ideal laps', () => {
  it('are found for the track in view and for runs with a lap; whether the line is shown is remembered', async () => {
    const asked: string[] = [];
    findIdealLap = (track, car) => {
      asked.push(`${track.id} ${carKeyOf(car)}`);
      return Promise.resolve({ type: 'impossible', reason: 'too tight' });
    };
    const session = await openSession();
    session.ideal.showLine(true);
    session.setUp({ trackId: 'oval', car: 'club' });
    await trainFor4(session);
    expect(asked).toContain('oval club');
    expect(session.store.state.idealLaps.get(session.store.state.track, 'club')).not.toBeNull();
    expect((await openSession()).store.state.idealShown).toBe(true);
  });
});

it('whether the trail of the solid car is shown, and what it is coloured by, is remembered', async () => {
  const session = await openSession();
  expect(session.store.state).toMatchObject({ trailShown: false, trailBy: 'speed' });
  session.driving.showTrail(true);
  session.driving.colourTrail('steering');
  expect((await openSession()).store.state).toMatchObject({ trailShown: true, trailBy: 'steering' });
});

describe('an evaluation that is asked for', () => {
  it('is driven by the policy in view, which then goes on there', async () => {
    const session = await openSession();
    const asked = session.evaluateOn({ trackId: 'oval' });
    expect(session.store.state.evaluating).toBe(true);
    const request = driver.requests.at(-1)!;
    expect(request).toMatchObject({ type: 'evaluate', task: { track: { id: 'oval' } } });
    driver.say({ type: 'evaluation', requestId: 1, evaluation: evaluationOf(3) });
    await asked;
    expect(session.store.state).toMatchObject({
      evaluating: false,
      track: { id: 'oval' },
      shown: { title: 'on Short Oval', evaluation: { cleanShare: 0.3 } },
      driving: { title: 'Shipped policy of Home Loop, on Short Oval' },
    });
  });

  it('may be driven with less grip where it is, until another one is asked for', async () => {
    const session = await openSession();
    const ask = async (elsewhere: Parameters<RaceSession['evaluateOn']>[0], requestId: number) => {
      const asked = session.evaluateOn(elsewhere);
      const request = driver.requests.at(-1);
      driver.say({ type: 'evaluation', requestId, evaluation: evaluationOf(3) });
      await asked;
      return request;
    };
    expect(await ask({ grip: 0.5 }, 1)).toMatchObject({ task: { track: { id: 'home' }, grip: 0.5 } });
    expect(session.store.state).toMatchObject({
      shown: { title: 'with 50 % of its grip' },
      driving: { title: 'Shipped policy of Home Loop, with 50 % of its grip' },
    });
    expect(await ask({ trackId: 'oval' }, 2)).not.toHaveProperty('task.grip');
    expect(session.store.state.driving.title).toBe('Shipped policy of Home Loop, on Short Oval');
  });

  it('is in the address, which leads back to it', async () => {
    const session = await openSession();
    let address = '';
    session.address.follow((fragment) => (address = fragment));
    const asked = session.evaluateOn({ trackId: 'oval' });
    expect(address).toBe('#track=home&on=oval');
    driver.say({ type: 'evaluation', requestId: 1, evaluation: evaluationOf(3) });
    await asked;
    expect(address).toBe('#track=home&on=oval');
    await session.showShipped();
    expect(address).toBe('#track=home');

    const again = newSession();
    await again.restore();
    await again.goTo('#track=home&on=oval&grip=0.5');
    await again.open();
    expect(driver.requests.at(-1)).toMatchObject({
      type: 'evaluate',
      task: { track: { id: 'oval' }, grip: 0.5 },
    });
    driver.say({ type: 'evaluation', requestId: 1, evaluation: evaluationOf(3) });
    await vi.advanceTimersByTimeAsync(0);
    expect(again.store.state).toMatchObject({
      track: { id: 'oval' },
      tried: { track: 'oval', grip: 0.5 },
      shown: { title: 'on Short Oval, with 50 % of its grip' },
    });
    await again.goTo('#track=home&grip=0.25');
    expect(driver.requests.at(-1)).toMatchObject({ task: { track: { id: 'home' }, grip: 0.25 } });
  });

  it('is forgotten when another policy has come into view meanwhile', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    session.training.stop();
    session.training.stop();
    await session.showShipped();
    const asked = session.evaluateOn({ trackId: 'oval' });
    await session.view.select(runId);
    driver.say({ type: 'evaluation', requestId: 1, evaluation: evaluationOf(3) });
    await asked;
    expect(session.store.state.track.id).toBe('home');
    expect(session.store.state.shown?.evaluation.cleanShare).toBe(1);
  });

  it('says so when the driver dies', async () => {
    const session = await openSession();
    const asked = session.evaluateOn({ trackId: 'oval' });
    driver.crash('out of memory');
    await asked;
    expect(session.store.state.evaluating).toBe(false);
    expect(session.store.state.notices.map(({ text }) => text)).toContain(
      'The driving car stopped: out of memory',
    );
  });
});

describe('after a reload', () => {
  it('has what was written while the session was still opening', async () => {
    const session = newSession();
    await session.restore();
    const opening = session.open();
    session.draft.edit('# my own work');
    await opening;
    await vi.advanceTimersByTimeAsync(1000);
    const after = newSession();
    await after.restore();
    expect(after.draft.source.code).toBe('# my own work');
  });

  it('has the run with its curve, its policy and its reward, as interrupted', async () => {
    const before = await openSession();
    before.draft.edit('def reward_function(params): return 3.0');
    const runId = await trainFor4(before);
    await vi.advanceTimersByTimeAsync(0);
    const after = await openSession();
    expect(after.library.find(runId)).toMatchObject({ state: 'interrupted', steps: 4096 });
    expect(after.store.state.selectedRunId).toBe(runId);
    expect(after.view.curves.iterations).toHaveLength(4);
    expect(after.store.state.driving.source).toBe('best');
    expect(after.draft.source.code).toBe('def reward_function(params): return 3.0');
    await after.runs.resume(runId);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      origin: { type: 'checkpoint', checkpoint: { progress: { steps: 4096 } } },
    });
  });
});

describe('a run that goes on', () => {
  const stop = (trainer: FakeTrainer, runId: string, iteration: number): void =>
    trainer.say({
      type: 'event',
      runId,
      event: {
        type: 'finished',
        reason: 'stopped',
        summary: {} as never,
        checkpoint: checkpointAt(iteration),
      },
    });
  /** A run that was stopped after four iterations. */
  async function stopped(session: RaceSession): Promise<string> {
    const runId = await trainFor4(session);
    stop(trainers[0], runId, 4);
    await vi.advanceTimersByTimeAsync(1000);
    return runId;
  }
  const requests = (type: string) =>
    trainers.flatMap((trainer) => trainer.requests).filter((request) => request.type === type);

  it('goes on from what another tab has made of it', async () => {
    const first = await openSession();
    const runId = await stopped(first);
    const [trainer] = trainers;
    const second = await openSession();
    expect(second.view.curves.iterations).toHaveLength(4);
    await first.runs.resume(runId);
    for (const i of [5, 6, 7, 8]) trainer.say({ type: 'event', runId, event: iterationEvent(i) });
    trainer.say({ type: 'event', runId, event: evaluationEvent(8, 10, true, [2048, 4096, 8192]) });
    stop(trainer, runId, 8);
    await vi.advanceTimersByTimeAsync(1000);

    await second.runs.resume(runId);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      origin: { type: 'checkpoint', checkpoint: { progress: { steps: 8192 } } },
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(second.view.curves.iterations).toHaveLength(8);
    expect((await storage.readCurve(runId)).map(({ steps }) => steps).at(-1)).toBe(8192);
    expect(await storage.listRuns()).toMatchObject([
      { steps: 8192, best: { steps: 8192 }, kept: [2048, 4096, 8192] },
    ]);
  });

  it('does not where another tab has deleted it, which is said', async () => {
    const session = await openSession();
    const runId = await stopped(session);
    await storage.changeRun(runId, { deletedAt: 1 });
    await session.runs.resume(runId);
    expect(requests('train')).toHaveLength(1);
    expect(session.library.find(runId)).toBeNull();
    expect(session.store.state.notices.at(-1)?.text).toBe('The run was deleted in another tab.');
  });

  it('is not begun anew where it has no checkpoint but a policy, with which a new run can begin', async () => {
    const session = await openSession();
    const runId = await stopped(session);
    vi.spyOn(storage, 'getCheckpoint').mockResolvedValue(null);
    // The best is kept as such alone.
    await storage.write([{ type: 'kept', runId, kept: [] }]);
    const [before] = await storage.listRuns();
    await session.runs.resume(runId);
    await vi.advanceTimersByTimeAsync(1000);
    expect(requests('train')).toHaveLength(1);
    expect(await storage.listRuns()).toEqual([before]);
    expect(await storage.readCurve(runId)).toHaveLength(6);
    const { text, action } = session.store.state.notices.at(-1)!;
    expect(text).toContain('has no checkpoint to go on from');
    const failing = vi.spyOn(storage, 'getPolicy').mockRejectedValue(new Error('the disk is full'));
    action!.run();
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.store.state.notices.at(-1)?.text).toContain('the disk is full');
    failing.mockRestore();
    action!.run();
    await vi.advanceTimersByTimeAsync(1000);
    expect(requests('train').at(-1)).toMatchObject({ origin: { type: 'clone', policy: { steps: 4096 } } });
    expect(session.store.state.runs).toHaveLength(2);
  });

  it.each(['listRuns', 'readCurve', 'getCheckpoint', 'writeCurve'] as const)(
    'does not where %s fails: it is said, nothing is forgotten, and it goes on once storage does',
    async (method) => {
      const session = await openSession();
      const runId = await stopped(session);
      const failing = vi.spyOn(storage, method).mockRejectedValue(new Error('the disk is full'));
      await session.runs.resume(runId);
      expect(requests('train')).toHaveLength(1);
      expect(session.store.state.notices.at(-1)?.text).toContain('the disk is full');
      expect(browser.owners.has(runId)).toBe(false);
      expect(session.library.curves(runId).iterations).toHaveLength(4);
      failing.mockRestore();
      await session.runs.resume(runId);
      expect(requests('train')).toHaveLength(2);
      expect(browser.owners.has(runId)).toBe(true);
      expect(session.library.curves(runId).iterations).toHaveLength(4);
    },
  );

  it('has its curve once storage can be read again', async () => {
    const runId = await stopped(await openSession());
    const session = newSession();
    await session.library.load();
    const failing = vi.spyOn(storage, 'readCurve').mockRejectedValue(new Error('not now'));
    await expect(session.library.loadCurves(runId)).rejects.toThrow('not now');
    failing.mockRestore();
    expect((await session.library.loadCurves(runId)).iterations).toHaveLength(4);
  });
});

describe('the list of runs', () => {
  it('gives runs of the same reward different names and colours', async () => {
    const session = await openSession();
    for (let i = 0; i < 2; i++) {
      await trainFor4(session);
      session.training.stop();
      session.training.stop();
    }
    const [second, first] = session.store.state.runs;
    expect([first.name, second.name]).toEqual(['Follow the line, fast', 'Follow the line, fast 2']);
    expect(first.color).not.toBe(second.color);
  });

  it('renames a run on the car that its policy drives, too', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    session.rename(runId, 'Quick one');
    expect(session.store.state.driving.title).toContain('Best of “Quick one”');
  });

  it('renames, but not to nothing', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    session.library.rename(runId, '  Monday  ');
    session.library.rename(runId, '   ');
    expect(session.library.find(runId)?.name).toBe('Monday');
  });

  it('takes a deletion back, and forgets for good what stayed deleted', async () => {
    const session = await openSession();
    const runId = await trainFor4(session);
    session.training.stop();
    session.training.stop();
    session.remove(runId);
    expect(session.library.find(runId)).toBeNull();
    session.store.state.notices.at(-1)!.action!.run();
    expect(session.library.find(runId)).not.toBeNull();
    session.remove(runId);
    await vi.advanceTimersByTimeAsync(0);
    // A tab that is opened meanwhile leaves it to be put back.
    const other = await openSession();
    expect(other.library.find(runId)).toBeNull();
    expect(await storage.getPolicy(runId, 'best')).not.toBeNull();
    clock += 3_600_001;
    const again = await openSession();
    expect(again.library.find(runId)).toBeNull();
    expect(await storage.getPolicy(runId, 'best')).toBeNull();
    expect(await storage.readCurve(runId)).toEqual([]);
  });
});

describe('three values', () => {
  /** Lets the run that trains end by itself. */
  async function finish(session: RaceSession, iteration = 6): Promise<string> {
    const { training } = session.store.state;
    if (training.phase === 'idle') throw new Error('nothing trains');
    const { runId } = training;
    for (const i of [2, 4, 6]) {
      trainers.at(-1)!.say({ type: 'event', runId, event: evaluationEvent(i, 10, true) });
    }
    trainers.at(-1)!.say({
      type: 'event',
      runId,
      event: {
        type: 'finished',
        reason: 'max-steps',
        summary: {} as never,
        checkpoint: checkpointAt(iteration),
      },
    });
    await vi.advanceTimersByTimeAsync(5000);
    return runId;
  }
  const trained = () =>
    trainers.flatMap(({ requests }) =>
      requests.flatMap((request) => (request.type === 'train' ? [request.config] : [])),
    );
  const states = ({ sweeps }: RaceSession) => sweeps.outcomes.map(({ run }) => run.state);

  it('train one after the other, each an ordinary run with its value in its name', async () => {
    const session = await openSession();
    session.setUp({ seed: 4 });
    session.sweeps.begin('gamma', [0.9, 0.95, 0.975]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(states(session)).toEqual(['training', 'waiting', 'waiting']);
    expect(session.store.state.runs.map(({ name }) => name)).toEqual([
      'Follow the line, fast · γ 0.9',
      'Follow the line, fast · γ 0.95',
      'Follow the line, fast · γ 0.975',
    ]);
    for (const [i, gamma] of [0.9, 0.95, 0.975].entries()) {
      expect(trained()).toHaveLength(i + 1);
      expect(trained()[i]).toMatchObject({ seed: 4, algorithm: { config: { gamma } } });
      await finish(session);
    }
    expect(states(session)).toEqual(['finished', 'finished', 'finished']);
    expect(session.sweeps.outcomes.map((outcome) => outcome.sustainedCleanSteps)).toEqual([6144, 6144, 6144]);
    expect(session.store.state.training.phase).toBe('idle');
  });

  it('are laid over each other while one of them is in view', async () => {
    const session = await openSession();
    session.sweeps.begin('seed', [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(5000);
    const { compared } = session.sweeps;
    expect(compared.map(({ label, inView }) => [label, inView])).toEqual([
      ['seed 1', true],
      ['seed 2', false],
      ['seed 3', false],
    ]);
    expect(new Set(compared.map(({ color }) => color)).size).toBe(3);
    expect(compared[0].curves).toBe(session.view.curves);
    await session.showShipped();
    expect(session.sweeps.compared).toEqual([]);
  });

  it('go on after a reload from where they were, and lose no finished one', async () => {
    const first = await openSession();
    first.sweeps.begin('seed', [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(5000);
    const done = await finish(first);
    const { training } = first.store.state;
    const begun = training.phase === 'idle' ? '' : training.runId;
    trainers[0].say({ type: 'event', runId: begun, event: evaluationEvent(2, 5, true) });
    await vi.advanceTimersByTimeAsync(5000);

    const second = await openSession();
    expect(states(second)).toEqual(['finished', 'interrupted', 'waiting']);
    expect(second.sweeps.outcomes[0]).toMatchObject({ run: { id: done }, sustainedCleanSteps: 6144 });
    expect(trained()).toEqual([]);
    second.sweeps.goOn();
    await vi.advanceTimersByTimeAsync(5000);
    expect(trainers[0].requests.at(-1)).toMatchObject({
      runId: begun,
      config: { seed: 2 },
      origin: { type: 'checkpoint', checkpoint: { progress: { steps: 2048 } } },
    });
    await finish(second);
    await finish(second);
    expect(trained().map(({ seed }) => seed)).toEqual([2, 3]);
    expect(states(second)).toEqual(['finished', 'finished', 'finished']);
  });

  it('rest when one is stopped, and those that wait can be left out', async () => {
    const session = await openSession();
    session.sweeps.begin('seed', [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(5000);
    session.training.stop();
    const { training } = session.store.state;
    const runId = training.phase === 'idle' ? '' : training.runId;
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'finished', reason: 'stopped', summary: {} as never, checkpoint: checkpointAt(1) },
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(states(session)).toEqual(['stopped', 'waiting', 'waiting']);
    expect(trained()).toHaveLength(1);
    expect(session.sweeps.canGoOn).toBe(true);
    session.sweeps.leaveOut();
    expect(states(session)).toEqual(['stopped']);
  });

  it('rest for good when the reward is to blame, and make room for the next three', async () => {
    const session = await openSession();
    session.sweeps.begin('seed', [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(5000);
    const { training } = session.store.state;
    const runId = training.phase === 'idle' ? '' : training.runId;
    const fault = { type: 'TypeError', message: 'no', line: 1 };
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'reward-failed', file: 'a.py', fault, params: null, checkpoint: checkpointAt(0) },
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.sweeps.canGoOn).toBe(false);
    session.sweeps.goOn();
    await vi.advanceTimersByTimeAsync(5000);
    expect(trained()).toHaveLength(1);
    session.sweeps.begin('seed', [4, 5, 6]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.store.state.runs.map(({ config }) => config.seed)).toEqual([4, 5, 6]);
    expect(trained().at(-1)).toMatchObject({ seed: 4 });
  });

  it('go on with the next value when one diverges, and do not try that one again', async () => {
    const session = await openSession();
    session.sweeps.begin('learningRate', [1, 0.002, 0.001]);
    await vi.advanceTimersByTimeAsync(5000);
    const { training } = session.store.state;
    const runId = training.phase === 'idle' ? '' : training.runId;
    const divergence = { what: 'policyLoss', value: Number.NaN, largest: null };
    const message = 'policyLoss became NaN';
    trainers[0].say({
      type: 'event',
      runId,
      event: { type: 'diverged', divergence, message, checkpoint: checkpointAt(1) },
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(states(session)).toEqual(['failed', 'training', 'waiting']);
    await finish(session);
    await finish(session);
    expect(trained()).toHaveLength(3);
    expect(states(session)).toEqual(['failed', 'finished', 'finished']);
    expect(session.sweeps.canGoOn).toBe(false);
  });

  it('do not take the view away from a run that is being looked at', async () => {
    const session = await openSession();
    session.sweeps.begin('seed', [1, 2, 3]);
    await vi.advanceTimersByTimeAsync(5000);
    await session.showShipped();
    await finish(session);
    expect(session.store.state.selectedRunId).toBeNull();
    expect(trained()).toHaveLength(2);
  });
});

describe('a run out of a file', () => {
  it('runs nothing of its reward before somebody goes on with it', async () => {
    const reward = { language: 'python', file: 'reward.py', code: 'stranger()' } as const;
    const evaluation = evaluationOf(10);
    const best = { steps: 2048, evaluation };
    readRunFile = () =>
      Promise.resolve({
        name: 'Theirs',
        tags: [],
        state: 'stopped',
        failure: null,
        reason: 'stopped',
        iteration: 2,
        steps: 2048,
        seconds: 1,
        config: nextRun(DEFAULT_SETUP, home as unknown as TrackFile, reward),
        best,
        last: best,
        warnings: [],
        rewardChanges: [],
        startedFrom: null,
        curve: [],
        bestPolicy: { ...snapshotAt(2048), evaluation },
        kept: [],
        checkpoint: checkpointAt(2),
      });
    const session = await openSession();
    await session.exchange.import([new File([], 'theirs.gradprix.zip')]);
    await vi.advanceTimersByTimeAsync(5000);
    const [run] = session.store.state.runs;
    expect(session.store.state).toMatchObject({ selectedRunId: run.id, driving: { source: 'best' } });
    const told = () => JSON.stringify(trainers.flatMap(({ requests }) => requests));
    expect(told()).not.toContain('stranger()');
    await session.runs.resume(run.id);
    expect(told()).toContain('stranger()');
    expect(session.library.find(run.id)).not.toHaveProperty('isUntrusted');
  });
});
