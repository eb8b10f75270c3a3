import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

const app = appForEachTest({ width: 1152, height: 720 });
const timeout = 120_000;

/**
 * What is painted of the reward: how yellow the places are, 0 (dark blue) to 1, from the right border to the left one,
 * on average over the lap; empty while nothing is painted.
 */
function paintedAcross(): Promise<number[]> {
  return app.page.locator('gp-race-view').evaluate((view) => {
    const { viewer, field } = view as HTMLElementTagNameMap['gp-race-view'];
    const color = viewer?.rewardField?.getAttribute('color');
    const across = field.result?.numAcross ?? 0;
    if (color === undefined || across === 0) return [];
    const sums = Array.from({ length: across }, () => 0);
    // Red tells viridis's two ends apart.
    for (let i = 0; i < color.count; i++) sums[i % across] += color.getX(i);
    return sums.map((sum) => Math.round((100 * sum * across) / color.count) / 100);
  });
}

/** A view as narrow as this one has short legends. */
const legend = async (): Promise<string> =>
  (await app.page.locator('gp-field-legend .scale').innerText()).replaceAll(/\s+/g, ' ');

const ribbonLegend = async (): Promise<string> =>
  (await app.page.locator('gp-ribbon-legend .scale').innerText()).replaceAll(/\s+/g, ' ');

async function chooseTypeScript(): Promise<void> {
  await app.page.locator('gp-reward-panel label', { hasText: 'TypeScript' }).click();
}

const typescript = (body: string): string =>
  `function reward_function(params: RewardParams): number {\n${body}\n}\n`;

describe('the reward in the editor', () => {
  it('is painted on the road, anew with every edit and slider, and is remembered', async () => {
    const { page, errors } = app;
    await chooseTypeScript();
    expect(await paintedAcross()).toEqual([]);
    await page.getByRole('button', { name: 'The reward, painted on the road' }).click();
    await writeReward(page, typescript('return params.is_left_of_center ? params.speed : -1;'));
    await expect.poll(legend, { timeout }).toBe('Field −1 2 per step');
    const [dark, bright] = [(await paintedAcross())[0], (await paintedAcross()).at(-1)!];
    expect(dark).toBeLessThan(0.1);
    expect(bright).toBeGreaterThan(0.9);

    // The other side is worth more after an edit.
    await writeReward(page, typescript('return params.is_left_of_center ? -1 : params.speed;'));
    await expect.poll(async () => (await paintedAcross())[0], { timeout }).toBe(bright);
    expect((await paintedAcross()).at(-1)).toBe(dark);

    await page.getByRole('button', { name: 'Field', exact: true }).click();
    await page.getByRole('slider', { name: 'Speed' }).focus();
    await page.keyboard.press('End');
    await expect.poll(legend, { timeout }).toBe('Field −1 4 per step');

    await page.reload();
    await expect.poll(legend, { timeout }).toBe('Field −1 4 per step');
    await page.locator('gp-race-view .stage').focus();
    await page.keyboard.press('f');
    await expect.poll(paintedAcross, { timeout }).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('is painted in Python, too, and term by term', async () => {
    const { page, errors } = app;
    await page.getByRole('button', { name: 'The reward, painted on the road' }).click();
    await writeReward(
      page,
      [
        'def reward_function(params):',
        "    reward = params['speed']",
        "    reward += 10.0 if params['is_left_of_center'] else 0.0",
        '    return reward',
      ].join('\n'),
    );
    await expect.poll(legend, { timeout }).toBe('Field 2 12 per step');
    await page.getByRole('button', { name: 'Field', exact: true }).click();
    const settings = page.getByRole('region', { name: 'Field', exact: true });
    await settings.getByLabel('What is painted').selectOption({ index: 1 });
    await expect.poll(legend, { timeout }).toBe('Term of line 2 2 per step everywhere');
    expect(errors).toEqual([]);
  });

  it('may run for ever without harm: it is ended, its line is named, and the next edit is painted', async () => {
    const { page, errors } = app;
    await chooseTypeScript();
    await page.getByRole('button', { name: 'The reward, painted on the road' }).click();
    await writeReward(page, typescript('return 1;'));
    await expect.poll(legend, { timeout }).toBe('Field 1 per step everywhere');
    await writeReward(page, typescript('while (params.progress > 50) {}\nreturn 1;'));
    await expect
      .poll(
        () =>
          page
            .locator('gp-field-legend .fault')
            .innerText({ timeout: 1000 })
            .catch(() => ''),
        { timeout },
      )
      .toMatch(/TimeoutError/);
    await writeReward(page, typescript('return 3;'));
    await expect.poll(legend, { timeout }).toBe('Field 3 per step everywhere');
    expect(await page.locator('gp-field-legend .fault').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('is compared with its template over recorded laps, lap by lap', async () => {
    const { page, errors } = app;
    await chooseTypeScript();
    await page.getByRole('button', { name: 'What-if' }).click();
    await page.getByText(/This is the template “Follow the line, fast”/).waitFor({ timeout });
    // A point less for every step: the shortest drive is worth the most, however far it got.
    await writeReward(page, typescript('return -1;'));
    await page.getByText(/laps rank differently than by the template/).waitFor({ timeout });
    await page.getByRole('button', { name: 'Show all 25 laps' }).click();
    const rows = await page
      .locator('gp-lap-ranking tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
      );
    expect(rows.length).toBe(25);
    const returns = rows.map(([, , , total]) => Number(total.replace('−', '-')));
    expect(returns).toEqual(returns.toSorted((a, b) => b - a));
    for (const [k, [, driven]] of rows.entries()) {
      // A step is a fifteenth of a second; one more ends the lap.
      if (driven.endsWith('s')) expect(returns[k]).toBe(-(Math.round(15 * Number.parseFloat(driven)) + 1));
    }
    // The first drove least: it did not get round. By the template it had been among the last.
    expect(rows[0][1]).toMatch(/%$/);
    expect(rows[0][4]).toMatch(/^1\s+▲/);

    // The lap that is picked is drawn.
    await page.getByRole('button', { name: 'The reward along the best lap' }).click();
    await expect.poll(() => ribbonLegend(), { timeout }).toMatch(/^Along the best lap \(\d\.\d\d s\)/);
    await page.locator('gp-lap-ranking .lap').first().click();
    await expect.poll(() => ribbonLegend(), { timeout }).toMatch(/^Along lap \d+ \(\d+ % of a lap\)/);
    const points = await page.locator('gp-race-view').evaluate((view) => {
      const { viewer } = view as HTMLElementTagNameMap['gp-race-view'];
      return viewer?.rewardRibbon?.getAttribute('position').count ?? 0;
    });
    expect(points / 4).toBe(-returns[0]);
    expect(errors).toEqual([]);
  });

  it('is profiled beside its lines while that is open, anew with every edit', async () => {
    const { page, errors } = app;
    await chooseTypeScript();
    await writeReward(page, typescript('if (params.speed < 0) {\n  return -1;\n}\nreturn params.speed;'));
    const marks = page.locator('gp-code-editor .cm-profileLine');
    const branches = page.locator('gp-code-editor .cm-profileBranch');
    expect(await marks.count()).toBe(0);
    await page.getByRole('button', { name: 'Profile' }).click();
    await expect.poll(() => marks.count(), { timeout }).toBe(3);
    const [condition, never, last] = await marks.allTextContents();
    expect([never, last]).toEqual(['never', condition]);
    expect(await branches.allTextContents()).toEqual([`0 of ${condition}`]);
    expect(Number(condition)).toBeGreaterThan(100);
    const table = page.locator('gp-reward-profile');
    expect(await table.locator('.summary').innerText()).toContain('; ');
    expect(await table.getByRole('button', { name: 'Line 3: return -1;' }).count()).toBe(1);

    // What a line took is nothing that another line takes.
    await writeReward(page, typescript('return 1;'));
    expect(await marks.count()).toBe(0);
    await expect.poll(() => marks.allTextContents(), { timeout }).toEqual([condition]);
    await page.getByRole('button', { name: 'Profile' }).click();
    expect(await marks.count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
