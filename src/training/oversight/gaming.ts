import { type HistoryEntry, type WindowFigures, windowFigures } from './history.ts';

/** Evaluations in a row that are compared as one. */
export const GAMING_WINDOW = 3;
/** Evaluations that the comparison looks back over: 49,152 steps at the usual interval. */
export const GAMING_MEMORY = 24;
/** How much the reward per step must have risen, as a share of what it was. */
const CLEAR_RISE = 0.05;
/** From where on driving is worse: laps this share longer, clean laps fewer by this share, progress shorter by [%] */
const WORSE = { lap: 0.15, clean: 0.3, progress: 10 } as const;

/** What got worse. */
export type Decline = keyof typeof WORSE;

/** The reward rises while the driving gets worse: the numbers. */
export interface GamingEvidence {
  readonly from: WindowFigures;
  readonly to: WindowFigures;
  readonly declines: readonly Decline[];
}

/**
 * Whether the reward is being gamed at the end of a history: it earns more, and drives worse, than before. Three evaluations
 * now are compared with every three earlier ones that do not overlap them:
 * - the mean reward per step has risen by 5 % or more, and each of the three now is above each of the three then;
 * - mean laps are longer by 15 % or more and clean laps are not more, or clean laps are fewer by three of ten or more, or
 *   mean progress is shorter by ten points or more, and laps are not faster; again each now is worse than each then.
 *
 * Six values in such an order come about by chance once in twenty times, two such orders once in four hundred; the margins
 * keep that from mattering. Of several earlier windows the one that drove best is the evidence. The folder's README has
 * the counts that the numbers were chosen by.
 */
export function detectGaming(history: readonly HistoryEntry[]): GamingEvidence | null {
  const recent = history.slice(-GAMING_MEMORY);
  const now = recent.slice(-GAMING_WINDOW);
  let found: GamingEvidence | null = null;
  for (let first = 0; first + 2 * GAMING_WINDOW <= recent.length; first++) {
    const then = recent.slice(first, first + GAMING_WINDOW);
    const evidence = compare(then, now);
    if (evidence !== null && (found === null || drivesBetter(evidence.from, found.from))) found = evidence;
  }
  return found;
}

/**
 * Whether gaming that was found earlier is over: the driving has made good half of what makes it worse, or the reward has
 * fallen back.
 */
export function isGamingOver(from: WindowFigures, history: readonly HistoryEntry[]): boolean {
  const now = windowFigures(history.slice(-GAMING_WINDOW));
  const hasRisen = now.meanReward >= from.meanReward + (CLEAR_RISE / 2) * Math.abs(from.meanReward);
  const isLapLonger =
    from.meanLap !== null && now.meanLap !== null && now.meanLap > from.meanLap * (1 + WORSE.lap / 2);
  const isWorse =
    isLapLonger ||
    now.cleanShare < from.cleanShare - WORSE.clean / 2 ||
    now.meanProgress < from.meanProgress - WORSE.progress / 2;
  return !hasRisen || !isWorse;
}

function compare(then: readonly HistoryEntry[], now: readonly HistoryEntry[]): GamingEvidence | null {
  if (!isAllAbove(now, then, ({ meanReward }) => meanReward)) return null;
  const [from, to] = [windowFigures(then), windowFigures(now)];
  if (to.meanReward < from.meanReward + CLEAR_RISE * Math.abs(from.meanReward)) return null;
  const declines = [
    ...(isLapWorse(from, to) && isAllAbove(now, then, ({ meanLap }) => meanLap ?? 0)
      ? (['lap'] as const)
      : []),
    ...(to.cleanShare <= from.cleanShare - WORSE.clean &&
    !isFaster(from, to) &&
    isAllAbove(then, now, ({ cleanShare }) => cleanShare)
      ? (['clean'] as const)
      : []),
    ...(to.meanProgress <= from.meanProgress - WORSE.progress &&
    !isFaster(from, to) &&
    isAllAbove(then, now, ({ meanProgress }) => meanProgress)
      ? (['progress'] as const)
      : []),
  ];
  return declines.length === 0 ? null : { from, to, declines };
}

/** Slower laps that are also more often clean ones are a fair exchange. */
function isLapWorse(from: WindowFigures, to: WindowFigures): boolean {
  return (
    from.meanLap !== null &&
    to.meanLap !== null &&
    to.meanLap >= from.meanLap * (1 + WORSE.lap) &&
    to.cleanShare <= from.cleanShare
  );
}

/** So are faster laps that succeed less often. */
function isFaster(from: WindowFigures, to: WindowFigures): boolean {
  return from.meanLap !== null && to.meanLap !== null && to.meanLap < from.meanLap;
}

function isAllAbove(
  high: readonly HistoryEntry[],
  low: readonly HistoryEntry[],
  figure: (entry: HistoryEntry) => number,
): boolean {
  return Math.min(...high.map(figure)) > Math.max(...low.map(figure));
}

function drivesBetter(a: WindowFigures, b: WindowFigures): boolean {
  if (a.cleanShare !== b.cleanShare) return a.cleanShare > b.cleanShare;
  if (a.meanLap !== null && b.meanLap !== null) return a.meanLap < b.meanLap;
  return a.meanProgress > b.meanProgress;
}
