import { describe, expect, it } from 'vitest';
import {
  Episode,
  type EpisodeStep,
  IMMOBILE_DISTANCE,
  nextProgress,
  PATIENCE_STEPS,
} from '../../../src/race/episode.ts';
import type { Collision } from '../../../src/race/object-judge.ts';

interface Look {
  readonly x?: number;
  readonly allWheelsOff?: boolean;
  readonly collision?: Collision;
}

/** A car at a place on the loop; by default it has moved since the step before. */
function at(normalisedDistance: number, look: Look = {}): EpisodeStep {
  const { x = 100 * normalisedDistance, allWheelsOff = false, collision = 'none' } = look;
  return { normalisedDistance, x, y: 0, allWheelsOff, collision };
}

describe('nextProgress', () => {
  it('is percent of the loop since the start of the episode', () => {
    expect(nextProgress(0, 0.3, 0.1)).toBeCloseTo(20, 12);
    expect(nextProgress(60, 0.95, 0.25)).toBeCloseTo(70, 12);
  });

  it('goes on over the line at which the arc length starts again', () => {
    expect(nextProgress(69, 0.99, 0.3)).toBeCloseTo(69, 12);
    expect(nextProgress(69, 0.01, 0.3)).toBeCloseTo(71, 12);
  });

  it('is at most 100, also when the car has crossed its own start', () => {
    expect(nextProgress(99.5, 0.304, 0.3)).toBe(100);
    expect(nextProgress(99.5, 0.3, 0.3)).toBe(100);
    expect(nextProgress(99.5, 0.299, 0.3)).toBeCloseTo(99.9, 12);
  });

  it('becomes slightly negative where a car backs over its start', () => {
    expect(nextProgress(0.8, 0.29, 0.3)).toBeCloseTo(-1, 12);
    expect(nextProgress(-1, 0.28, 0.3)).toBeCloseTo(-2, 12);
    expect(nextProgress(-1, 0.302, 0.3)).toBeCloseTo(0.2, 12);
  });

  it('counts no short cut of more than half a lap', () => {
    expect(nextProgress(10, 0.7, 0)).toBeCloseTo(-30, 12);
    expect(nextProgress(10, 0.59, 0)).toBeCloseTo(59, 12);
  });

  it('starts anew after a complete lap', () => {
    expect(nextProgress(100, 0.31, 0.3)).toBeCloseTo(1, 12);
  });

  it('is 0 exactly at the start', () => {
    expect(nextProgress(0, 0.3, 0.3)).toBe(0);
  });
});

describe('Episode', () => {
  it('has its pinned first step behind it, and its front point a little ahead of the start', () => {
    const episode = new Episode();
    episode.start(0.25, at(0.25 + 0.14 / 17.7));
    expect(episode.steps).toBe(1);
    expect(episode.progress).toBeCloseTo((100 * 0.14) / 17.7, 12);
    expect(episode.advance(at(0.25 + 0.14 / 17.7))).toBe('in_progress');
    expect(episode.steps).toBe(2);
  });

  it('completes a lap where its start is crossed', () => {
    const episode = new Episode();
    episode.start(0.9, at(0.901));
    const statuses = Array.from({ length: 100 }, (_, k) => episode.advance(at((0.901 + (k + 1) * 0.01) % 1)));
    expect(statuses.indexOf('lap_complete')).toBe(99);
    expect(episode.progress).toBe(100);
    expect(episode.steps).toBe(101);
  });

  it('completes the lap even if the car is off the track by then', () => {
    const episode = new Episode();
    episode.start(0, at(0.001));
    for (let k = 1; k < 100; k++) episode.advance(at(k / 100));
    expect(episode.advance(at(0.001, { allWheelsOff: true }))).toBe('lap_complete');
  });

  it('ends as soon as all wheels are off', () => {
    const episode = new Episode();
    episode.start(0, at(0.01));
    expect(episode.advance(at(0.02))).toBe('in_progress');
    expect(episode.advance(at(0.03, { allWheelsOff: true }))).toBe('off_track');
  });

  it('is reversed after 15 steps backwards in a row', () => {
    const episode = new Episode();
    episode.start(0, at(0.4));
    const back = (k: number) => episode.advance(at(0.4 - 0.001 * k));
    for (let k = 1; k < PATIENCE_STEPS; k++) expect(back(k)).toBe('in_progress');
    expect(PATIENCE_STEPS).toBe(15);
    expect(back(PATIENCE_STEPS)).toBe('reversed');
  });

  it('forgives steps backwards when one goes forwards again', () => {
    const episode = new Episode();
    episode.start(0, at(0.4));
    for (let k = 1; k <= 14; k++) episode.advance(at(0.4 - 0.001 * k));
    expect(episode.advance(at(0.39))).toBe('in_progress');
    for (let k = 1; k <= 14; k++) expect(episode.advance(at(0.39 - 0.001 * k))).toBe('in_progress');
    expect(episode.advance(at(0.39 - 0.001 * 15))).toBe('reversed');
  });

  it('is immobilized after 15 steps of at most 0.3 mm, the first of them without time to move', () => {
    const episode = new Episode();
    episode.start(0, at(0.01, { x: 1 }));
    expect(episode.advance(at(0.01, { x: 1 }))).toBe('in_progress');
    let x = 1;
    for (let k = 2; k < 15; k++) {
      x += 0.99 * IMMOBILE_DISTANCE;
      expect(episode.advance(at(0.01, { x }))).toBe('in_progress');
    }
    expect(episode.advance(at(0.01, { x }))).toBe('immobilized');
    expect(IMMOBILE_DISTANCE).toBe(0.0003);
  });

  it('counts standing still anew after a move', () => {
    const episode = new Episode();
    episode.start(0, at(0.01, { x: 1 }));
    for (let k = 0; k < 14; k++) expect(episode.advance(at(0.01, { x: 1 }))).toBe('in_progress');
    expect(episode.advance(at(0.01, { x: 1.0004 }))).toBe('in_progress');
    for (let k = 0; k < 14; k++) expect(episode.advance(at(0.01, { x: 1.0004 }))).toBe('in_progress');
    expect(episode.advance(at(0.01, { x: 1.0004 }))).toBe('immobilized');
  });

  it('is crashed by a collision of its own fault, before all but a complete lap', () => {
    const crash = { collision: 'own', allWheelsOff: true } as const;
    const episode = new Episode();
    episode.start(0, at(0.4));
    expect(episode.advance(at(0.41, crash))).toBe('crashed');
    expect(episode.isCrashed).toBe(true);
    episode.start(0, at(0.4));
    expect(episode.isCrashed).toBe(false);
    episode.restore([900, 99.5, 0, 0, 0, 0, 0]);
    expect(episode.advance(at(0.001, crash))).toBe('lap_complete');
    expect(episode.isCrashed).toBe(true);
  });

  it('is ended by nothing but the lap in a step in which somebody else has run into the car', () => {
    const hit = { collision: 'other', allWheelsOff: true } as const;
    const episode = new Episode();
    episode.start(0, at(0.4));
    expect(episode.advance(at(0.41, hit))).toBe('in_progress');
    expect(episode.isCrashed).toBe(false);
    expect(episode.advance(at(0.42, { allWheelsOff: true }))).toBe('off_track');
    episode.restore([900, 99.5, 0, 0, 0, 0, 0]);
    expect(episode.advance(at(0.001, hit))).toBe('lap_complete');
    expect(episode.isCrashed).toBe(true);
  });

  it('is off the track before immobilized, and immobilized before reversed', () => {
    const creep = (allWheelsOff: boolean): string => {
      const episode = new Episode();
      episode.start(0, at(0.4, { x: 0 }));
      for (let k = 1; k < 15; k++) episode.advance(at(0.4 - 1e-6 * k, { x: 0 }));
      return episode.advance(at(0.39, { x: 0, allWheelsOff }));
    };
    expect(creep(false)).toBe('immobilized');
    expect(creep(true)).toBe('off_track');
  });

  it('goes on after a restore as it would have', () => {
    const original = new Episode();
    original.start(0.5, at(0.51));
    for (let k = 1; k < 14; k++) original.advance(at(0.51 - 0.001 * k));
    const copy = new Episode();
    copy.restore(structuredClone(original.save()));
    for (let k = 14; k <= 15; k++) {
      expect(copy.advance(at(0.51 - 0.001 * k))).toBe(original.advance(at(0.51 - 0.001 * k)));
      expect(copy.save()).toEqual(original.save());
    }
    expect(copy.status).toBe('reversed');
  });
});

describe('an episode that goes on', () => {
  it('counts the next lap from the line, and rules hold there as before', () => {
    const episode = new Episode();
    episode.start(0, at(0.4));
    episode.advance(at(0.7));
    episode.advance(at(0.995));
    expect(episode.advance(at(0.004))).toBe('lap_complete');
    expect(episode.progress).toBe(100);
    expect(episode.advance(at(0.012))).toBe('in_progress');
    expect(episode.progress).toBeCloseTo(1.2, 12);
    expect(episode.advance(at(0.02, { allWheelsOff: true }))).toBe('off_track');
  });

  it('is judged by no rule while its car is held, and counts afresh afterwards', () => {
    const episode = new Episode();
    episode.start(0.2, at(0.2));
    for (let k = 1; k < PATIENCE_STEPS; k++) episode.advance(at(0.3, { x: 0 }));
    const { steps } = episode;
    for (let k = 1; k <= 2 * PATIENCE_STEPS; k++) {
      expect(episode.hold(at(0.25, { x: 0, allWheelsOff: true, collision: 'own' }), 5)).toBe('in_progress');
      expect(episode.progress).toBeCloseTo(5, 12);
      expect(episode.steps).toBe(steps + k);
    }
    for (let k = 1; k < PATIENCE_STEPS; k++) expect(episode.advance(at(0.25, { x: 0 }))).toBe('in_progress');
    expect(episode.advance(at(0.25, { x: 0 }))).toBe('immobilized');
  });

  it('completes its lap where the car is put down beyond the line', () => {
    const episode = new Episode();
    episode.start(0, at(0.99));
    for (let k = 0; k < 3; k++) expect(episode.hold(at(0.002), 99.9)).toBe('lap_complete');
    expect(episode.advance(at(0.01))).toBe('in_progress');
    expect(episode.progress).toBeCloseTo(1, 12);
  });
});
