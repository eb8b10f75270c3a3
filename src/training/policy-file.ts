import * as v from 'valibot';
import { type ActionSpaceSpec, checkActionSpace, toGymSpace } from '../race/action-space.ts';
import { ALGORITHM_NAMES, createAlgorithmSpec, type AlgorithmName } from '../rl/algorithms.ts';
import { createGreedyDistribution } from '../rl/create-distribution.ts';
import type { DistributionName } from '../rl/distribution.ts';
import { headSizes, imageSize, type NetworkShape } from '../nn/network-shape.ts';
import { createObserver } from '../race/observers/create-observer.ts';
import { pictureOf } from '../race/observers/observer.ts';
import { checkSensorSpec, type SensorSpec } from '../race/observers/sensor-spec.ts';
import { CarSchema, checkCar } from '../sim/car-file.ts';
import { EvaluationSchema } from './evaluation-schema.ts';
import { fromRacingV1 } from './from-racing-v1.ts';
import { fingerprint } from './fingerprint.ts';
import { layersModel, type NetworkName, weightEntries } from './layers-model.ts';
import { NetworkSchema } from './network-schema.ts';
import { PolicyFileError } from './policy-file-error.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { LARGEST_LOG_STD, LARGEST_WEIGHT } from './weight-limits.ts';

/** The three files of a policy folder. */
export interface PolicyFiles {
  /** What the policy is: environment, track, actions, config, seed, evaluation. */
  readonly 'policy.json': string;
  /** tfjs-layers topology and the list of weights. */
  readonly 'model.json': string;
  /** Float32 weights, little-endian, in the order of `model.json`. */
  readonly 'weights.bin': Uint8Array;
}

/**
 * A policy as files that other programs can open.
 * @param command the command line that made it, for the record
 */
export function writePolicyFiles(policy: PolicySnapshot, command?: string): PolicyFiles {
  const {
    actor,
    critic,
    logStd,
    network,
    distribution: _distribution,
    algorithm,
    evaluation,
    ...facts
  } = policy;
  const weights = [...actor, ...critic];
  const bytes = new Uint8Array(4 * weights.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const array of weights) {
    for (const value of array) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  const description = {
    format: 'grad-prix-policy',
    version: 1,
    ...facts,
    algorithm: algorithm.name,
    config: algorithm.config,
    evaluation,
    network,
    logStd: logStd && Array.from(logStd),
    weightsFingerprint: fingerprint(bytes),
    ...(command === undefined ? {} : { command }),
  };
  return {
    'policy.json': `${JSON.stringify(description, null, 2)}\n`,
    'model.json': `${JSON.stringify(layersModel(network, networksOf(algorithm.name)), null, 2)}\n`,
    'weights.bin': bytes,
  };
}

const number = v.pipe(v.number('must be a number'), v.finite('must be finite'));
const count = v.pipe(number, v.integer('must be a whole number'), v.minValue(0, 'must be 0 or more'));
const deviation = v.pipe(
  number,
  v.minValue(-LARGEST_LOG_STD, 'must be -20 or more: it is a logarithm'),
  v.maxValue(LARGEST_LOG_STD, 'must be at most 20: it is a logarithm'),
);
const PolicySchema = v.object({
  format: v.literal('grad-prix-policy', 'must be "grad-prix-policy"'),
  version: v.literal(1, 'must be 1: this program reads version 1'),
  envId: v.picklist(
    ['Racing-v1', 'Racing-v2'],
    'must be "Racing-v2": policies of other environments do not drive here',
  ),
  trackId: v.string('must be text'),
  /** Not in older files. */
  moreTrackIds: v.optional(v.array(v.string('must be text'), 'must be a list of tracks'), []),
  /** Whole, where it is one of a person's own. */
  car: CarSchema,
  sensors: v.unknown(),
  actions: v.unknown(),
  network: NetworkSchema,
  logStd: v.nullable(v.array(deviation, 'must be null or a list of logarithms')),
  /** Of `weights.bin`; not in older files. */
  weightsFingerprint: v.optional(v.string('must be text')),
  steps: count,
  seed: number,
  /** Older files do not say it: there was only PPO. */
  algorithm: v.optional(v.picklist(ALGORITHM_NAMES, `must be ${ALGORITHM_NAMES.join(', ')}`), 'ppo'),
  config: v.record(v.string(), v.unknown(), 'must be an object of settings'),
  evaluation: v.nullable(EvaluationSchema),
});

/**
 * Reads and checks a policy folder.
 * @param name the folder's name, for messages
 * @throws PolicyFileError
 */
export function readPolicyFiles(
  files: Pick<PolicyFiles, 'policy.json' | 'weights.bin'>,
  name: string,
): PolicySnapshot {
  const file = `${name}/policy.json`;
  const policy = checkShape(parseJson(files['policy.json'], file), file);
  const actions = wrap(file, 'actions', () => checkActionSpace(policy.actions, file));
  const algorithm = wrap(file, 'config', () =>
    createAlgorithmSpec({ name: policy.algorithm, config: policy.config }),
  );
  if (policy.algorithm === 'sac' && actions.type === 'discrete')
    throw new PolicyFileError(file, 'algorithm', 'must not be sac: the actions are discrete', 'sac');
  const distribution = distributionOf(policy.algorithm, actions.type);
  const { outputSize: outputs } = createGreedyDistribution(distribution, toGymSpace(actions));
  const { network } = policy;
  const car = wrap(file, 'car', () => checkCar(policy.car, 'car'));
  const sensors = wrap(file, 'sensors', () => checkSensorSpec(policy.sensors, file));
  checkInputs(network, sensors, file);
  if (network.outputs !== outputs) {
    const rule = `must be ${outputs}, ${OUTPUT_RULES[distribution]}`;
    throw new PolicyFileError(file, 'network.outputs', rule, network.outputs);
  }
  if ((policy.logStd?.length ?? 0) !== (distribution === 'diagonal-gaussian' ? 2 : 0)) {
    throw new PolicyFileError(
      file,
      'logStd',
      'must have one value per continuous action, and must be null for discrete ones and for SAC',
      policy.logStd,
    );
  }
  const networks = networksOf(policy.algorithm);
  const weights = readWeights(files['weights.bin'], network, networks, `${name}/weights.bin`);
  const { weightsFingerprint = null } = policy;
  if (weightsFingerprint !== null && weightsFingerprint !== fingerprint(files['weights.bin'])) {
    throw new PolicyFileError(
      `${name}/weights.bin`,
      'file',
      'must be the weights that policy.json came with',
    );
  }
  const perNetwork = weights.length / networks.length;
  const ofNetwork = (index: number): readonly Float32Array[] => {
    const own = weights.slice(index * perNetwork, (index + 1) * perNetwork);
    return policy.envId === 'Racing-v1' && own.length > 0 ? fromRacingV1(network, own) : own;
  };
  return {
    envId: 'Racing-v2',
    trackId: policy.trackId,
    moreTrackIds: policy.moreTrackIds,
    car,
    sensors,
    actions,
    distribution,
    network,
    actor: ofNetwork(0),
    critic: ofNetwork(1),
    logStd: policy.logStd && Float32Array.from(policy.logStd),
    steps: policy.steps,
    seed: policy.seed,
    algorithm,
    evaluation: policy.evaluation,
  };
}

/** What a policy's network gives, by the family of its distribution. */
const OUTPUT_RULES: Readonly<Record<DistributionName, string>> = {
  categorical: 'one output per action',
  'diagonal-gaussian': 'one output per continuous action',
  'squashed-gaussian': 'two outputs per continuous action',
};

function distributionOf(algorithm: AlgorithmName, actions: ActionSpaceSpec['type']): DistributionName {
  if (actions === 'discrete') return 'categorical';
  return algorithm === 'sac' ? 'squashed-gaussian' : 'diagonal-gaussian';
}

/** The critics of SAC judge actions, not states: they stay with the run. */
function networksOf(algorithm: AlgorithmName): readonly NetworkName[] {
  return algorithm === 'sac' ? ['actor'] : ['actor', 'critic'];
}

/** @throws PolicyFileError unless the network takes what the sensors give */
function checkInputs(network: NetworkShape, sensors: SensorSpec, file: string): void {
  const observer = createObserver(sensors);
  const given = `what ${sensors.sensors.join(' and ')} give together`;
  const picture = pictureOf(observer);
  const inputs = observer.space.low.length;
  const { height, width, channels } = network.image ?? {};
  if (picture?.height !== height || picture?.width !== width || picture?.channels !== channels) {
    const rule = `must be ${JSON.stringify(picture)}, ${given}`;
    throw new PolicyFileError(file, 'network.image', rule, JSON.stringify(network.image));
  }
  const features = inputs - imageSize(picture);
  if (network.features !== features)
    throw new PolicyFileError(file, 'network.features', `must be ${features}, ${given}`, network.features);
  wrap(file, 'network', () => headSizes(network));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PolicyFileError(file, 'file', `must be JSON: ${messageOf(error)}`);
  }
}

function checkShape(json: unknown, file: string): v.InferOutput<typeof PolicySchema> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new PolicyFileError(file, 'file', 'must be an object', json);
  const result = v.safeParse(PolicySchema, json, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const isMissing = issue.kind === 'schema' && issue.input === undefined;
  throw new PolicyFileError(
    file,
    v.getDotPath(issue) ?? 'file',
    isMissing ? 'is missing' : issue.message,
    isMissing ? undefined : issue.input,
  );
}

/** Says which field of the file a nested check failed in. */
function wrap<T>(file: string, field: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw new PolicyFileError(file, field, messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readWeights(
  bytes: Uint8Array,
  network: NetworkShape,
  networks: readonly NetworkName[],
  file: string,
): Float32Array[] {
  const entries = weightEntries(network, networks);
  const sizes = entries.map(({ shape }) => shape.reduce((product, n) => product * n, 1));
  const expected = 4 * sizes.reduce((sum, size) => sum + size, 0);
  if (bytes.byteLength !== expected) {
    throw new PolicyFileError(
      file,
      'file',
      `must be ${expected} bytes long for these layers`,
      bytes.byteLength,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  return entries.map(({ name }, i) => {
    const array = new Float32Array(sizes[i]);
    for (let k = 0; k < array.length; k++, offset += 4) {
      array[k] = view.getFloat32(offset, true);
      if (!(Math.abs(array[k]) <= LARGEST_WEIGHT))
        throw new PolicyFileError(file, name, 'must hold numbers from -1e6 to 1e6 only', String(array[k]));
    }
    return array;
  });
}
