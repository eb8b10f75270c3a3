import { expect, it } from 'vitest';
import {
  explainIdeal,
  formatDuration,
  formatFromIdeal,
  formatLap,
  formatSteps,
  formatValue,
  formatWhole,
} from '../../../src/app/state/format.ts';

it.each([
  [formatWhole(12288), '12,288'],
  [formatLap(9.8), '9.80 s'],
  [formatLap(null), '–'],
  [formatFromIdeal(4.2, 4), '5.0 %'],
  [formatFromIdeal(3.9, 4), '−2.5 %'],
  [formatFromIdeal(3.999, 4), '0.0 %'],
  [explainIdeal(4, 'flying').slice(0, 61), 'How much longer than this car’s ideal lap of 4.00 s, begun at'],
  [formatDuration(8.24), '8.2 s'],
  [formatDuration(185.9), '3 min 05 s'],
  [formatSteps(500), '500'],
  [formatSteps(12_000), '12k'],
  [formatSteps(1_500_000), '1.5M'],
  [formatValue(0.123456), '0.123'],
  [formatValue(0.00001234), '1.2e-5'],
  [formatValue(0), '0'],
  [formatValue(Number.NaN), 'NaN'],
])('writes %s', (written, expected) => {
  expect(written).toBe(expected);
});
