import { describe, expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 120_000;

describe('the learning path', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it('is walked by keys: a lesson, its task in the race tab, what the app found, and paper', async () => {
    const { page } = app;
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const focused = (name: string) => page.locator('h3:focus').filter({ hasText: name });
    await page.evaluate(() => (location.hash = '#lab/learn'));
    await page.getByRole('list', { name: 'Lessons' }).waitFor({ timeout });

    await button(/Reinforcement learning/).press('Enter');
    await focused('A reward instead of an answer').waitFor({ timeout });
    await button('Next').press('Enter');
    await focused('Worth flows backwards').waitFor({ timeout });
    await button('20 episodes').press('Enter');
    await page.getByText(/In the last 5 episodes it took \d+ steps on average/).waitFor({ timeout });
    await button('Next').press('Enter');
    await button('Next: your turn').press('Enter');
    await page.getByText('There is no run in this browser yet. Train one.').waitFor({ timeout });

    await page.getByRole('link', { name: 'Open the race tab with “Follow the line, fast”' }).press('Enter');
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await button('Train 64 cars').click();
    await button(/finished/).waitFor({ timeout });

    // Nothing but coming back is needed.
    await page.getByRole('link', { name: 'Lab' }).click();
    await page.getByText(/drove 10 of 10 clean laps on Home Loop, [\d.]+ s on average/).waitFor({ timeout });
    // The race tab, which is there now, takes no room from the lab.
    const [bar, lab] = await Promise.all(
      ['gp-top-bar', 'gp-lab-hall'].map((tag) => page.locator(tag).boundingBox()),
    );
    expect(lab!.y).toBe(bar!.y + bar!.height);
    await expectNoFaults(page);

    await page.reload();
    await page.getByText('1 of 9 done').waitFor({ timeout });
    await button('Summary to print').click();
    await page.getByLabel('Name on the page').fill('Ada');
    await page.getByLabel('Name on the page').press('Tab');
    await expectNoFaults(page);
    // As the browser does when it prints.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('#learning-summary');
    await paper.waitFor({ timeout });
    expect(await page.locator('gp-app').isVisible()).toBe(false);
    expect(await paper.innerText()).toMatch(/Name: Ada\s+1 of 9 lessons done\s+Printed on \d+ \w+ \d{4}/);
    expect(await paper.innerText()).toMatch(/✓ Done on .* drove 10 of 10 clean laps/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });

    await button('All lessons').click();
    await button('Start the path anew').click();
    await page.getByText('0 of 9 done').waitFor({ timeout });
    await button('Undo').click();
    await page.getByText('1 of 9 done').waitFor({ timeout });
    expect(app.errors).toEqual([]);
  });
});

describe('what is tried in the lessons', () => {
  const app = appForEachTest({ width: 390, height: 844 }, 'none');

  it('has nothing that axe finds, nor have the list and a task, by turns dark and light', async () => {
    const { page } = app;
    await page.evaluate(() => (location.hash = '#lab/learn'));
    const lessons = page.getByRole('list', { name: 'Lessons' });
    await lessons.waitFor({ timeout });
    await expectNoFaults(page);
    await lessons.getByRole('button').first().click();
    await page.getByText('The maths, and where it is from').click();
    for (let lesson = 1; lesson <= 9; lesson++) {
      const next = page.getByRole('button', { name: /^Next(: your turn)?$/ });
      while ((await next.count()) > 0) {
        if ((await page.locator('article.tried').count()) > 0) await expectNoFaults(page);
        await next.click();
      }
      await page.getByText('Not yet.').waitFor({ timeout });
      if (lesson === 1) await expectNoFaults(page);
      if (lesson < 9) await page.getByRole('button', { name: /^Next lesson/ }).click();
      await page.getByRole('button', { name: /theme/i }).click();
    }
  });
});
