import type { BranchProfile } from '../../reward/profile/profile.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';

const whole = new Intl.NumberFormat('en');

/** `12,288` */
export function formatWhole(value: number): string {
  return whole.format(Math.round(value));
}

/** Seconds of a lap: `9.84 s`; a dash where there is none. */
export function formatLap(seconds: number | null): string {
  return seconds === null ? '–' : `${seconds.toFixed(2)} s`;
}

/** How much longer a lap is than the ideal one: `4.2 %`; below 0 where it is faster. */
export function formatFromIdeal(seconds: number, ideal: number): string {
  // Rounded first: nothing is minus nought.
  const tenths = Math.round(1000 * (seconds / ideal - 1)) || 0;
  return `${(tenths / 10).toFixed(1).replace('-', '−')} %`;
}

/** What “from ideal” means, in one sentence. @param start how the laps compared begin */
export function explainIdeal(ideal: number, start: 'standing' | 'flying'): string {
  const begins = start === 'standing' ? 'from a standing start' : 'begun at speed';
  return `How much longer than this car’s ideal lap of ${formatLap(ideal)}, ${begins} on an empty road with the whole car on it; below 0 % is possible, since the rules let wheels leave the road.`;
}

/** How long something has taken: `8.2 s`, `3 min 05 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/** A share of 1 as `80 %`. */
export function formatShare(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Steps on an axis: `0`, `500`, `12k`, `1.5M`. */
export function formatSteps(steps: number): string {
  if (steps >= 1e6) return `${steps / 1e6}M`;
  return steps >= 1000 ? `${steps / 1000}k` : String(steps);
}

/** A count where there is little room: `312`, `1.2k`, `35k`, `1.5M`. */
export function formatCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 999_500
    ? `${Number((count / 1000).toPrecision(count < 9950 ? 2 : 3)).toFixed(count < 9950 ? 1 : 0)}k`
    : `${(count / 1e6).toFixed(1)}M`;
}

/** How often a branch was taken: `312 of 1,024`. */
export function takenOf({ taken, of }: Pick<BranchProfile, 'taken' | 'of'>): string {
  return `${formatWhole(taken)} of ${formatWhole(of)}`;
}

/** A number of unknown size with three significant digits. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e5)) return value.toExponential(1);
  return Number(value.toPrecision(3)).toString();
}

/** A reward with three significant digits: `0.341`, `−12.5`. */
export function formatReward(value: number): string {
  return formatValue(value).replace(/^-/, '−');
}

/** How the car is driven: `2.0 m/s`, `−12°`. */
export function formatManner(name: keyof FieldManner, value: number): string {
  return name === 'speed' ? `${value.toFixed(1)} m/s` : `${String(value).replace('-', '−')}°`;
}

/** A correlation: `0.98`, `−0.30`; a dash where there is none. */
export function formatCorrelation(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}

/** When something was: `26 Nov, 15:40`, in the place where the person is. @param time milliseconds since 1970 */
export function formatMoment(time: number): string {
  const date = new Date(time);
  const day = `${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`;
  return `${day}, ${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}
