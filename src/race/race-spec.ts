import * as v from 'valibot';

/** A box's place: its share of the lap in driving direction, 0 … 1, and its lane, 1 the inner and -1 the outer one. */
export type BoxPlace = readonly [share: number, lane: 1 | -1];

/** What kind of race is driven, and what is in the way. Every field but `type` has a default. */
export type RaceSpec =
  | { readonly type: 'time-trial' }
  | {
      readonly type: 'object-avoidance';
      /** 1 … 6; as many as there are places where those are given. Default 6. */
      readonly boxes: number;
      /** `even`: alternating lanes; `random`: drawn for every episode. Default `random`. */
      readonly placement: 'even' | 'random' | readonly BoxPlace[];
    }
  | {
      readonly type: 'head-to-bot';
      /** 1 … 6. Default 3. */
      readonly bots: number;
      /** Along the centre line [m/s], 0.2 … 6. Default 0.2, as in DeepRacer. */
      readonly speed: number;
      /** Bots change lanes after 3 … 5 s each, in 1 m of travel. Default false. */
      readonly laneChanges: boolean;
      /** As for boxes. Default `even`. */
      readonly placement: 'even' | 'random';
      /** What `objects_heading` is given in. Default `radians`, as DeepRacer's simulator had it; its manual said degrees. */
      readonly headings: 'radians' | 'degrees';
    };

/** Every kind of race that a policy drives alone. */
export const RACE_TYPES = [
  'time-trial',
  'object-avoidance',
  'head-to-bot',
] as const satisfies readonly RaceSpec['type'][];

/** Nothing in the way. */
export const TIME_TRIAL: RaceSpec = { type: 'time-trial' };

/** A race that breaks a rule: which field, rule and value. */
export class RaceSpecError extends Error {
  constructor(source: string, field: string, rule: string, value: unknown) {
    const shown = value === undefined ? '' : ` (found ${JSON.stringify(value)?.slice(0, 60)})`;
    super(`${source}: ${field}: ${rule}${shown}`);
    this.name = 'RaceSpecError';
  }
}

const COUNT_RULE = 'must be a whole number from 1 to 6';
const count = v.pipe(
  v.number(COUNT_RULE),
  v.integer(COUNT_RULE),
  v.minValue(1, COUNT_RULE),
  v.maxValue(6, COUNT_RULE),
);
const SHARE_RULE = 'must be a share of the lap from 0 up to, but not including, 1';
const share = v.pipe(v.number(SHARE_RULE), v.minValue(0, SHARE_RULE), v.ltValue(1, SHARE_RULE));
const place = v.strictTuple(
  [share, v.picklist([1, -1] as const, 'must be a lane: 1 inner, -1 outer')],
  'must be [share of the lap, lane]',
);
const PLACEMENT_RULE = 'must be "even", "random" or a list of [share of the lap, lane]';
// Not a union, which could not say which place of a list is wrong.
const placement = v.lazy((input) =>
  Array.isArray(input)
    ? v.pipe(
        v.array(place),
        v.minLength(1, 'must have at least 1 place'),
        v.maxLength(6, 'must have at most 6 places'),
      )
    : v.picklist(['even', 'random'], PLACEMENT_RULE),
);
const SPEED_RULE = 'must be a speed from 0.2 to 6 m/s';

const Schema = v.variant(
  'type',
  [
    v.strictObject({ type: v.literal('time-trial') }),
    v.strictObject({
      type: v.literal('object-avoidance'),
      boxes: v.optional(count),
      placement: v.optional(placement, 'random'),
    }),
    v.strictObject({
      type: v.literal('head-to-bot'),
      bots: v.optional(count, 3),
      speed: v.optional(
        v.pipe(v.number(SPEED_RULE), v.minValue(0.2, SPEED_RULE), v.maxValue(6, SPEED_RULE)),
        0.2,
      ),
      laneChanges: v.optional(v.boolean('must be true or false'), false),
      placement: v.optional(v.picklist(['even', 'random'], 'must be "even" or "random"'), 'even'),
      headings: v.optional(v.picklist(['radians', 'degrees'], 'must be "radians" or "degrees"'), 'radians'),
    }),
  ],
  'must be "time-trial", "object-avoidance" or "head-to-bot"',
);

/**
 * Checks a race that was written by hand and fills in the defaults: `{type: 'object-avoidance'}` is six random boxes.
 * @param source what the message names it by, for example a file
 * @throws RaceSpecError
 */
export function parseRaceSpec(spec: unknown, source = 'race'): RaceSpec {
  const result = v.safeParse(Schema, spec, { abortEarly: true });
  if (!result.success) {
    const issue = result.issues[0];
    const field = v.getDotPath(issue);
    const isMissing = field !== null && issue.kind === 'schema' && issue.input === undefined;
    const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
    const rule = isMissing ? 'is missing' : isUnknown ? 'is not a field of this race' : issue.message;
    throw new RaceSpecError(source, field ?? 'type', rule, isUnknown ? undefined : issue.input);
  }
  const race = result.output;
  if (race.type !== 'object-avoidance') return race;
  const places = Array.isArray(race.placement) ? race.placement.length : null;
  const boxes = race.boxes ?? places ?? 6;
  if (places !== null && boxes !== places) {
    throw new RaceSpecError(source, 'boxes', `must be left out or ${places}, the number of places`, boxes);
  }
  return { ...race, boxes };
}

/** How many objects are on every car's track. */
export function numObjectsOf(race: RaceSpec): number {
  if (race.type === 'object-avoidance') return race.boxes;
  return race.type === 'head-to-bot' ? race.bots : 0;
}
