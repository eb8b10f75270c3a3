import { beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import type { LiveStanding } from '../../../src/race/live-standings.ts';
import { STATE_SENSORS } from '../../../src/race/observers/sensor-spec.ts';
import { ContestController } from '../../../src/app/controllers/contest-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import type { PadReading } from '../../../src/app/controllers/manual-inputs.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import type { ReplayController } from '../../../src/app/controllers/replay-controller.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { ContestOutcome } from '../../../src/training/contest-recording.ts';
import { ContestClient } from '../../../src/workers/client/contest-client.ts';
import type { ContestRequest, FleetFrame } from '../../../src/workers/protocol.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { ownCar } from '../sim/own-car.ts';
import { evaluationOf, snapshotAt } from './setup/events.ts';
import { contestRecord, standingOf } from './setup/contest-record.ts';
import { FakeContest } from './setup/fake-worker.ts';
import { recordedEpisode } from './setup/recorded.ts';
import { storedRun } from './setup/stored-run.ts';

const tracks = [home, oval] as unknown as TrackFile[];
const shipped = { ...snapshotAt(0), car: 'deepracer-v6', sensors: STATE_SENSORS } as const;
const learnt = { ...snapshotAt(8192), car: 'deepracer-v6', sensors: STATE_SENSORS } as const;

let store: Store<RaceState>;
let storage: MemoryStorage;
let workers: FakeContest[];
let contests: ContestController;
let onPicture: ((seconds: number) => void) | null;
let hide: (isHidden: boolean) => void;
let elsewhere: () => void;
const told = vi.fn();
let nextId: number;
let pads: (PadReading | null)[];
const hub = { showContest: vi.fn(), contestFrame: vi.fn(), followContest: vi.fn() };
const driving = { hold: vi.fn(), release: vi.fn() };
const replays = { showContest: vi.fn<ReplayController['showContest']>() };
const show = vi.fn((isShown: boolean) => store.update({ raceShown: isShown }));

beforeEach(async () => {
  vi.clearAllMocks();
  [workers, pads, onPicture, storage, nextId] = [[], [], null, new MemoryStorage(), 1];
  store = new Store<RaceState>({ ...firstState(tracks[0], 'dark'), tracks });
  await storage.putContest(contestRecord({ id: 'old' }), [recordedEpisode(3)]);
  await begin();
});

/** Opens the room with what is stored. */
async function begin(): Promise<void> {
  const best = { steps: 8192, evaluation: evaluationOf(10) };
  store.update({ runs: [storedRun({ best }), storedRun({ id: 'b', name: 'Nothing yet' })], raceShown: true });
  contests = new ContestController(
    {
      store,
      hub,
      library: { policy: (id) => Promise.resolve(id === 'a' ? learnt : null) },
      driving,
      replays,
      notices: new NoticeBoard(store),
      storage,
      platform: {
        animate: (callback) => {
          onPicture = callback;
          return () => (onPicture = null);
        },
        loadShippedPolicy: () => Promise.resolve(shipped),
        now: () => 5000,
        newId: () => `new ${nextId++}`,
      },
      onStorageError: (error) => expect.unreachable(String(error)),
      show,
    },
    {
      connect: (listener) =>
        new ContestClient(listener, () => {
          workers.push(new FakeContest());
          return workers.at(-1)!.asWorker;
        }),
      pads: () => pads,
      watchHidden: (listener) => (hide = listener),
      joinTabs: (listener) => {
        elsewhere = listener;
        return told;
      },
    },
  );
  await contests.start();
  await settle();
}

/** Whatever promises have to do. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const phase = () => contests.store.state.phase;
const asked = (type: ContestRequest['type']) => workers.at(-1)!.requests.filter((one) => one.type === type);
/** Pictures for so many seconds. */
function play(seconds: number): void {
  for (let i = 0; i < Math.round(10 * seconds); i++) onPicture?.(0.1);
}

const frame = { simTime: 0, poses: new Float32Array(20) } as unknown as FleetFrame;
const standings = [{ position: 1 }, { position: 2 }] as LiveStanding[];

/** A race of the run against the person, or against the shipped policy, up to its lights. */
async function lineUp(isDriving = true): Promise<FakeContest> {
  const chosen = isDriving ? ['run:a'] : ['run:a', 'shipped:home'];
  contests.act({ type: 'set-up', patch: { chosen, isDriving, laps: 2 } });
  contests.act({ type: 'start' });
  expect(phase()).toBe('loading');
  await settle();
  const worker = workers.at(-1)!;
  worker.say({ type: 'frame', frame, standings });
  expect(phase()).toBe('lights');
  return worker;
}

async function race(isDriving = true): Promise<FakeContest> {
  const worker = await lineUp(isDriving);
  play(4);
  expect(phase()).toBe('racing');
  return worker;
}

const outcome = (): ContestOutcome => ({
  standings: [standingOf(1, 10, 9), standingOf(2, 12, 11)],
  drives: [recordedEpisode(10), recordedEpisode(12)],
  rules: { trials: 2, offTrackPenalty: 2, collisionPenalty: 5 },
});

describe('who can race', () => {
  it('are runs that have a policy, the shipped one of the track in view, and those for any track', () => {
    expect(contests.store.state.candidates.map(({ key, name }) => [key, name])).toEqual([
      ['run:a', 'Monday'],
      ['shipped:home', 'Home Loop (shipped)'],
      ['shipped:generalist-state', 'Generalist (state)'],
      ['shipped:generalist-camera', 'Generalist (camera)'],
    ]);
  });

  it('are those that ship for other tracks where they are asked for, which chooses them', async () => {
    contests.act({ type: 'offer', trackId: 'oval' });
    await settle();
    expect(contests.store.state.candidates.at(-1)).toMatchObject({ key: 'shipped:oval' });
    expect(contests.store.state.setup.chosen).toEqual(['shipped:oval']);
  });
});

describe('the start of a race', () => {
  it('lines up the chosen policies and the person, in view, while all else waits', async () => {
    const worker = await lineUp();
    expect(worker.requests[0]).toEqual({
      type: 'line-up',
      rules: { trials: 2 },
      task: {
        track: home,
        race: { type: 'head-to-head' },
        car: 'deepracer-v6',
        seed: 1,
        entrants: [learnt, { topSpeed: 2 }],
      },
    });
    expect(contests.store.state.cast.map(({ name }) => name)).toEqual(['Monday', 'You']);
    expect(driving.hold).toHaveBeenCalledTimes(1);
    expect(hub.showContest).toHaveBeenCalledWith(['deepracer-v6', 'deepracer-v6'], true);
    expect(contests.store.state.timeLimit).toBeCloseTo(141.6, 0);
    expect(hub.followContest).toHaveBeenCalledWith(1);
    expect(store.state.racing).toBe(true);
  });

  it('is made in a car as it is in the garage by then', async () => {
    const before = ownCar();
    store.update({ cars: [before] });
    contests.act({ type: 'set-up', patch: { car: before } });
    const after = ownCar({ grip: 1 });
    store.update({ cars: [after] });
    expect(contests.store.state.setup.car).toBe(after);
    const worker = await lineUp();
    expect(worker.requests[0]).toMatchObject({ task: { car: after } });
    expect(hub.showContest).toHaveBeenCalledWith([after, after], true);
    store.update({ cars: [] });
    expect(contests.store.state.setup.car).toBe(after);
  });

  it('is made in the car of the next run, until another one is chosen', () => {
    const car = () => contests.store.state.setup.car;
    const own = ownCar();
    const choose = (id: RaceState['setup']['car']) =>
      store.update({ setup: { ...store.state.setup, car: id } });
    store.update({ cars: [own] });
    choose('own-test');
    expect(car()).toBe(own);
    const heavy = ownCar({ grip: 1 });
    store.update({ cars: [heavy] });
    expect(car()).toBe(heavy);
    contests.act({ type: 'set-up', patch: { laps: 1 } });
    choose('club');
    expect(car()).toBe('club');
    contests.act({ type: 'set-up', patch: { car: heavy } });
    choose('deepracer-v4');
    expect(car()).toBe(heavy);
  });

  it('is given by the lights, five of them', async () => {
    await lineUp();
    const lit: number[] = [];
    for (let i = 0; i < 36 && phase() === 'lights'; i++) {
      lit.push(contests.store.state.lights);
      expect(asked('go')).toHaveLength(0);
      play(0.1);
    }
    expect(Math.max(...lit)).toBe(5);
    play(0.2);
    expect(asked('go')).toHaveLength(1);
    expect(phase()).toBe('racing');
  });

  it('is not made where too few are chosen', () => {
    contests.act({ type: 'set-up', patch: { chosen: ['run:a'] } });
    contests.act({ type: 'start' });
    expect([phase(), workers.length]).toEqual(['setup', 0]);
  });

  it('says which policy is not kept any more', async () => {
    const best = { steps: 1, evaluation: evaluationOf(1) };
    store.update({ runs: [storedRun({ id: 'gone', name: 'Tuesday', best })] });
    contests.act({ type: 'set-up', patch: { type: 'time-trial', chosen: ['run:gone'] } });
    contests.act({ type: 'start' });
    await settle();
    expect(phase()).toBe('failed');
    expect(contests.store.state.failure).toBe('The policy of Tuesday is not kept any more');
  });
});

describe('whoever drives', () => {
  it('is heard with every change of what is held down, and of nothing else', async () => {
    await race();
    expect(contests.key('ArrowUp', true)).toBe(true);
    play(0.3);
    contests.key('ArrowLeft', true);
    play(0.3);
    contests.key('ArrowLeft', false);
    play(0.1);
    expect(asked('input').slice(-3)).toMatchObject([
      { input: { steering: 0, throttle: 1, brake: 0 } },
      { input: { steering: 1, throttle: 1, brake: 0 } },
      { input: { steering: 0, throttle: 1, brake: 0 } },
    ]);
  });

  it('drives with a gamepad; where that is unplugged the race waits', async () => {
    await race();
    pads = [{ index: 0, axes: [-1], buttons: [] }];
    play(0.1);
    expect(asked('input').at(-1)).toMatchObject({ input: { steering: 1 } });
    pads = [null];
    play(0.1);
    expect(contests.store.state).toMatchObject({ phase: 'paused', pausedBy: 'gamepad' });
    expect(asked('pause')).toHaveLength(1);
  });

  it('leaves the keys to the page where nobody drives', async () => {
    expect(contests.key('ArrowUp', true)).toBe(false);
    await race(false);
    expect(contests.key('ArrowUp', true)).toBe(false);
  });
});

describe('a race', () => {
  it('waits while the page is hidden, says so, and goes on', async () => {
    await race(false);
    hide(true);
    expect(contests.store.state).toMatchObject({ phase: 'paused', pausedBy: 'hidden' });
    hide(false);
    expect(phase()).toBe('racing');
    expect([asked('pause').length, asked('go').length]).toEqual([1, 2]);
  });

  it('goes on with the lights where a person has to take the wheel again', async () => {
    await race();
    contests.key('ArrowUp', true);
    hide(true);
    hide(false);
    expect(phase()).toBe('lights');
    play(4);
    expect(phase()).toBe('racing');
    // What was held down before is not any more.
    expect(asked('input').at(-1)).toMatchObject({ input: { throttle: 0 } });
  });

  it('that waits because somebody asked for it does not go on by itself', async () => {
    await race(false);
    contests.act({ type: 'pause' });
    hide(true);
    hide(false);
    expect(contests.store.state).toMatchObject({ phase: 'paused', pausedBy: 'person' });
    contests.act({ type: 'go-on' });
    expect(phase()).toBe('racing');
  });

  it('is watched faster, and from another car', async () => {
    await race(false);
    contests.act({ type: 'speed', speed: 4 });
    contests.act({ type: 'follow', entrant: 1 });
    expect(workers[0].requests.slice(-2)).toEqual([
      { type: 'speed', speed: 4 },
      { type: 'follow', entrant: 1 },
    ]);
    expect(hub.followContest).toHaveBeenLastCalledWith(1);
  });

  it('that a person drives runs in real time, whatever was watched before', async () => {
    contests.act({ type: 'speed', speed: 4 });
    await race();
    expect(asked('speed').at(-1)).toEqual({ type: 'speed', speed: 1 });
  });

  it('that breaks off says why, and can be started again', async () => {
    const worker = await race();
    worker.crash('out of memory');
    expect(contests.store.state).toMatchObject({ phase: 'failed', failure: 'out of memory' });
    expect([worker.terminated, store.state.racing]).toEqual([true, false]);
    expect(driving.release).toHaveBeenCalledTimes(1);
    contests.act({ type: 'start' });
    await settle();
    expect(workers).toHaveLength(2);
  });

  it('of which nothing is heard any more breaks off, too', async () => {
    const worker = await race();
    play(9);
    worker.say({ type: 'frame', frame, standings });
    play(9);
    expect(phase()).toBe('racing');
    play(2);
    expect(phase()).toBe('failed');
  });

  it('that is left ends without results', async () => {
    const worker = await race();
    contests.act({ type: 'leave' });
    expect([phase(), worker.terminated, store.state.raceShown]).toEqual(['setup', true, false]);
    expect(hub.showContest).toHaveBeenLastCalledWith([]);
    expect(contests.store.state.past).toHaveLength(1);
    expect(onPicture).toBeNull();
  });

  it('is over when another track comes into view', async () => {
    const worker = await race();
    store.update({ track: tracks[1] });
    expect([phase(), worker.terminated, store.state.racing]).toEqual(['setup', true, false]);
  });

  it('that nobody drives goes on without a gamepad', async () => {
    await race(false);
    pads = [{ index: 0, axes: [-1], buttons: [] }];
    play(0.1);
    pads = [];
    play(0.1);
    expect(phase()).toBe('racing');
  });

  it('that is ended asks for its results', async () => {
    await race();
    contests.act({ type: 'end' });
    expect(asked('give-up')).toHaveLength(1);
  });
});

describe('a race that is over', () => {
  it('has results, and is kept with how everybody drove', async () => {
    const worker = await race();
    worker.say({ type: 'over', outcome: outcome() });
    const { phase: now, result, isFresh } = contests.store.state;
    expect([now, isFresh]).toEqual(['over', true]);
    expect(result).toMatchObject({ id: 'new 1', finishedAt: 5000, seed: 1, race: { type: 'head-to-head' } });
    expect(result?.size).toBe(4 * 10 * (10 + 12));
    await settle();
    await begin();
    expect(contests.store.state.past.map(({ id }) => id)).toEqual(['new 1', 'old']);
    expect(await storage.getContestDrives('new 1')).toHaveLength(2);
  });

  it('is raced again only with all who raced: otherwise the card says what is missing', async () => {
    const worker = await race(false);
    worker.say({ type: 'over', outcome: outcome() });
    store.update({ runs: [] });
    contests.act({ type: 'start' });
    await settle();
    expect(contests.store.state).toMatchObject({ phase: 'setup', result: null });
    expect(workers).toHaveLength(1);
  });

  it('is looked at once: the room opens with the card of the next one', async () => {
    const worker = await race();
    worker.say({ type: 'over', outcome: outcome() });
    contests.act({ type: 'leave' });
    expect(contests.store.state).toMatchObject({ phase: 'setup', result: null });
  });

  it('and was kept as something else, by another version, hides no other', async () => {
    await storage.putContest({ ...contestRecord({ id: 'odd', finishedAt: 9000 }), cast: [] }, []);
    await begin();
    expect(contests.store.state.past.map(({ id }) => id)).toEqual(['old']);
  });

  it('is played again', async () => {
    await storage.putContest(contestRecord({ id: 'old' }), Array(3).fill(recordedEpisode(3)));
    contests.act({ type: 'watch', id: 'old' });
    await settle();
    expect(store.state.raceShown).toBe(false);
    const [track, drives] = replays.showContest.mock.calls[0];
    expect(track).toEqual(home);
    expect(drives).toMatchObject([
      { name: 'Monday, "fast"', end: '3. 1.34 laps' },
      { name: '=1+1', end: '1. 19.50 s' },
      { name: 'You', end: '2. 23.00 s', car: 'deepracer-v6' },
    ]);
  });

  it('is in the list of every tab, as long as one of them keeps it', async () => {
    (await race()).say({ type: 'over', outcome: outcome() });
    await settle();
    expect(told).toHaveBeenCalled();
    await storage.putContest(contestRecord({ id: 'there', finishedAt: 9000 }), []);
    await storage.removeContest('old');
    elsewhere();
    await settle();
    expect(contests.store.state.past.map(({ id }) => id)).toEqual(['there', 'new 1']);
    told.mockClear();
    contests.act({ type: 'remove', id: 'there' });
    await settle();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is deleted, and comes back', async () => {
    contests.act({ type: 'remove', id: 'old' });
    await settle();
    expect(contests.store.state.past).toEqual([]);
    expect(await storage.listContests()).toEqual([]);
    store.state.notices.at(-1)!.action!.run();
    await settle();
    expect(contests.store.state.past.map(({ id }) => id)).toEqual(['old']);
    expect(await storage.getContestDrives('old')).toHaveLength(1);
  });

  it('makes room: the last twenty are kept, and no more than there is room for', async () => {
    const worker = await race();
    for (let i = 0; i < 19; i++)
      await storage.putContest(contestRecord({ id: `r${i}`, finishedAt: 2000 + i }), []);
    await begin();
    expect(contests.store.state.past).toHaveLength(20);
    await lineUp();
    workers.at(-1)!.say({ type: 'over', outcome: outcome() });
    await settle();
    expect(contests.store.state.past).toHaveLength(20);
    expect(contests.store.state.past.some(({ id }) => id === 'old')).toBe(false);
    expect(worker.terminated).toBe(false);
    await storage.putContest(contestRecord({ id: 'large', finishedAt: 4000, size: 60e6 }), []);
    await begin();
    await lineUp();
    workers.at(-1)!.say({ type: 'over', outcome: outcome() });
    await settle();
    // What does not fit goes, and what is smaller stays.
    expect(contests.store.state.past).toHaveLength(20);
    expect(contests.store.state.past.map(({ id }) => id)).not.toContain('large');
  });
});
