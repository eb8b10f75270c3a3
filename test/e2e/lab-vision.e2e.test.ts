import { describe, expect, inject, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 60_000;

describe('the room in which pictures are told apart', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it('is opened by its address, has nothing that axe finds, and keeps labelled pictures through a reload', async () => {
    const { page } = app;
    const address = `${inject('appAddress')}#lab/vision`;
    await page.goto(address);
    await page.getByRole('img', { name: 'Pictures of straight' }).waitFor({ timeout });
    await expectNoFaults(page);
    const picture = await page.screenshot();
    await page.getByRole('button', { name: 'My own pictures' }).click();
    await page.getByRole('textbox', { name: 'Name of class 1' }).fill('wheel');
    await page.getByRole('textbox', { name: 'Name of class 1' }).press('Enter');
    await page.getByLabel('Add picture files to wheel').setInputFiles([
      { name: 'wheel.png', mimeType: 'image/png', buffer: picture },
      { name: 'broken.png', mimeType: 'image/png', buffer: picture.subarray(0, 60) },
    ]);
    await page.getByText('broken.png: is not a picture that this browser can read').waitFor({ timeout });
    await page.getByText('All pictures are of “wheel”').waitFor({ timeout });
    await page.getByRole('button', { name: /theme/i }).click();
    await expectNoFaults(page);

    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('button', { name: 'My own pictures' }).click();
    await page.getByRole('button', { name: 'Remove picture 1 of wheel' }).waitFor({ timeout });
    await expect.poll(() => page.getByRole('region', { name: /^Class / }).count()).toBe(2);
  });
});
