import { checkActionSpace } from '../../race/action-space.ts';
import { checkSensorSpec } from '../../race/observers/sensor-spec.ts';
import { carKeyOf } from '../../sim/car.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import type { RunConfig } from '../run-config.ts';
import { RunFileError } from './run-file-error.ts';

type Driven = Pick<PolicySnapshot, 'trackId' | 'moreTrackIds' | 'car' | 'sensors' | 'actions'>;

/**
 * Whether a policy drives what its run says: what is shown of the run would be another policy's otherwise.
 * @param file the policy's, for messages
 * @throws RunFileError naming the first field that differs
 */
export function checkPolicyOfRun(policy: PolicySnapshot, config: RunConfig, file: string): void {
  const { track, moreTracks, car, sensors, actions } = config;
  const asked = inOneOrder({
    trackId: track.id,
    moreTrackIds: moreTracks.map(({ id }) => id),
    car,
    sensors,
    actions,
  });
  const found = inOneOrder(policy);
  for (const field of Object.keys(asked) as (keyof Driven)[])
    if (found[field] !== asked[field])
      throw new RunFileError(file, field, `must be the run's, ${asked[field].slice(0, 80)}`);
}

/** As text; the checks put the keys of what they return into an order of their own. */
function inOneOrder(driven: Driven): Readonly<Record<keyof Driven, string>> {
  return {
    trackId: driven.trackId,
    moreTrackIds: driven.moreTrackIds.join(', '),
    car: carKeyOf(driven.car),
    sensors: JSON.stringify(checkSensorSpec(driven.sensors, 'sensors')),
    actions: JSON.stringify(checkActionSpace(driven.actions, 'actions')),
  };
}
