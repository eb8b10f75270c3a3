import type { RaceSpec } from '../training/evaluation-settings.ts';
import { parseRaceSpec, RACE_TYPES } from '../training/run-settings.ts';
import { readJson } from './files.ts';
import { finiteNumber, flag, type Options, optionalText, wholeNumber } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Options that describe a race, and the races that they belong to. */
const RACES_WITH: Readonly<Record<string, readonly string[]>> = {
  boxes: ['object-avoidance'],
  bots: ['head-to-bot'],
  'bot-speed': ['head-to-bot'],
  'lane-changes': ['head-to-bot'],
  placement: ['object-avoidance', 'head-to-bot'],
};

/**
 * The race of `--race`: a type with its options, or a .json file of a `RaceSpec`.
 * @param others races that the command knows besides, for the message
 * @throws UsageError, RaceSpecError
 */
export function readRace(options: Options, others: readonly string[] = []): RaceSpec {
  const type = optionalText(options, 'race') ?? 'time-trial';
  const isFile = type.endsWith('.json');
  const types: readonly string[] = [...RACE_TYPES, ...others];
  if (!isFile && !types.includes(type))
    throw new UsageError(
      `--race must be ${types.join(', ')} or a .json race (found ${JSON.stringify(type)})`,
    );
  refuseStrayOptions(options, type);
  if (isFile) return parseRaceSpec(readJson(type, 'race'), type);
  const given = {
    type,
    boxes: wholeNumber(options, 'boxes', 0) ?? undefined,
    bots: wholeNumber(options, 'bots', 0) ?? undefined,
    speed: finiteNumber(options, 'bot-speed') ?? undefined,
    laneChanges: flag(options, 'lane-changes') || undefined,
    placement: optionalText(options, 'placement') ?? undefined,
  };
  const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined;
  return parseRaceSpec(Object.fromEntries(Object.entries(given).filter(isGiven)), '--race');
}

/** @param race a type, or a file, which says everything itself @throws UsageError */
export function refuseStrayOptions(options: Options, race: string): void {
  for (const [name, races] of Object.entries(RACES_WITH)) {
    if (!options.has(name) || races.includes(race)) continue;
    throw new UsageError(`--${name} belongs to --race ${races.join(' or ')} (found --race ${race})`);
  }
}
