import type { EpisodeStatus } from './evaluation.ts';

/** So many steps in a row must go backwards, or stand still, before an episode ends for it (one second). */
export const PATIENCE_STEPS = 15;
/** A car that moves no more than this in a step stands still [m] */
export const IMMOBILE_DISTANCE = 0.0003;

/** What the rules need to know about a car at one step. */
export interface EpisodeStep {
  /** Arc length of the front point over track length, 0 … 1. */
  readonly normalisedDistance: number;
  /** Front point [m] */
  readonly frontX: number;
  readonly frontY: number;
  readonly allWheelsOff: boolean;
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
  /** Where it started, arc length over track length. */
  startNormalised = 0;
  #stepsBackwards = 0;
  #stepsStill = 0;
  #frontX = 0;
  #frontY = 0;

  /** @param at the car at rest on its start position */
  start(startNormalised: number, at: EpisodeStep): void {
    this.steps = 1;
    this.status = 'in_progress';
    this.startNormalised = startNormalised;
    this.#stepsBackwards = 0;
    this.#stepsStill = 0;
    this.#frontX = at.frontX;
    this.#frontY = at.frontY;
    this.progress = nextProgress(0, at.normalisedDistance, startNormalised);
  }

  /** Counts one step and judges it. */
  advance(at: EpisodeStep): EpisodeStatus {
    this.steps++;
    const previous = this.progress;
    this.progress = nextProgress(previous, at.normalisedDistance, this.startNormalised);
    const moved = Math.hypot(at.frontX - this.#frontX, at.frontY - this.#frontY);
    this.#frontX = at.frontX;
    this.#frontY = at.frontY;
    this.#stepsBackwards = this.progress < previous ? this.#stepsBackwards + 1 : 0;
    // Step 2 shows the same pose as step 1: the car had no time to move yet.
    this.#stepsStill = moved <= IMMOBILE_DISTANCE && this.steps > 2 ? this.#stepsStill + 1 : 0;
    if (this.progress >= 100) this.status = 'lap_complete';
    else if (at.allWheelsOff) this.status = 'off_track';
    else if (this.#stepsBackwards >= PATIENCE_STEPS) this.status = 'reversed';
    else if (this.#stepsStill >= PATIENCE_STEPS) this.status = 'immobilized';
    return this.status;
  }

  save(): number[] {
    return [
      this.steps,
      this.progress,
      this.startNormalised,
      this.#stepsBackwards,
      this.#stepsStill,
      this.#frontX,
      this.#frontY,
    ];
  }

  restore(saved: readonly number[]): void {
    [
      this.steps,
      this.progress,
      this.startNormalised,
      this.#stepsBackwards,
      this.#stepsStill,
      this.#frontX,
      this.#frontY,
    ] = saved as [number, number, number, number, number, number, number];
    this.status = 'in_progress';
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
