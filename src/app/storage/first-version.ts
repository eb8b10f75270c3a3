import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { checkSensorSpec } from '../../workers/client/create-run-config.ts';
import type { RunRecord } from '../state/run-record.ts';

/** The first version knew one car, one sensor and no race but time trials, and did not say so in every place. */
const CAR = 'club';

/** A run of the first version as runs are today. One of today stays as it is. */
export function upgradeRun(run: RunRecord): RunRecord {
  const stock = {
    car: CAR,
    race: { type: 'time-trial' },
    alternateDirection: false,
    randomisation: null,
  } as const;
  return { ...run, config: { ...stock, ...run.config, sensors: sensorsOf(run.config.sensors) } };
}

/** The same for a policy. */
export function upgradePolicy(policy: PolicySnapshot): PolicySnapshot {
  const stock = { car: CAR } as const;
  return { ...stock, ...policy, sensors: sensorsOf(policy.sensors) };
}

/** Was the name of the only sensor. */
function sensorsOf(sensors: SensorSpec | 'state' | undefined): SensorSpec {
  return typeof sensors === 'object' ? sensors : checkSensorSpec('state', 'run');
}
