import type { RunConfig } from '../../training/run-config.ts';
import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import { nameOfCar } from '../catalogue/cars.ts';
import { HYPERPARAMETERS } from '../catalogue/hyperparameters.ts';
import { DEFAULT_ACTION_SETUP, actionSetupOf, describeActions } from './action-setup.ts';
import { BEST_WORDS } from './best-words.ts';
import { formatLap, formatWhole } from './format.ts';
import { type HyperparameterValue, inWords } from './hyperparameters.ts';
import { describeRace } from './race-setup.ts';
import type { EvaluationPoint } from './run-curves.ts';
import type { RunRecord } from './run-record.ts';
import { describeSensors } from './sensor-setup.ts';
import { sustainedCleanSteps } from './sweep-outcome.ts';

/** Something that two runs have, in words: `–` where one has it not. */
export interface ComparedRow {
  readonly name: string;
  readonly values: readonly [string, string];
}

const NONE = '–';
const ACTIONS = 'Actions';

/** What two runs have come to. @param evaluations of each, as far as they are known */
export function comparedFigures(
  runs: readonly [RunRecord, RunRecord],
  evaluations: readonly [readonly EvaluationPoint[], readonly EvaluationPoint[]],
): ComparedRow[] {
  const [a, b] = runs;
  const row = (name: string, valueOf: (run: RunRecord, index: 0 | 1) => string): ComparedRow => ({
    name,
    values: [valueOf(a, 0), valueOf(b, 1)],
  });
  return [
    row('Clean laps of the best policy', ({ best }) => {
      if (best === null) return NONE;
      const { cleanShare, trials } = best.evaluation;
      return `${Math.round(cleanShare * trials.length)}/${trials.length}`;
    }),
    row('Best lap', ({ best }) => lapOr(best?.evaluation.bestLap ?? null)),
    row('Mean lap', ({ best }) => lapOr(best?.evaluation.meanLap ?? null)),
    row('Best policy after', ({ best }) => (best === null ? NONE : `${formatWhole(best.steps)} steps`)),
    row('Clean three times in a row after', (_, index) => {
      const steps = sustainedCleanSteps(evaluations[index]);
      return steps === null ? 'not yet' : `${formatWhole(steps)} steps`;
    }),
    row('Trained', ({ steps, seconds }) => `${formatWhole(steps)} steps, ${seconds.toFixed(1)} s`),
  ];
}

/** All that was set of two runs but the reward: what differs, and how much does not. */
export function comparedSettings(runs: readonly [RunRecord, RunRecord]): {
  readonly different: readonly ComparedRow[];
  readonly numSame: number;
} {
  const [a, b] = runs.map((run) => new Map(settingsOf(run)));
  const names = [...new Set([...a.keys(), ...b.keys()])];
  const rows = names.map((name) => ({
    name,
    values: [a.get(name) ?? NONE, b.get(name) ?? NONE] as const,
  }));
  // Of a list and a range `Commands` has said it.
  const isSaid = ({ name, values }: ComparedRow): boolean => name === ACTIONS && values.includes(NONE);
  const different = rows.filter((row) => row.values[0] !== row.values[1] && !isSaid(row));
  return { different, numSame: rows.length - different.length };
}

/** Settings of a run in words, in the order of its setup. */
function settingsOf({ config, startedFrom }: RunRecord): [name: string, value: string][] {
  const { track, moreTracks, race, car, sensors, actions, algorithm } = config;
  const { alternateDirection, seed, numCars, bestBy } = config;
  const tracks = [track, ...(moreTracks ?? [])];
  return [
    ['Track', tracks.map(({ name }) => name).join(', ')],
    ['Race', describeRace(race)],
    ['Objects are placed', race.type === 'time-trial' ? NONE : placementOf(race)],
    ['Both ways', alternateDirection ? 'yes' : 'no'],
    ['Car', nameOfCar(car)],
    ['Sensors', describeSensors(sensors)],
    ['Commands', describeActions(actionSetupOf(actions, DEFAULT_ACTION_SETUP))],
    ...listOf(actions),
    ['Algorithm', ALGORITHM_WORDS[algorithm.name].name],
    ...Object.entries(algorithm.config as unknown as Record<string, HyperparameterValue>).map(
      ([name, value]): [string, string] => [HYPERPARAMETERS[name]?.title ?? name, inWords(value)],
    ),
    ['Cars', String(numCars)],
    ['Seed', String(seed)],
    ['Best by', BEST_WORDS[bestBy].name],
    ['Ends', endOf(config)],
    ['Began with', startedFrom ?? 'nothing learnt'],
  ];
}

/** Lists that look alike in short may differ in an action. */
function listOf(actions: RunConfig['actions']): [string, string][] {
  if (actions.type === 'continuous') return [];
  return [[ACTIONS, actions.actions.map((action) => `${action.steering_angle}°/${action.speed}`).join(' ')]];
}

function placementOf({ placement }: Exclude<RunConfig['race'], { type: 'time-trial' }>): string {
  return typeof placement === 'string' ? placement : placement.map((place) => place.join('/')).join(' ');
}

function endOf({ untilClean, untilPlateau, maxSteps, maxSeconds }: RunConfig): string {
  const ends = [
    ...(untilClean ? ['clean'] : []),
    ...(untilPlateau === null || untilPlateau === undefined ? [] : ['plateau']),
    ...(maxSteps === null ? [] : [`${formatWhole(maxSteps)} steps`]),
    ...(maxSeconds === null ? [] : [`${formatWhole(maxSeconds)} s`]),
  ];
  return ends.length === 0 ? 'when it is stopped' : ends.join(' or ');
}

function lapOr(seconds: number | null): string {
  return seconds === null ? NONE : formatLap(seconds);
}
