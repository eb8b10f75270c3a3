import { ACTION_LIMITS } from '../../workers/client/create-run-config.ts';
import { type ActionGrid, type ActionSetup, DEFAULT_GRID, gridOf, type Span } from './action-setup.ts';

/**
 * Commands as settings and links of earlier versions hold them, as they are now: a discrete list was always an even grid,
 * and steering reached equally far to both sides. Anything else is given back as it is, for a schema to judge.
 */
export function fromEarlierActions(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'steeringChoices')) return data;
  const { type, speed, steering, steeringChoices, speedChoices, ...others } = data as Record<
    keyof ActionSetup | 'steeringChoices' | 'speedChoices',
    unknown
  >;
  if (!isSpan(speed) || !isWithin(steering, 1, 30)) return data;
  if (!isWithin(steeringChoices, 2, 15) || !isWithin(speedChoices, 1, 5)) return data;
  const angles = Math.round(steeringChoices);
  // The console's limit was not kept.
  const speeds = Math.min(Math.round(speedChoices), Math.floor(ACTION_LIMITS.count.high / angles));
  const grid: ActionGrid = { ...DEFAULT_GRID, steering, speed, angles, speeds };
  return {
    ...others,
    type,
    speed: widened(speed),
    steering: { low: -steering, high: steering },
    list: gridOf(grid),
  };
}

/** A single speed was a range, too; one that is upside down stays what it is. */
function widened({ low, high }: Span): Span {
  if (low !== high) return { low, high };
  return high > ACTION_LIMITS.speed.low ? { low: ACTION_LIMITS.speed.low, high } : { low, high: high + 0.1 };
}

function isSpan(value: unknown): value is Span {
  if (typeof value !== 'object' || value === null) return false;
  const { low, high } = value as Partial<Record<'low' | 'high', unknown>>;
  return typeof low === 'number' && typeof high === 'number';
}

function isWithin(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}
