import type { RaceSpec } from '../../race/race-spec.ts';

/** What is in the cars' way, with the settings of each kind of race, so that trying another one loses nothing. */
export interface RaceSetup {
  readonly type: RaceSpec['type'];
  /** 1 … 6. */
  readonly boxes: number;
  readonly boxPlacement: Placement;
  /** 1 … 6. */
  readonly bots: number;
  /** Metres per second, `BOT_SPEED`. */
  readonly botSpeed: number;
  readonly botPlacement: Placement;
  readonly laneChanges: boolean;
}

export type Placement = 'even' | 'random';

export const RACE_TYPES: readonly RaceSpec['type'][] = ['time-trial', 'object-avoidance', 'head-to-bot'];
export const MAX_OBJECTS = 6;
export const BOT_SPEED = { low: 0.2, high: 2 } as const;

/** Nothing in the way; the settings of other races are those of DeepRacer. */
export const DEFAULT_RACE: RaceSetup = {
  type: 'time-trial',
  boxes: 6,
  boxPlacement: 'random',
  bots: 3,
  botSpeed: 0.2,
  botPlacement: 'even',
  laneChanges: false,
};

/** The race as the trainer takes it. */
export function raceSpecOf(setup: RaceSetup): RaceSpec {
  const { type, boxes, boxPlacement, bots, botSpeed, botPlacement, laneChanges } = setup;
  switch (type) {
    case 'time-trial':
      return { type };
    case 'object-avoidance':
      return { type, boxes, placement: boxPlacement };
    default:
      return { type, bots, speed: botSpeed, laneChanges, placement: botPlacement, headings: 'radians' };
  }
}

/** `time trial`, `6 boxes`, `3 bots at 0.2 m/s` */
export function describeRace(race: RaceSpec): string {
  switch (race.type) {
    case 'time-trial':
      return 'time trial';
    case 'object-avoidance':
      return race.boxes === 1 ? '1 box' : `${race.boxes} boxes`;
    default:
      return `${race.bots === 1 ? '1 bot' : `${race.bots} bots`} at ${race.speed} m/s`;
  }
}

/** Whether every car meets the same objects at the same places. */
export function areObjectsShared(race: RaceSpec): boolean {
  return race.type === 'object-avoidance' && race.placement !== 'random';
}
