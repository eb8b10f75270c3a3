/** When an alert is given: the mean mood of the last messages falls below a limit. */
export interface AlertRule {
  /** Messages that are looked back over. */
  readonly window: number;
  /** −1 … 1 */
  readonly limit: number;
}

/** A run's messages as moods, each from −1 to 1, and whether it ended badly. */
export interface MoodHistory {
  readonly moods: readonly number[];
  readonly endedBadly: boolean;
}

/** How often alerts are right. */
export interface AlertFigures {
  /** Of the alerts, the share of runs that ended badly; null without an alert. */
  readonly precision: number | null;
  /** Of the runs that ended badly, the share with an alert; null without such a run. */
  readonly recall: number | null;
  /** Harmonic mean of both; 0 where either is missing. */
  readonly f1: number;
}

/** What is tried. */
const WINDOWS = [3, 4, 5, 6, 8] as const;
const LIMITS = [-0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0] as const;

/** The message with which the alert begins, as an index; null: there is none. Before there are enough messages nothing is said. */
export function alertAt(moods: readonly number[], { window, limit }: AlertRule): number | null {
  for (let i = window - 1; i < moods.length; i++) {
    const recent = moods.slice(i - window + 1, i + 1);
    if (recent.reduce((sum, mood) => sum + mood, 0) / window < limit) return i;
  }
  return null;
}

/** How right a way to give alerts is. */
export function alertFigures(
  runs: readonly MoodHistory[],
  isAlert: (moods: readonly number[]) => boolean,
): AlertFigures {
  const alerts = runs.filter(({ moods }) => isAlert(moods));
  const bad = runs.filter(({ endedBadly }) => endedBadly);
  const right = alerts.filter(({ endedBadly }) => endedBadly).length;
  const precision = alerts.length === 0 ? null : right / alerts.length;
  const recall = bad.length === 0 ? null : right / bad.length;
  const f1 = !precision || !recall ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The rule that does best on runs whose end is known; of equal ones the quicker, then the stricter. */
export function chooseRule(runs: readonly MoodHistory[]): AlertRule {
  let best: { readonly rule: AlertRule; readonly f1: number } | null = null;
  for (const window of WINDOWS)
    for (const limit of LIMITS) {
      const rule = { window, limit };
      const { f1 } = alertFigures(runs, (moods) => alertAt(moods, rule) !== null);
      if (best === null || f1 > best.f1) best = { rule, f1 };
    }
  return best!.rule;
}
