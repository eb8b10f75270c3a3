import type { ActionSpaceSpec } from '../../race/action-space.ts';

/** Network of a policy on state observations: the service has no name for one without a camera. */
export const STATE_NETWORK = 'MULTI_LAYER_PERCEPTRON';

/** What model_metadata.json says. */
export interface ModelDescription {
  readonly actions: ActionSpaceSpec;
  readonly sensors: readonly string[];
  /** Generation of the service's physics that the car drives like. */
  readonly version: string;
}

/** A model_metadata.json as the service's newest version has it. */
export function writeModelMetadata({ actions, sensors, version }: ModelDescription): string {
  const action_space =
    actions.type === 'continuous'
      ? { steering_angle: actions.steering_angle, speed: actions.speed }
      : actions.actions.map(({ steering_angle, speed }, index) => ({ steering_angle, speed, index }));
  const metadata = {
    action_space,
    action_space_type: actions.type,
    sensor: sensors.map((sensor) => sensor.toUpperCase()),
    neural_network: STATE_NETWORK,
    training_algorithm: 'clipped_ppo',
    version,
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
