import type { EpisodeStatus } from './evaluation.ts';
import type { Collision } from './object-judge.ts';

/** So many steps in a row must go backwards, or stand still, before an episode ends for it (one second). */
export const PATIENCE_STEPS = 15;
/** A car that moves no more than this in a step stands still [m] */
export const IMMOBILE_DISTANCE = 0.0003;

/** What the rules need to know about a car at one step. */
export interface EpisodeStep {
  /** Arc length of the front point over track length, 0 … 1. */
  readonly normalisedDistance: number;
  /** Middle of the car [m] */
  readonly x: number;
  readonly y: number;
  readonly allWheelsOff: boolean;
  readonly collision: Collision;
}

/**
 * One car's episode under DeepRacer's rules: progress state machine and termination. The first step of the service's
 * episodes (`prepare`, car pinned, no reward) happens inside `start`, so the first `advance` is step 2.
 */
export class Episode {
  /** Steps so far, the pinned first one included. */
  steps = 1;
  /** Percent; may be slightly negative, at most 100. */
  progress = 0;
  status: EpisodeStatus = 'in_progress';
  /** DeepRacer's `is_crashed`: a collision that ends the episode, or in the step in which the lap does. */
  isCrashed = false;
  /** Where it started, arc length over track length. */
  startNormalised = 0;
  #stepsBackwards = 0;
  #stepsStill = 0;
  #x = 0;
  #y = 0;

  /** @param at the car at rest on its start position */
  start(startNormalised: number, at: EpisodeStep): void {
    this.steps = 1;
    this.status = 'in_progress';
    this.isCrashed = false;
    this.startNormalised = startNormalised;
    this.#stepsBackwards = 0;
    this.#stepsStill = 0;
    this.#x = at.x;
    this.#y = at.y;
    this.progress = nextProgress(0, at.normalisedDistance, startNormalised);
  }

  /**
   * Counts one step and judges it. A collision that is somebody else's fault ends nothing, and in its step nothing but
   * the lap can end, as in the service.
   */
  advance(at: EpisodeStep): EpisodeStatus {
    this.steps++;
    // A car that drives on over the line is on its next lap.
    const previous = this.progress >= 100 ? 0 : this.progress;
    this.progress = nextProgress(previous, at.normalisedDistance, this.startNormalised);
    const moved = Math.hypot(at.x - this.#x, at.y - this.#y);
    this.#x = at.x;
    this.#y = at.y;
    this.#stepsBackwards = this.progress < previous ? this.#stepsBackwards + 1 : 0;
    // Step 2 shows the pose of step 1 and counts: so it did in the service.
    this.#stepsStill = moved <= IMMOBILE_DISTANCE ? this.#stepsStill + 1 : 0;
    if (this.progress >= 100) this.status = 'lap_complete';
    else if (at.collision === 'own') this.status = 'crashed';
    else if (at.collision === 'other') this.status = 'in_progress';
    else if (at.allWheelsOff) this.status = 'off_track';
    else if (this.#stepsStill >= PATIENCE_STEPS) this.status = 'immobilized';
    else if (this.#stepsBackwards >= PATIENCE_STEPS) this.status = 'reversed';
    else this.status = 'in_progress';
    this.isCrashed = at.collision !== 'none' && this.status !== 'in_progress';
    return this.status;
  }

  /**
   * Counts a step in which the car is held where it was put back to: no rule but the lap's applies to it.
   * @param from progress of the place that it was put back to [%]
   */
  hold(at: EpisodeStep, from: number): EpisodeStatus {
    const { steps, startNormalised } = this;
    this.start(startNormalised, at);
    this.steps = steps + 1;
    this.progress = nextProgress(from, at.normalisedDistance, startNormalised);
    if (this.progress >= 100) this.status = 'lap_complete';
    return this.status;
  }

  save(): number[] {
    return [
      this.steps,
      this.progress,
      this.startNormalised,
      this.#stepsBackwards,
      this.#stepsStill,
      this.#x,
      this.#y,
    ];
  }

  restore(saved: readonly number[]): void {
    [
      this.steps,
      this.progress,
      this.startNormalised,
      this.#stepsBackwards,
      this.#stepsStill,
      this.#x,
      this.#y,
    ] = saved as [number, number, number, number, number, number, number];
    this.status = 'in_progress';
    this.isCrashed = false;
  }
}

/**
 * DeepRacer's progress: percent of the loop since the episode's own start. Crossing the start line forwards adds a
 * lap's worth, backwards takes it away, so no short cut of more than half a lap counts.
 * @param previous progress of the step before
 * @param normalised arc length over track length, 0 … 1
 * @param start the same at the episode's start
 */
export function nextProgress(previous: number, normalised: number, start: number): number {
  const before = previous >= 100 ? 0 : previous;
  let progress = 100 * (normalised - start);
  if (progress <= 0) progress += 100;
  if (before > progress + 50) progress += 100;
  if (progress > before + 50) progress -= 100;
  return Math.min(progress, 100);
}
