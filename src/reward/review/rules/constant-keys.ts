import type { KeyRead } from '../facts/params-uses.ts';
import { TAKEN } from '../instrument/recorded-rows.ts';
import { groupBy } from './group-by.ts';
import { type RaceFacts, type Rule, type RuleContext, say } from './rule-context.ts';

/** Keys that say nothing in a race, with what they always are. */
function constantKeys(race: RaceFacts): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  if (race.type === 'time-trial') {
    for (const key of OBJECT_LISTS) constants.set(key, 'an empty list');
    constants.set('closest_objects', '[0, 0]');
    constants.set('object_in_camera', 'false');
    constants.set('is_crashed', 'false');
  }
  if (!race.hasBothDirections) constants.set('is_reversed', 'false');
  return constants;
}

const OBJECT_LISTS = [
  'objects_location',
  'objects_distance',
  'objects_distance_from_center',
  'objects_left_of_center',
  'objects_heading',
  'objects_speed',
];

/** Whether a key says something in some kinds of race only. */
export function isAboutRace(key: string): boolean {
  return constantKeys({ type: 'time-trial', hasBothDirections: false, headingUnit: 'radians' }).has(key);
}

/** The reward depends on something that never changes in this race. */
export const constantKeysRead: Rule = (context) => {
  const { facts, race } = context;
  const constants = constantKeys(race);
  const found = facts.uses.reads.filter(({ key }) => constants.has(key));
  const groups = groupBy(found, ({ key }) =>
    key === 'is_reversed' || key === 'is_crashed' ? key : 'objects',
  );
  return [...groups].map(([group, reads]) => {
    const [first] = reads;
    const keys = [...new Set(reads.map(({ key }) => key))];
    const is = keys.length === 1 ? 'is' : 'are';
    const values = keys.map((key) => `${key} is ${constants.get(key)}`).join(', ');
    return say(facts, {
      rule: 'constant-key',
      severity: isHarmless(group, reads, context) ? 'info' : 'warning',
      at: first,
      message: `${keys.join(', ')} ${is} always the same in this race${reasonOf(group)}`,
      evidence: { text: `In every step ${values}.`, numbers: { reads: reads.length } },
      suggestion: suggestionFor(group, facts.isPython),
    });
  });
};

function reasonOf(group: string): string {
  if (group === 'objects') return ': nothing is on the track in a time trial.';
  if (group === 'is_crashed') return ': there is nothing to crash into in a time trial.';
  return ', which is driven one way only. It does not say that the car faces backwards.';
}

function suggestionFor(group: string, isPython: boolean): string {
  if (group === 'objects')
    return 'Train it among objects (object-avoidance or head-to-bot), or leave that part out.';
  if (group === 'is_crashed') return 'Leave it out; a car that leaves the road has is_offtrack.';
  const heading = isPython ? "params['heading']" : 'params.heading';
  return `To know where the car points, compare ${heading} with the direction of the waypoints.`;
}

/** Whether the reward is none the worse for it. */
function isHarmless(group: string, reads: readonly KeyRead[], context: RuleContext): boolean {
  return group === 'is_crashed' || (group === 'objects' && isGuard(context, reads));
}

/** Whether the code asks for it and then does without: a condition on it that had one outcome in every state. */
function isGuard({ observed }: RuleContext, reads: readonly KeyRead[]): boolean {
  const { instrumented, failures } = observed;
  if (!instrumented || failures.length > 0) return false;
  return instrumented.branches.some((branch, k) => {
    if (!reads.some(({ from, to }) => from >= branch.from && to <= branch.to)) return false;
    let taken = 0;
    for (const { branches } of observed.records)
      for (let at = k; at < branches.length; at += instrumented.branches.length) taken |= branches[at];
    return taken === TAKEN.true || taken === TAKEN.false;
  });
}
