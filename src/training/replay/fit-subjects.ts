import { DEEPRACER_V4, DEEPRACER_V6 } from '../../sim/cars.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { FitParameters } from './fit-parameters.ts';
import { type PublishedModel, PUBLISHED_V4, PUBLISHED_V6 } from './published-model.ts';

/** Errors that count as one, so that steps and seconds, places and headings weigh alike [m, °] */
export interface Tolerances {
  readonly stepPosition: number;
  readonly stepHeading: number;
  readonly secondPosition: number;
  readonly secondHeading: number;
}

/** A generation whose car is fitted, with what was known before. */
export interface FitSubject {
  readonly generation: 'v4' | 'v6';
  /** Gives the constants that are not fitted. */
  readonly car: CarSpec;
  readonly carParameters: FitParameters;
  readonly bicycleParameters: FitParameters;
  readonly published: PublishedModel;
  /** Of the logs: what the best models of the generation reach. */
  readonly tolerances: Tolerances;
}

/** How near a car should come to the published model, which is without noise. */
export const PUBLISHED_TOLERANCES: Tolerances = {
  stepPosition: 0.005,
  stepHeading: 0.5,
  secondPosition: 0.06,
  secondHeading: 5,
};

/**
 * v6: the constants of a fit of this same car to two logs. How fast it speeds up cannot be told from logs whose clock
 * jitters by 10 ms, so that limit is kept; nor can its grip, because nobody drove fast enough to need it.
 */
const V6: FitSubject = {
  generation: 'v6',
  car: DEEPRACER_V6,
  published: PUBLISHED_V6,
  carParameters: {
    speedGain: { value: 26, spread: 0.15, isShare: true },
    speedRatio: { value: 1.01, spread: 0.01 },
    speedDelay: { value: 0.031, spread: 0.005 },
    steeringDelay: { value: 0.041, spread: 0.005 },
    steeringLag: { value: 0.16, spread: 0.01 },
    steeringEffect: { value: 0.635, spread: 0.03, isShare: true },
    steeringFade: { value: -0.3, spread: 0.3 },
    steeringScrub: { value: 0.2, spread: 0.2 },
    baseOffset: { value: 0.036, spread: 0.01 },
  },
  bicycleParameters: {
    wheelbase: { value: 0.266, spread: 0.05, isShare: true },
    frontOffset: { value: 0.242, spread: 0.01 },
    speedRatio: { value: 1.011, spread: 0.01 },
    speedLag: { value: 0.052, spread: 0.2, isShare: true },
    speedDelay: { value: 0.021, spread: 0.005 },
    steeringLag: { value: 0.157, spread: 0.01 },
    steeringDelay: { value: 0.045, spread: 0.005 },
  },
  tolerances: { stepPosition: 0.021, stepHeading: 1.2, secondPosition: 0.11, secondHeading: 5 },
};

/** v4: the published model put into this car's terms; its tyres grip like those of v6. */
const V4: FitSubject = {
  generation: 'v4',
  car: DEEPRACER_V4,
  published: PUBLISHED_V4,
  carParameters: {
    speedGain: { value: 6.85, spread: 0.15, isShare: true },
    maxAcceleration: { value: 3.2, spread: 0.1, isShare: true },
    speedRatio: { value: 1.035, spread: 0.02 },
    steeringEffect: { value: 0.727, spread: 0.05, isShare: true },
    steeringFade: { value: 0.67, spread: 0.3 },
    yawLag: { value: 0.42, spread: 0.05 },
    baseOffset: { value: 0, spread: 0.02 },
  },
  bicycleParameters: {
    wheelbase: { value: 0.34, spread: 0.15, isShare: true },
    frontOffset: { value: 0.22, spread: 0.02 },
    speedRatio: { value: 1.04, spread: 0.02 },
    speedLag: { value: 0.15, spread: 0.15, isShare: true },
    maxAcceleration: { value: 3.5, spread: 0.1, isShare: true },
    steeringLag: { value: 0.3, spread: 0.2, isShare: true },
  },
  tolerances: { stepPosition: 0.01, stepHeading: 0.75, secondPosition: 0.16, secondHeading: 10 },
};

export const FIT_SUBJECTS: readonly FitSubject[] = [V6, V4];
