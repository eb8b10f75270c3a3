import { describe, expect, it } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { TourController } from '../../../src/app/controllers/tour-controller.ts';
import type { RaceState, TrainingStatus } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { isEdited, readTour, TOUR_START, TOUR_TEMPLATE, tourEdit } from '../../../src/app/state/tour.ts';
import { REWARD_TEMPLATES } from '../../../src/reward/templates.ts';
import { evaluationOf } from './setup/events.ts';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import { storedRun } from './setup/stored-run.ts';

const IDLE: TrainingStatus = { phase: 'idle' };
const training = (runId: string): TrainingStatus => {
  return { phase: 'training', runId, iteration: 1, steps: 1024, seconds: 1 };
};
const TEMPLATE = REWARD_TEMPLATES.find(({ id }) => id === TOUR_TEMPLATE)!;
const EDITED = 'def reward_function(params):\n    return params["speed"]\n';

/** A run on Home Loop. @param lap mean lap of its best policy, seconds; null: it has none */
function runBy(id: string, code: string, lap: number | null, track = 'home'): RunRecord {
  const run = storedRun({ id, best: lap === null ? null : best(lap) });
  const config = { ...run.config, track: { ...run.config.track, id: track } };
  return { ...run, config: { ...config, reward: { ...config.reward, code } } };
}

const best = (lap: number) => ({ steps: 8192, evaluation: evaluationOf(10, lap) });

function open() {
  const done: unknown[] = [];
  const store = new Store<RaceState>(firstState(storedRun().config.track, 'dark'));
  const tour = new TourController(store, {
    useTemplate: (id) => done.push(id),
    replaceSetup: ({ trackId, seed }) => done.push({ trackId, seed }),
    edit: (code) => done.push(code),
  });
  const step = () => store.state.tour?.step ?? null;
  return { store, tour, done, step };
}

describe('the tour', () => {
  it('begins with a reward that says nothing of speed, and follows what a person does', () => {
    const { store, tour, done, step } = open();
    tour.begin();
    expect(done).toEqual([TOUR_TEMPLATE, { trackId: 'home', seed: 1 }]);
    expect(step()).toBe('reward');
    tour.goOn();
    tour.goOn();
    expect(step()).toBe('train');
    store.update({ training: training('a') });
    expect(step()).toBe('train');
    store.update({ training: IDLE, runs: [runBy('a', TEMPLATE.python, 15.5)] });
    expect(step()).toBe('lap');
    tour.goOn();
    expect(step()).toBe('edit');
    store.update({ training: training('b') });
    store.update({ training: IDLE, runs: [runBy('b', EDITED, 4.7), ...store.state.runs] });
    expect(store.state.tour).toMatchObject({ step: 'result', first: 'a', second: 'b' });
    tour.tryAgain();
    expect(store.state.tour).toMatchObject({ step: 'edit', first: 'a', second: null });
    tour.end();
    expect(step()).toBeNull();
  });

  it('waits for another run where one came to nothing', () => {
    const { store, tour } = open();
    tour.begin();
    tour.goOn();
    store.update({ training: training('a') });
    store.update({ training: IDLE, runs: [runBy('a', TEMPLATE.python, null)] });
    expect(store.state.tour).toMatchObject({ step: 'train', first: null, setback: 'no-lap' });
    store.update({ training: training('b') });
    store.update({ training: IDLE, runs: [runBy('b', TEMPLATE.typescript, 15.5)] });
    expect(store.state.tour).toMatchObject({ step: 'lap', first: 'b', second: null, setback: null });
  });

  it('says so where the reward failed', () => {
    const { store, tour } = open();
    tour.begin();
    store.update({ training: training('a') });
    store.update({ training: IDLE, runs: [{ ...runBy('a', TEMPLATE.python, null), state: 'failed' }] });
    expect(store.state.tour).toMatchObject({ step: 'train', setback: 'failed' });
  });

  it('counts a training that begins before the words say so', () => {
    const { store, tour, step } = open();
    tour.begin();
    store.update({ training: training('a') });
    expect(step()).toBe('train');
    store.update({ training: IDLE, runs: [runBy('a', TEMPLATE.python, 15.5)] });
    expect(step()).toBe('lap');
  });

  it.each([
    ['the same reward', TEMPLATE.python, 4, 'home', 'not-edited'],
    ['no lap', EDITED, null, 'home', 'no-lap'],
    ['another track', EDITED, 4, 'oval', 'elsewhere'],
  ] as const)('praises nothing that was not done: %s', (_, code, lap, track, setback) => {
    const { store, tour } = open();
    tour.begin();
    store.update({ training: training('a') });
    const first = runBy('a', TEMPLATE.python, 15.5);
    store.update({ training: IDLE, runs: [first] });
    tour.goOn();
    store.update({ training: training('b') });
    const second = runBy('b', code, lap, track);
    store.update({ training: IDLE, runs: [second, first] });
    expect(store.state.tour).toMatchObject({ step: 'edit', second: null, setback });
    // What was tried is no new edit; what was not, is none either.
    const { tour: now } = store.state;
    expect(isEdited(now!, code, store.state, 'python')).toBe(false);
    expect(isEdited(now!, `${code}# more`, store.state, 'python')).toBe(true);
  });

  it('takes a run with another reward for no run of its own', () => {
    const { store, tour } = open();
    tour.begin();
    store.update({ training: training('a') });
    store.update({ training: IDLE, runs: [runBy('a', EDITED, 4)] });
    expect(store.state.tour).toMatchObject({ step: 'train', first: null, setback: 'other-reward' });
  });

  it('waits after a reload until it is gone on with, and then follows what has happened since', () => {
    const { store, tour, step } = open();
    const left = readTour({ ...TOUR_START, step: 'train', first: 'a' })!;
    tour.bringBack(left);
    store.update({ runs: [runBy('a', TEMPLATE.python, 15.5)] });
    expect(store.state.tour).toEqual({ ...TOUR_START, step: 'train', first: 'a', isLeft: true });
    tour.goOn();
    expect(store.state.tour).toMatchObject({ step: 'lap', first: 'a', isLeft: false });
    tour.goOn();
    expect(step()).toBe('edit');
    // Whoever has begun it anew meanwhile is not taken back.
    tour.bringBack(left);
    expect(step()).toBe('edit');
  });

  it('says of a run that the page broke off that it was interrupted, and takes it when it goes on', () => {
    const { store, tour } = open();
    const broken: RunRecord = { ...runBy('a', TEMPLATE.python, null), state: 'interrupted' };
    store.update({ runs: [broken] });
    tour.bringBack(readTour({ ...TOUR_START, step: 'train', first: 'a' }));
    tour.goOn();
    expect(store.state.tour).toMatchObject({ step: 'train', first: null, setback: 'interrupted' });
    store.update({ training: training('a') });
    store.update({ training: IDLE, runs: [runBy('a', TEMPLATE.python, 15.5)] });
    expect(store.state.tour).toMatchObject({ step: 'lap', first: 'a' });
  });

  it('is read as it was stored, and as none where it does not fit', () => {
    expect(readTour(JSON.parse(JSON.stringify(TOUR_START)))).toEqual({ ...TOUR_START, isLeft: true });
    for (const data of [null, 3, {}, { ...TOUR_START, step: 'end' }, { ...TOUR_START, first: 7 }])
      expect(readTour(data)).toBeNull();
  });

  it('does nothing of what others train while nobody is on it', () => {
    const { store, step } = open();
    store.update({ training: training('a') });
    expect(step()).toBeNull();
  });
});

describe('the edit that it asks for', () => {
  const template = REWARD_TEMPLATES.find(({ id }) => id === TOUR_TEMPLATE)!;

  it('is made for whoever cannot, in both languages', () => {
    const python = tourEdit('python');
    expect(python).toContain("    return reward * params['speed']\n");
    expect(python.split('\n')).toHaveLength(template.python.split('\n').length);
    const typescript = tourEdit('typescript');
    expect(typescript.match(/\* params\.speed;/g)).toHaveLength(4);
    expect(typescript).toContain('return 1e-3 * params.speed; //');
  });
});
