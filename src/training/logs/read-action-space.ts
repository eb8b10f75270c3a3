import { type ActionSpaceSpec, checkActionSpace } from '../../race/action-space.ts';
import { type Note, toNumber } from './imported-settings.ts';
import { SettingsFileError } from './settings-file-error.ts';

/** What the car can follow, as the service's simulator clamps it. */
const LIMITS = {
  steering_angle: { low: -30, high: 30, unit: '°' },
  speed: { low: 0.1, high: 4, unit: ' m/s' },
} as const;
/** The service never had more than 30 actions; a list of any length is refused before it is looked through. */
const MAX_ACTIONS = 1000;

/**
 * An action space with what the service's simulator would have made of it: numbers written as text are numbers, and
 * what the car cannot follow is brought back into its range, which is noted.
 * @throws SettingsFileError, ActionSpaceError
 */
export function readActionSpace(space: unknown, type: unknown, file: string, note: Note): ActionSpaceSpec {
  const isDiscrete = Array.isArray(space);
  if (typeof space !== 'object' || space === null)
    throw new SettingsFileError(
      file,
      'action_space',
      'must be a list of actions or {steering_angle, speed}',
      space,
    );
  const found = isDiscrete ? 'discrete' : 'continuous';
  if (type !== undefined && type !== found)
    throw new SettingsFileError(file, 'action_space_type', `must be ${found}, as the action_space is`, type);
  return checkActionSpace(isDiscrete ? readDiscrete(space, note) : readContinuous(space, note), file);
}

function readDiscrete(actions: readonly unknown[], note: Note): unknown {
  if (actions.length > MAX_ACTIONS) return { type: 'discrete', actions };
  return {
    type: 'discrete',
    actions: actions.map((action: unknown, i) => {
      const { steering_angle, speed, index } = fieldsOf(action);
      if (index !== undefined && index !== i)
        note(`action_space[${i}].index`, index, 'actions have the number of their place in the list');
      return {
        steering_angle: follow('steering_angle', steering_angle, `action_space[${i}].steering_angle`, note),
        speed: follow('speed', speed, `action_space[${i}].speed`, note),
      };
    }),
  };
}

function readContinuous(space: object, note: Note): unknown {
  const { steering_angle, speed } = fieldsOf(space);
  const range = (name: keyof typeof LIMITS, value: unknown): unknown => {
    const { low, high } = fieldsOf(value);
    const path = `action_space.${name}`;
    return { low: follow(name, low, `${path}.low`, note), high: follow(name, high, `${path}.high`, note) };
  };
  return {
    type: 'continuous',
    steering_angle: range('steering_angle', steering_angle),
    speed: range('speed', speed),
  };
}

/** The number that the car follows instead; what is no number stays for the check to refuse. */
function follow(name: keyof typeof LIMITS, value: unknown, field: string, note: Note): unknown {
  const number = toNumber(value);
  if (number === null) return value;
  const { low, high, unit } = LIMITS[name];
  const followed = Math.min(Math.max(number, low), high);
  if (followed !== number)
    note(field, value, `the car follows ${low} to ${high}${unit}: ${followed}${unit} is used`);
  return followed;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>;
}
