import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import { RaceSession } from '../../../src/app/controllers/race-session.ts';
import type { FrameSink } from '../../../src/app/state/frame-hub.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { Car } from '../../../src/sim/car.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import type { Sight } from '../../../src/training/policy-sight.ts';
import type { RecordedEpisode } from '../../../src/training/recorded-episode.ts';
import { DriverClient } from '../../../src/workers/client/driver-client.ts';
import type { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { StudioClient } from '../../../src/workers/client/studio-client.ts';
import { TrainerClient } from '../../../src/workers/client/trainer-client.ts';
import { TypesClient } from '../../../src/workers/client/types-client.ts';
import type { DriverRequest } from '../../../src/workers/protocol.ts';
import { checkpointAt, evaluationEvent, iterationEvent, snapshotAt } from './setup/events.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';
import { FakeDriver, FakeStudio, FakeTrainer, FakeTypes } from './setup/fake-worker.ts';
import { recordedEpisode } from './setup/recorded.ts';

type RecordRequest = Extract<DriverRequest, { type: 'record' }>;

let session: RaceSession;
let driver: FakeDriver;
let trainer: FakeTrainer;
/** What plays; null while nothing does. */
let onPicture: ((seconds: number) => void) | null;
let shown: Parameters<FrameSink['showReplay']>[0][];
let sights: Sight[];

beforeEach(async () => {
  vi.useFakeTimers();
  [driver, trainer, onPicture, shown, sights] = [new FakeDriver(), new FakeTrainer(), null, [], []];
  let nextId = 1;
  session = new RaceSession({
    firstTrack: home as unknown as TrackFile,
    loadTracks: () => Promise.resolve([home, oval] as unknown as TrackFile[]),
    storage: new MemoryStorage(),
    claims: new FakeClaims(new FakeBrowser()),
    theme: 'dark',
    now: () => 1000,
    newId: () => String(nextId++),
    animate: (callback) => {
      onPicture = callback;
      return () => (onPicture = null);
    },
    loadShippedPolicy: (id) => Promise.resolve({ ...snapshotAt(0), trackId: id }),
    draftClaims: new FakeClaims(new FakeBrowser()),
    fitTrack: () => Promise.reject(new Error('nothing to draw')),
    importTrack: () => Promise.reject(new Error('nothing to import')),
    readRunFile: () => Promise.reject(new Error('nothing to read')),
    writeRunFile: () => Promise.reject(new Error('nothing to write')),
    findIdealLap: () => Promise.resolve({ type: 'impossible', reason: 'not asked for here' }),
    connectTrainer: (listener) => new TrainerClient(listener, {} as SandboxHost, () => trainer.asWorker),
    connectDriver: (listener) => new DriverClient(listener, () => driver.asWorker),
    connectStudio: () => new StudioClient({} as SandboxHost, () => new FakeStudio().asWorker),
    connectTypes: () => new TypesClient(() => new FakeTypes().asWorker),
    loadContests: () => Promise.reject(new Error('no races here')),
  });
  await session.restore();
  await session.open();
  session.hub.connect({
    heroFrame: () => undefined,
    sight: (sight) => void sights.push(sight),
    fleetFrame: () => undefined,
    finishFleet: () => undefined,
    clearFleet: () => undefined,
    clearHero: () => undefined,
    showReplay: (reel) => void shown.push(reel),
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const recordings = (): RecordRequest[] =>
  driver.requests.filter((request): request is RecordRequest => request.type === 'record');

/** Answers the newest recording that was asked for. */
async function record(...episodes: RecordedEpisode[]): Promise<void> {
  driver.say({ type: 'recorded', requestId: recordings().at(-1)!.requestId, episodes });
  await vi.advanceTimersByTimeAsync(0);
}

/** A replay of the shipped policy: a lap of two seconds. */
async function replay(): Promise<void> {
  void session.replays.show(true);
  await record(recordedEpisode(31));
}

/** A run with two policies, which goes on training. @returns its id */
async function train(): Promise<string> {
  session.runs.train();
  const runId = session.store.state.runs[0].id;
  for (const i of [2, 4]) {
    trainer.say({ type: 'event', runId, event: iterationEvent(i) });
    trainer.say({
      type: 'event',
      runId,
      event: evaluationEvent(i, i, true, i === 2 ? [2048] : [2048, 4096]),
    });
  }
  await vi.advanceTimersByTimeAsync(5000);
  return runId;
}

async function finish(runId: string): Promise<void> {
  const event = {
    type: 'finished',
    reason: 'plateau',
    summary: {} as never,
    checkpoint: checkpointAt(4),
  } as const;
  trainer.say({ type: 'event', runId, event });
  await vi.advanceTimersByTimeAsync(5000);
}

const isPaused = (): boolean =>
  driver.requests.findLast(({ type }) => type === 'pause' || type === 'resume')?.type === 'pause';

describe('a replay of the policy in view', () => {
  it('records it from the line while the car waits, and plays it', async () => {
    void session.replays.show(true);
    expect(isPaused()).toBe(true);
    expect(recordings()).toMatchObject([
      { tasks: [{ track: { id: 'home' }, race: { type: 'time-trial' }, seed: 1 }], withSights: false },
    ]);
    expect(session.store.state.replay).toMatchObject({ isReady: false, drives: [{ end: null }] });
    expect(session.replays.reel).toBeNull();
    await record(recordedEpisode(31));
    expect(session.store.state.replay).toMatchObject({
      isReady: true,
      isPlaying: true,
      drives: [{ name: 'Shipped policy of Home Loop', end: { status: 'lap_complete', lapTime: 2 } }],
    });
    expect(shown).toEqual([session.replays.reel]);
    expect(session.replays.recorded).toEqual({
      track: session.store.state.track,
      drivers: [session.driving.driver],
    });
    onPicture!(0.1);
    expect(session.replays.reel!.time).toBeCloseTo(0.1, 9);
  });

  it('stops at its end, and begins anew from there', async () => {
    await replay();
    const reel = session.replays.reel!;
    for (let i = 0; i < 30; i++) onPicture?.(0.1);
    expect(reel.isAtEnd).toBe(true);
    expect(session.store.state.replay?.isPlaying).toBe(false);
    expect(onPicture).toBeNull();
    session.replays.control({ type: 'toggle' });
    expect([reel.position, session.store.state.replay?.isPlaying]).toEqual([0, true]);
    session.replays.control({ type: 'toggle' });
    expect([onPicture, session.store.state.replay?.isPlaying]).toEqual([null, false]);
  });

  it('stands still on a state when it is stepped or scrubbed', async () => {
    await replay();
    const reel = session.replays.reel!;
    onPicture!(0.1);
    session.replays.control({ type: 'step', by: 1 });
    expect([reel.position, reel.step, onPicture]).toEqual([2, 2, null]);
    session.replays.control({ type: 'step', by: -1 });
    expect(reel.step).toBe(1);
    session.replays.control({ type: 'toggle' });
    session.replays.control({ type: 'seek', position: 29 });
    expect([reel.step, onPicture]).toEqual([29, null]);
    session.replays.control({ type: 'step', by: 1 });
    session.replays.control({ type: 'step', by: 1 });
    expect(reel.step).toBe(30);
  });

  it('plays at a quarter, half, once and twice real time', async () => {
    await replay();
    const reel = session.replays.reel!;
    for (const speed of [0.25, 0.5, 1, 2] as const) {
      const before = reel.time;
      session.replays.control({ type: 'speed', speed });
      onPicture!(0.1);
      expect(reel.time - before).toBeCloseTo(0.1 * speed, 9);
      expect(session.store.state.replay?.speed).toBe(speed);
    }
  });

  it('lets the car drive on when it is closed', async () => {
    await replay();
    await session.replays.show(false);
    expect(session.store.state.replay).toBeNull();
    expect([session.replays.reel, session.replays.recorded, onPicture, isPaused()]).toEqual([
      null,
      null,
      null,
      false,
    ]);
    expect(shown.at(-1)).toBeNull();
    session.replays.control({ type: 'toggle' });
    expect(onPicture).toBeNull();
  });

  it('is not shown any more when its recording arrives after it was closed', async () => {
    void session.replays.show(true);
    await session.replays.show(false);
    await record(recordedEpisode(31));
    expect([session.store.state.replay, session.replays.reel, isPaused()]).toEqual([null, null, false]);
  });

  it('says so where it cannot be recorded, and the car drives on', async () => {
    void session.replays.show(true);
    driver.say({ type: 'refused', requestId: recordings()[0].requestId, message: 'no such car' });
    await vi.advanceTimersByTimeAsync(0);
    expect(session.store.state.replay).toBeNull();
    expect(session.store.state.notices.map(({ text }) => text)).toEqual([
      'The replay could not be recorded: no such car',
    ]);
    expect([session.store.state.driving.source, isPaused()]).toEqual(['shipped', false]);
  });

  it('says so where nothing drives', async () => {
    session.driving.halt();
    await session.replays.show(true);
    expect(session.store.state.replay).toBeNull();
    expect(session.store.state.notices[0].text).toMatch(/nothing to replay/);
  });

  it('shows what the car saw, also when that is asked for later', async () => {
    await replay();
    session.replays.control({ type: 'seek', position: 7 });
    session.driving.showSight(true);
    expect(recordings()).toHaveLength(2);
    expect(recordings()[1]).toMatchObject({ withSights: true, tasks: [{ seed: 1 }] });
    const pictures = Array.from({ length: 31 }, (_, k) => ({ width: k }) as Sight);
    await record(recordedEpisode(31, { sights: pictures }));
    session.replays.control({ type: 'step', by: 1 });
    expect(sights.map(({ width }) => width)).toEqual([7, 8]);
    // One that is shown anew has forgotten what it was told.
    session.driving.showSight(false);
    session.replays.control({ type: 'step', by: 1 });
    session.driving.showSight(true);
    expect(sights.map(({ width }) => width)).toEqual([7, 8, 9]);
    session.replays.control({ type: 'toggle' });
    for (const seconds of [0.02, 0.02, 0.05]) onPicture!(seconds);
    expect(sights.map(({ width }) => width)).toEqual([7, 8, 9, 10]);
    expect(recordings()).toHaveLength(2);
  });

  it('shows it from the start where it is shown already', async () => {
    session.driving.showSight(true);
    void session.replays.show(true);
    expect(recordings()[0].withSights).toBe(true);
    const pictures = Array.from({ length: 31 }, (_, k) => ({ width: k }) as Sight);
    await record(recordedEpisode(31, { sights: pictures }));
    expect(sights.map(({ width }) => width)).toEqual([0]);
    expect(recordings()).toHaveLength(1);
  });
});

describe('a replay beside a run', () => {
  it('goes on while that trains and finds better policies, which drive when it is closed', async () => {
    const runId = await train();
    await replay();
    trainer.say({ type: 'event', runId, event: evaluationEvent(6, 10, true, [2048, 4096, 6144]) });
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.store.state.replay).not.toBeNull();
    expect(driver.requests.at(-1)).toEqual({ type: 'pause' });
    session.replays.close();
    const drives = driver.requests.filter((request) => request.type === 'drive');
    expect(drives.at(-1)?.task.policy.steps).toBe(6144);
    expect(isPaused()).toBe(false);
  });

  it('shows policies side by side, the one that has learnt longest first', async () => {
    const runId = await train();
    await finish(runId);
    void session.replays.showSideBySide(runId, [2048, 4096]);
    await vi.advanceTimersByTimeAsync(0);
    expect(recordings()[0].tasks.map(({ policy }) => policy.steps)).toEqual([4096, 2048]);
    await record(
      recordedEpisode(31),
      recordedEpisode(11, { status: 'off_track', lapTime: null, progress: 34.2 }),
    );
    expect(session.store.state.replay?.drives).toMatchObject([
      { name: 'after 4,096 steps', end: { lapTime: 2 } },
      { name: 'after 2,048 steps', end: { status: 'off_track', progress: 34.2 } },
    ]);
    expect(session.replays.reel!.end).toBe(30);
  });

  it('leaves out a policy that is gone, says so, and shows nothing where all are', async () => {
    const runId = await train();
    await finish(runId);
    void session.replays.showSideBySide(runId, [3072, 4096]);
    await vi.advanceTimersByTimeAsync(0);
    expect(recordings()[0].tasks.map(({ policy }) => policy.steps)).toEqual([4096]);
    expect(session.store.state.notices.map(({ text }) => text)).toContain(
      'The policy after 3,072 steps is not kept any more.',
    );
    session.replays.close();
    await session.replays.showSideBySide(runId, [1024]);
    expect(recordings()).toHaveLength(1);
    expect(session.store.state.replay).toBeNull();
  });

  it('is over when the run is removed, and the shipped policy drives', async () => {
    const runId = await train();
    await finish(runId);
    void session.replays.showSideBySide(runId, [2048, 4096]);
    await vi.advanceTimersByTimeAsync(0);
    await record(recordedEpisode(31), recordedEpisode(31));
    session.remove(runId);
    expect(session.store.state.replay).toBeNull();
    await vi.advanceTimersByTimeAsync(0);
    expect([session.store.state.driving.source, isPaused()]).toEqual(['shipped', false]);
  });

  it('is over when another track or another policy is chosen', async () => {
    const runId = await train();
    await finish(runId);
    await replay();
    await session.view.driveCheckpoint(runId, 2048);
    expect(session.store.state.replay).toBeNull();
    expect(isPaused()).toBe(false);
    await replay();
    session.setUp({ trackId: 'oval' });
    expect(session.store.state.replay).toBeNull();
    expect(shown.at(-1)).toBeNull();
  });

  it('is shown on the track of the run, and then the car drives on where it did', async () => {
    const runId = await train();
    await finish(runId);
    const [, elsewhere] = session.store.state.tracks;
    session.driving.drive(elsewhere, session.driving.driver!);
    session.store.update({ track: elsewhere });
    void session.replays.showSideBySide(runId, [4096]);
    await vi.advanceTimersByTimeAsync(0);
    await record(recordedEpisode(31));
    expect(session.store.state.track.id).toBe('home');
    session.replays.close();
    expect(session.store.state.track.id).toBe('oval');
  });
});

describe('a replay of a race', () => {
  const drives = [
    { name: 'Monday', car: 'club', end: '1. 2.00 s', drive: recordedEpisode(31) },
    { name: 'You', car: 'deepracer-v6', end: '2. 0.50 laps', drive: recordedEpisode(40) },
  ] as const;

  it('plays all of its cars on its track, until it is closed', () => {
    const contests: (readonly Car[])[] = [];
    session.hub.connect({ showContest: (cars) => void contests.push(cars) });
    session.replays.showContest(oval as unknown as TrackFile, drives);
    expect([session.store.state.track.id, isPaused(), contests]).toEqual([
      'oval',
      true,
      [['club', 'deepracer-v6']],
    ]);
    expect(session.store.state.replay).toMatchObject({
      isReady: true,
      isPlaying: true,
      contest: { followed: 0, ends: ['1. 2.00 s', '2. 0.50 laps'] },
    });
    expect(session.replays.reel).toMatchObject({ isContest: true, end: 39 });
    session.replays.close();
    expect([session.store.state.track.id, isPaused(), contests.at(-1)]).toEqual(['home', false, []]);
  });

  it('is watched from any of them', () => {
    const followed: number[] = [];
    session.hub.connect({ followContest: (car) => void followed.push(car) });
    session.replays.showContest(session.store.state.track, drives);
    session.replays.control({ type: 'follow', car: 1 });
    expect(session.store.state.replay?.contest?.followed).toBe(1);
    expect(followed).toEqual([1]);
  });

  it('says nothing of what a car saw, or why: that is not kept', async () => {
    session.driving.showSight(true);
    session.driving.showWhy(true);
    session.replays.showContest(session.store.state.track, drives);
    onPicture!(0.5);
    await vi.advanceTimersByTimeAsync(0);
    expect(sights).toEqual([]);
    expect(driver.requests.filter(({ type }) => type === 'record' || type === 'explain')).toEqual([]);
  });
});
