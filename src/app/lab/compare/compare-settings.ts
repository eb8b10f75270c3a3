import * as v from 'valibot';
import { BUDGETS, type CompareSetup, type CompareState, SHOWERS, type ShownSetup } from './compare-state.ts';

/** Under which name the last visit's settings are kept. */
export const COMPARE_SETTINGS = 'lab-compare';

export const MOST_LAPS = 10;
export const MOST_SEED = 9999;

const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/));
const SetupSchema = v.object({
  trackId: id,
  unseenId: id,
  sight: v.picklist(['state', 'front_camera']),
  budget: v.picklist(BUDGETS),
  seed: whole(0, MOST_SEED),
});
const ShownSchema = v.object({
  shower: v.picklist(SHOWERS),
  laps: whole(1, MOST_LAPS),
  isPushed: v.boolean(),
});

/** What decides what is learnt, as text. */
export function writeCompareSettings({ setup, shown }: Pick<CompareState, 'setup' | 'shown'>): string {
  return JSON.stringify({ setup, shown });
}

/** What the last visit has left of that; what does not fit is left out. @param trackIds the tracks there are */
export function readCompareSettings(
  text: string | null,
  trackIds: readonly string[],
): { readonly setup?: CompareSetup; readonly shown?: ShownSetup } {
  const { setup, shown } = parsed(text);
  const isSetup =
    v.is(SetupSchema, setup) && [setup.trackId, setup.unseenId].every((one) => trackIds.includes(one));
  return { ...(isSetup && { setup }), ...(v.is(ShownSchema, shown) && { shown }) };
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? 'null')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
