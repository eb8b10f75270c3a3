import { describe, expect, it } from 'vitest';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { TourController } from '../../../src/app/controllers/tour-controller.ts';
import type { RaceState, TrainingStatus } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { TOUR_TEMPLATE, withSpeed } from '../../../src/app/state/tour.ts';
import { REWARD_TEMPLATES } from '../../../src/reward/templates.ts';
import { evaluationOf } from './setup/events.ts';
import { storedRun } from './setup/stored-run.ts';

const IDLE: TrainingStatus = { phase: 'idle' };
const training = (runId: string): TrainingStatus => {
  return { phase: 'training', runId, iteration: 1, steps: 1024, seconds: 1 };
};
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
    store.update({ training: IDLE, runs: [storedRun({ id: 'a', best: best(15.5) })] });
    expect(step()).toBe('lap');
    tour.goOn();
    expect(step()).toBe('edit');
    store.update({ training: training('b') });
    store.update({ training: IDLE, runs: [storedRun({ id: 'b', best: best(4.7) }), ...store.state.runs] });
    expect(store.state.tour).toEqual({ step: 'result', first: 'a', second: 'b' });
    tour.tryAgain();
    expect(store.state.tour).toEqual({ step: 'edit', first: 'a', second: null });
    tour.end();
    expect(step()).toBeNull();
  });

  it('waits for another run where one came to nothing', () => {
    const { store, tour, step } = open();
    tour.begin();
    tour.goOn();
    store.update({ training: training('a') });
    store.update({ training: IDLE, runs: [storedRun({ id: 'a', best: null, state: 'failed' })] });
    expect(step()).toBe('train');
    store.update({ training: training('b') });
    store.update({ training: IDLE, runs: [storedRun({ id: 'b', best: best(15.5) })] });
    expect(store.state.tour).toEqual({ step: 'lap', first: 'b', second: null });
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
    const python = withSpeed(template.python, 'python');
    expect(python).toContain("    return reward * params['speed']\n");
    expect(python.split('\n')).toHaveLength(template.python.split('\n').length);
    const typescript = withSpeed(template.typescript, 'typescript');
    expect(typescript.match(/\* params\.speed;/g)).toHaveLength(4);
    expect(typescript).toContain('return 1e-3 * params.speed; //');
  });
});
