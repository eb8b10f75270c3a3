import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import { createRunConfig, PLATEAU_EVALUATIONS, seesRoad } from '../../workers/client/create-run-config.ts';
import { actionSpaceOf } from '../state/action-setup.ts';
import { carOf } from '../state/own-cars.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import type { RunRecord } from '../state/run-record.ts';
import { algorithmOf, type RunSetup } from '../state/run-setup.ts';
import { sensorSpecOf } from '../state/sensor-setup.ts';

/** How often a car that only sees tries again what it has failed at; what its setup says of the camera tells of it. */
const RETRIES = 3;
/** What a resumed run that had finished by itself may go on for, environment steps. */
const MORE_STEPS = 50_000;
/** Of the learning rate that broke a run, what it goes on with. */
const GENTLER = 0.1;
const RATES: readonly string[] = ['learningRate', 'policyLr', 'qLr'];

/** The run that setup and editor say. @param cars the person's own, of which the setup may name one */
export function nextRun(
  setup: RunSetup,
  track: TrackFile,
  reward: RewardSource,
  cars: readonly CarFile[] = [],
): RunConfig {
  const { maxSteps, maxSeconds, untilClean, untilPlateau } = setup.stop;
  const sensors = sensorSpecOf(setup.sensors);
  const algorithm = algorithmOf(setup);
  return createRunConfig({
    track,
    reward,
    car: carOf(setup.car, cars),
    sensors,
    race: raceSpecOf(setup.race),
    alternateDirection: setup.bothDirections,
    retries: seesRoad(sensors) ? RETRIES : 0,
    actions: actionSpaceOf(setup.actions),
    algorithm: { name: algorithm, config: setup.hyperparameters[algorithm] },
    seed: setup.seed,
    numCars: setup.numCars,
    bestBy: setup.bestBy,
    maxSteps,
    maxSeconds,
    untilClean,
    untilPlateau: untilPlateau ? PLATEAU_EVALUATIONS : null,
  });
}

/** The same with a policy of another run to begin with, whose sensors, networks and kind of commands it must have. */
export function clonedRun(next: RunConfig, { sensors, actions, algorithm }: RunConfig): RunConfig {
  return { ...next, sensors, algorithm, actions: areAlike(next.actions, actions) ? next.actions : actions };
}

/** A run that goes on. @param steps where it goes on @param reward the one in the editor */
export function resumedRun(
  { config, state, failure }: RunRecord,
  steps: number,
  reward: RewardSource,
): RunConfig {
  const unlimited = { untilClean: false, untilPlateau: null, maxSeconds: null, maxSteps: steps + MORE_STEPS };
  return {
    ...config,
    ...(failure?.kind === 'reward' ? { reward } : {}),
    ...(failure?.kind === 'diverged' ? { algorithm: gentler(config.algorithm) } : {}),
    ...(state === 'finished' ? unlimited : {}),
  };
}

/** Where a run goes on: from its last checkpoint; before the first, from the policy that it began with. */
export function originOf(checkpoint: Checkpoint | null, policy: PolicySnapshot | null): RunOrigin {
  if (checkpoint !== null) return { type: 'checkpoint', checkpoint };
  return policy === null ? { type: 'new' } : { type: 'clone', policy };
}

/** The algorithm with lower learning rates, whatever it calls them. */
function gentler(algorithm: RunConfig['algorithm']): RunConfig['algorithm'] {
  const rates = Object.entries(algorithm.config).filter(([name]) => RATES.includes(name));
  const lower = Object.fromEntries(rates.map(([name, rate]) => [name, GENTLER * Number(rate)]));
  return { ...algorithm, config: { ...algorithm.config, ...lower } } as RunConfig['algorithm'];
}

/** Whether a network has the same outputs for both. */
function areAlike(a: RunConfig['actions'], b: RunConfig['actions']): boolean {
  if (a.type === 'continuous' || b.type === 'continuous') return a.type === b.type;
  return a.actions.length === b.actions.length;
}
