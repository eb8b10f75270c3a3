import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { PpoConfig } from '../../rl/ppo-config.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { checkSensorSpec, DEFAULT_BEST, fromRacingV1 } from '../../workers/client/create-run-config.ts';
import type { RunRecord } from '../state/run-record.ts';

/** The first version knew one car, one sensor and no race but time trials, and did not say so in every place. */
const CAR = 'club';

/** Until there were others, every run had PPO, and said so in other places. */
interface OfPpo {
  readonly algorithm: RunConfig['algorithm'] | 'ppo' | undefined;
  /** Of a run. */
  readonly ppo?: PpoConfig;
  /** Of a policy. */
  readonly config?: PpoConfig;
}

/** A run of an earlier version as runs are today. One of today stays as it is. */
export function upgradeRun(run: RunRecord): RunRecord {
  const stock = {
    car: CAR,
    race: { type: 'time-trial' },
    alternateDirection: false,
    randomisation: null,
    // Before the third version, the best was by laps, and nothing ended at a plateau.
    bestBy: DEFAULT_BEST,
    untilPlateau: null,
    // Before the seventh, not every run said these.
    moreTracks: [],
    retries: 0,
  } as const;
  const { ppo: _ppo, ...config } = run.config as RunConfig & Pick<OfPpo, 'ppo'>;
  const algorithm = algorithmOf(run.config);
  const since = { kept: [], warnings: [], rewardChanges: [], startedFrom: null };
  return { ...since, ...run, config: { ...stock, ...config, algorithm, sensors: sensorsOf(config.sensors) } };
}

/** The same for a policy. */
export function upgradePolicy(policy: PolicySnapshot): PolicySnapshot {
  const stock = { car: CAR, moreTrackIds: [] } as const;
  const { config: _config, ...rest } = policy as PolicySnapshot & Pick<OfPpo, 'config'>;
  const family = policy.actions?.type === 'discrete' ? 'categorical' : 'diagonal-gaussian';
  const { distribution = family } = policy as Partial<PolicySnapshot>;
  const algorithm = algorithmOf(policy);
  const current = { ...stock, ...rest, distribution, algorithm, sensors: sensorsOf(policy.sensors) };
  return policy.envId === 'Racing-v1' ? inRacingV2(current) : current;
}

/** Before the fourth version, pictures were of 0 to 1. */
function inRacingV2(policy: PolicySnapshot): PolicySnapshot {
  const { network, actor, critic } = policy;
  const envId = 'Racing-v2';
  // The first versions did not say what a network looks like: none of them saw.
  if (((network as typeof network | undefined)?.image ?? null) === null) return { ...policy, envId };
  return { ...policy, envId, actor: fromRacingV1(network, actor), critic: fromRacingV1(network, critic) };
}

function algorithmOf({ algorithm, ppo, config = ppo }: OfPpo): RunConfig['algorithm'] {
  return typeof algorithm === 'object' ? algorithm : { name: 'ppo', config: config! };
}

/** Was the name of the only sensor. */
function sensorsOf(sensors: SensorSpec | 'state' | undefined): SensorSpec {
  return typeof sensors === 'object' ? sensors : checkSensorSpec('state', 'run');
}
