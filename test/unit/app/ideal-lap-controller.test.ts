import { expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import oval from '../../../tracks/oval.json';
import { IdealLapController } from '../../../src/app/controllers/ideal-lap-controller.ts';
import { IdealLaps } from '../../../src/app/state/ideal-laps.ts';
import { NOT_DRIVING, type RaceState } from '../../../src/app/state/race-state.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { Store } from '../../../src/app/state/store.ts';
import { carKeyOf } from '../../../src/sim/car.ts';
import type { CarName } from '../../../src/sim/cars.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import type { ReferenceLapMessage } from '../../../src/workers/protocol.ts';
import { evaluationOf } from './setup/events.ts';

const tracks = { home: home as unknown as TrackFile, oval: oval as unknown as TrackFile };
const lapOf = (standing: number) =>
  ({ type: 'solved', lap: { flying: standing - 0.1, standing } }) as unknown as ReferenceLapMessage;

function runOn(track: TrackFile, car: CarName, clean: number) {
  return {
    id: `${track.id}-${carKeyOf(car)}`,
    config: { track, car },
    best: { evaluation: evaluationOf(clean) },
  };
}

/** A controller whose finder is answered by the test, and what it was asked for. */
function open(runs: ReturnType<typeof runOn>[] = []) {
  const store = new Store({
    track: tracks.home,
    driving: NOT_DRIVING,
    shown: null,
    runs,
    selectedRunId: null,
    setup: DEFAULT_SETUP,
    idealLaps: new IdealLaps(),
    idealShown: false,
  } as unknown as RaceState);
  const asked: string[] = [];
  const waiting: Waiting[] = [];
  const controller = new IdealLapController(store, (track, car) => {
    asked.push(`${carKeyOf(car)} on ${track.id}`);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
  return {
    store,
    asked,
    controller,
    answer: async (message: ReferenceLapMessage) => {
      waiting.shift()!.resolve(message);
      await settled();
    },
    fail: async (message: string) => {
      waiting.shift()!.reject(new Error(message));
      await settled();
    },
  };
}

/** The ends of a promise. */
interface Waiting {
  readonly resolve: (message: ReferenceLapMessage) => void;
  readonly reject: (error: Error) => void;
}

it('finds one lap at a time: what is in view, then what runs with a lap drove on', async () => {
  const runs = [
    runOn(tracks.home, 'deepracer-v6', 3),
    runOn(tracks.oval, 'club', 10),
    runOn(tracks.oval, 'deepracer-v4', 0),
  ];
  const { store, asked, controller, answer } = open(runs);
  controller.start();
  expect(asked).toEqual(['deepracer-v6 on home']);
  await answer(lapOf(4));
  expect(asked).toEqual(['deepracer-v6 on home', 'club on oval']);
  await answer(lapOf(5));
  expect(asked).toHaveLength(2);
  const { idealLaps } = store.state;
  expect(idealLaps.standing(tracks.home, 'deepracer-v6')).toBe(4);
  expect(idealLaps.standing(tracks.oval, 'club')).toBe(5);
  expect(idealLaps.get(tracks.oval, 'deepracer-v4')).toBeNull();
});

it('looks again when another car or track comes into view, and never twice', async () => {
  const { store, asked, controller, answer } = open();
  controller.start();
  await answer(lapOf(4));
  store.update({ driving: { ...NOT_DRIVING, car: 'club' } });
  await answer(lapOf(4.2));
  store.update({ track: tracks.oval });
  await answer(lapOf(5));
  store.update({ track: structuredClone(tracks.home) });
  expect(asked).toEqual(['deepracer-v6 on home', 'club on home', 'club on oval']);
});

it('keeps why there is no lap, and does not ask again', async () => {
  const { store, asked, controller, answer, fail } = open();
  controller.start();
  await answer({ type: 'impossible', reason: 'the bend is too tight' });
  expect(store.state.idealLaps.get(tracks.home, 'deepracer-v6')).toMatchObject({ type: 'impossible' });
  expect(store.state.idealLaps.standing(tracks.home, 'deepracer-v6')).toBeNull();
  store.update({ track: tracks.oval });
  await fail('it took too long');
  expect(store.state.idealLaps.get(tracks.oval, 'deepracer-v6')).toEqual({
    type: 'failed',
    reason: 'it took too long',
  });
  expect(asked).toHaveLength(2);
});

it('knows another road under the same name', () => {
  const wider = { ...tracks.home, width: { left: 2, right: 2 } };
  const laps = new IdealLaps().with(tracks.home, 'club', lapOf(4));
  expect(laps.standing({ ...tracks.home, name: 'Renamed' }, 'club')).toBe(4);
  expect(laps.get(wider, 'club')).toBeNull();
});
