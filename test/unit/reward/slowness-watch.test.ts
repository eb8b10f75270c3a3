import { expect, test } from 'vitest';
import { SlownessWatch } from '../../../src/reward/slowness-watch.ts';

/** The watch after stretches of so many milliseconds, of ten calls each. */
function watchAfter(stretches: readonly number[]): SlownessWatch {
  let time = 5000;
  const watch = new SlownessWatch(() => time);
  watch.pass(0);
  stretches.forEach((milliseconds, i) => {
    time += milliseconds;
    watch.pass(10 * (i + 1));
  });
  return watch;
}

test('slow calls add up to a slow batch, with their mean', () => {
  expect(watchAfter(Array(20).fill(50)).isSlow).toBe(false);
  const watch = watchAfter(Array(21).fill(50));
  expect(watch.isSlow).toBe(true);
  expect(watch.millisecondsPerCall).toBe(5);
});

test('the time in which the program was stopped does not count', () => {
  expect(watchAfter([50, 8000, 50]).isSlow).toBe(false);
  const watch = watchAfter([8000, ...Array<number>(20).fill(50)]);
  expect(watch.isSlow).toBe(true);
  expect(watch.millisecondsPerCall).toBe(5);
});
