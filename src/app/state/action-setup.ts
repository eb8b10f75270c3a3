import type { ActionSpaceSpec, DiscreteAction } from '../../race/action-space.ts';
import { ACTION_LIMITS } from '../../workers/client/create-run-config.ts';

/** Two ends, the lower one first. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** What a policy may command. Both kinds are kept, so that nothing is lost by looking at the other. */
export interface ActionSetup {
  readonly type: 'continuous' | 'discrete';
  /** Continuous only: degrees, positive = left. */
  readonly steering: Span;
  /** Continuous only: metres per second. */
  readonly speed: Span;
  /** Discrete only: in the order in which the policy numbers them. */
  readonly list: readonly DiscreteAction[];
}

/** An even grid of actions. */
export interface ActionGrid {
  /** Degrees to each side. */
  readonly steering: number;
  /** Metres per second. */
  readonly speed: Span;
  /** How many of each there are. */
  readonly angles: number;
  readonly speeds: number;
}

/** What people move actions by: finer than a servo turns. */
export const ACTION_STEP = { steering: 1, speed: 0.1 } as const;

export const DEFAULT_GRID: ActionGrid = {
  steering: 30,
  speed: { low: 0.5, high: 4 },
  angles: 5,
  speeds: 2,
};

export const DEFAULT_ACTION_SETUP: ActionSetup = {
  type: 'continuous',
  steering: { low: -30, high: 30 },
  speed: { low: 0.5, high: 4 },
  list: gridOf(DEFAULT_GRID),
};

/** The actions of a grid from right to left, slow to fast, as DeepRacer's console numbered them. */
export function gridOf({ steering, speed, angles, speeds }: ActionGrid): DiscreteAction[] {
  const eachSpeed = spread(speed, speeds);
  return spread({ low: -steering, high: steering }, angles).flatMap((steering_angle) =>
    eachSpeed.map((speed) => ({ steering_angle, speed })),
  );
}

/** The action space as the trainer takes it. */
export function actionSpaceOf({ type, steering, speed, list }: ActionSetup): ActionSpaceSpec {
  return type === 'continuous' ? { type, steering_angle: steering, speed } : { type, actions: list };
}

/** The setup that leads to an action space. @param before has what of the other kind is kept */
export function actionSetupOf(spec: ActionSpaceSpec, before: ActionSetup): ActionSetup {
  return spec.type === 'continuous'
    ? { ...before, type: spec.type, steering: spec.steering_angle, speed: spec.speed }
    : { ...before, type: spec.type, list: spec.actions };
}

/** The nearest action that a car can follow and that people can read. */
export function nearestAction({ steering_angle, speed }: DiscreteAction): DiscreteAction {
  return {
    steering_angle: snap(steering_angle, ACTION_STEP.steering, ACTION_LIMITS.steering),
    speed: snap(speed, ACTION_STEP.speed, ACTION_LIMITS.speed),
  };
}

/** The list with another action in one place. */
export function withAction(
  list: readonly DiscreteAction[],
  index: number,
  action: DiscreteAction,
): DiscreteAction[] {
  return list.map((other, i) => (i === index ? action : other));
}

/** A place on the plane where there is none yet: half-way between the two actions that are farthest apart along the list. */
export function freshAction(list: readonly DiscreteAction[]): DiscreteAction {
  const middles = list.flatMap((a, i) => list.slice(i + 1).map((b) => middleOf(a, b)));
  const away = (place: DiscreteAction): number => Math.min(...list.map((action) => distance(action, place)));
  const best = middles.reduce<DiscreteAction | null>(
    (best, place) => (best === null || away(place) > away(best) ? place : best),
    null,
  );
  return best ?? { steering_angle: 0, speed: ACTION_LIMITS.speed.high / 2 };
}

/** Whether every action differs from every other. */
export function areAllDifferent(list: readonly DiscreteAction[]): boolean {
  return new Set(list.map(({ steering_angle, speed }) => `${steering_angle} ${speed}`)).size === list.length;
}

/** `10 actions · 0.5–4 m/s · ±30°` */
export function describeActions({ type, steering, speed, list }: ActionSetup): string {
  if (type === 'continuous') return `continuous · ${describeSpeed(speed)} · ${describeSteering(steering)}`;
  const [speeds, angles] = [list.map(({ speed }) => speed), list.map((action) => action.steering_angle)];
  return `${list.length} actions · ${describeSpeed(spanOf(speeds))} · ${describeSteering(spanOf(angles))}`;
}

/** `0.5–4 m/s` */
export function describeSpeed({ low, high }: Span): string {
  return low === high ? `${high} m/s` : `${low}–${high} m/s`;
}

/** `±30°`, or `10° right to 30° left` */
export function describeSteering({ low, high }: Span): string {
  if (low === high) return describeAngle(low);
  return low === -high ? `±${high}°` : `${describeAngle(low)} to ${describeAngle(high)}`;
}

/** `12° left`, `straight on` */
export function describeAngle(degrees: number): string {
  if (degrees === 0) return 'straight on';
  return `${Math.abs(degrees)}° ${degrees > 0 ? 'left' : 'right'}`;
}

function spanOf(values: readonly number[]): Span {
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** `count` numbers evenly over a span; a single one is its higher end. */
function spread({ low, high }: Span, count: number): number[] {
  if (count === 1) return [high];
  const step = (high - low) / (count - 1);
  return Array.from({ length: count }, (_, i) => rounded(low + i * step));
}

function snap(value: number, step: number, { low, high }: Span): number {
  return Math.min(high, Math.max(low, rounded(Math.round(value / step) * step)));
}

function rounded(value: number): number {
  // Never -0, which would be written as 0 and not be equal to it.
  return Math.round(value * 100) / 100 + 0;
}

function middleOf(a: DiscreteAction, b: DiscreteAction): DiscreteAction {
  return nearestAction({
    steering_angle: (a.steering_angle + b.steering_angle) / 2,
    speed: (a.speed + b.speed) / 2,
  });
}

/** As far as on the plane, whose sides are equally long. */
function distance(a: DiscreteAction, b: DiscreteAction): number {
  const { steering, speed } = ACTION_LIMITS;
  return Math.hypot(
    (a.steering_angle - b.steering_angle) / (steering.high - steering.low),
    (a.speed - b.speed) / (speed.high - speed.low),
  );
}
