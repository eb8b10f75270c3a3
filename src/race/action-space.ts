import * as v from 'valibot';
import { toRadians } from '../math/angle.ts';
import type { ActionSpace } from '../gym/space.ts';

/** One entry of a discrete action list, as in DeepRacer's `model_metadata.json`. */
export interface DiscreteAction {
  /** Degrees, positive = left. */
  readonly steering_angle: number;
  /** Metres per second. */
  readonly speed: number;
}

/** What a policy may command; DeepRacer's two kinds under DeepRacer's names. */
export type ActionSpaceSpec =
  | {
      readonly type: 'continuous';
      /** Degrees, positive = left. */
      readonly steering_angle: { readonly low: number; readonly high: number };
      /** Metres per second. */
      readonly speed: { readonly low: number; readonly high: number };
    }
  | { readonly type: 'discrete'; readonly actions: readonly DiscreteAction[] };

/** What a car can follow, and how many actions a list may have. */
export const ACTION_LIMITS = {
  /** Degrees, positive = left. */
  steering: { low: -30, high: 30 },
  /** Metres per second. */
  speed: { low: 0.1, high: 4 },
  /** As in DeepRacer's console. */
  count: { low: 2, high: 30 },
} as const;

/** The whole range that the car can follow. */
export const DEFAULT_ACTIONS: ActionSpaceSpec = {
  type: 'continuous',
  steering_angle: { low: -30, high: 30 },
  speed: { low: 0.5, high: 4 },
};

/** An action space file that breaks a rule: which file, field, rule and value. */
export class ActionSpaceError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const shown = value === undefined ? '' : ` (found ${describe(value)})`;
    // Names and messages of parsers can hold line breaks.
    super(`${file}: ${field}: ${rule}${shown}`.replaceAll(/\s+/g, ' '));
    this.name = 'ActionSpaceError';
  }
}

/** Only plain values are shown: anything else may be as large and as deep as it likes. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value).slice(0, 60);
}

const number = v.pipe(v.number('must be a number'), v.finite('must be finite'));
const { steering: STEERING, speed: SPEED, count: COUNT } = ACTION_LIMITS;
const angle = v.pipe(
  number,
  v.minValue(STEERING.low, `must be ${STEERING.low}° or more`),
  v.maxValue(STEERING.high, `must be at most ${STEERING.high}°`),
);
const speed = v.pipe(
  number,
  v.minValue(SPEED.low, `must be at least ${SPEED.low} m/s`),
  v.maxValue(SPEED.high, `must be at most ${SPEED.high} m/s`),
);

const SpecSchema = v.variant('type', [
  v.object({
    type: v.literal('continuous'),
    steering_angle: v.object({ low: angle, high: angle }, 'must be {low, high} in degrees'),
    speed: v.object({ low: speed, high: speed }, 'must be {low, high} in m/s'),
  }),
  v.object({
    type: v.literal('discrete'),
    actions: v.pipe(
      v.array(
        v.object({ steering_angle: angle, speed }, 'must be {steering_angle, speed}'),
        'must be a list of actions',
      ),
      v.minLength(COUNT.low, `must have at least ${COUNT.low} actions`),
      v.maxLength(COUNT.high, `must have at most ${COUNT.high} actions`),
    ),
  }),
]);
const MetadataSchema = v.object({ action_space: v.union([v.array(v.unknown()), v.looseObject({})]) });

/**
 * Reads an action space as `model_metadata.json` writes it, or only its `action_space` value.
 * @throws ActionSpaceError
 */
export function parseActionSpace(text: string, file: string): ActionSpaceSpec {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ActionSpaceError(
      file,
      'file',
      `must be JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const metadata = v.safeParse(MetadataSchema, json);
  const space = metadata.success ? metadata.output.action_space : json;
  return Array.isArray(space)
    ? checkActionSpace({ type: 'discrete', actions: space }, file)
    : checkActionSpace({ ...Object(space), type: 'continuous' }, file);
}

/** Checks an already decoded action space. @throws ActionSpaceError */
export function checkActionSpace(spec: unknown, file: string): ActionSpaceSpec {
  const checked = check(SpecSchema, spec, file);
  if (checked.type === 'continuous') {
    for (const field of ['steering_angle', 'speed'] as const) {
      if (checked[field].low < checked[field].high) continue;
      throw new ActionSpaceError(
        file,
        `action_space.${field}`,
        `low must be below high`,
        `${checked[field].low} … ${checked[field].high}`,
      );
    }
  }
  return checked;
}

function check<S extends v.GenericSchema>(schema: S, value: unknown, file: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  throw new ActionSpaceError(
    file,
    path === null ? 'action_space' : `action_space.${path}`,
    issue.kind === 'schema' && issue.input === undefined ? 'is missing' : issue.message,
    issue.input,
  );
}

/** The gym space of a spec: a box in degrees and m/s, or indices. */
export function toGymSpace(spec: ActionSpaceSpec): ActionSpace {
  if (spec.type === 'discrete') return { type: 'discrete', n: spec.actions.length };
  return {
    type: 'box',
    low: [spec.steering_angle.low, spec.speed.low],
    high: [spec.steering_angle.high, spec.speed.high],
  };
}

/** A decoded action; reused by its owner. */
export interface Command {
  /** Degrees, as the reward function sees it. */
  steeringDegrees: number;
  /** [rad] */
  steeringAngle: number;
  /** [m/s] */
  speed: number;
}

/** Turns action number `i` of a flat array into a command. */
export function decodeAction(spec: ActionSpaceSpec, actions: Float32Array, i: number, out: Command): Command {
  if (spec.type === 'discrete') {
    const action = spec.actions[actions[i]];
    out.steeringDegrees = action.steering_angle;
    out.speed = action.speed;
  } else {
    out.steeringDegrees = actions[2 * i]!;
    out.speed = actions[2 * i + 1]!;
  }
  out.steeringAngle = toRadians(out.steeringDegrees);
  return out;
}
