import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** WCAG 2.2 at level AA, and what axe calls best practice. */
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page and in every open shadow root of it: a line for each element, with its rule. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run(rules: unknown): Promise<AxeResults> } }).axe.run(rules),
    RULES as unknown,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const summary = failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200);
      return `${id}: ${help}: ${target.flat().join(' ')}: ${summary}`;
    }),
  );
}

/** Nothing that axe finds; what opens may fade in first, and is pale until then. */
export async function expectNoFaults(page: Page): Promise<void> {
  await expect.poll(() => accessibilityFaults(page), { timeout: 20_000, interval: 500 }).toEqual([]);
}
