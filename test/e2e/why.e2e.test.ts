import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 120_000;

/** A text of the panel; empty as long as it is not there. */
function read(page: Page, selector: string): Promise<string> {
  return page
    .locator(`gp-why ${selector}`)
    .first()
    .innerText({ timeout: 1000 })
    .catch(() => '');
}

describe('why the shipped policy drives as it does', () => {
  const app = appForEachTest({ width: 1152, height: 640 });

  it('is told while it drives, held to be read, and told again after a reload', async () => {
    const { page, errors } = app;
    await page.getByText('Shipped policy of Home Loop').waitFor({ timeout });
    await page.getByRole('application', { name: /W why it does what it does/ }).focus();
    await page.keyboard.press('w');
    await expect.poll(() => read(page, '.inputs'), { timeout }).toMatch(/° (left|right)/);

    // Figures change with the road.
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          seen.add(`${await read(page, '.ends b')} ${await read(page, '.value')}`);
          return seen.size;
        },
        { timeout, interval: 100 },
      )
      .toBeGreaterThan(5);
    expect(await read(page, '.value')).toMatch(/^−?[\d.]+\s+reward$/);
    const steering = page.getByRole('img', { name: /^steering: .* ± .* taken: / });
    expect(await steering.getAttribute('aria-label')).toMatch(/of 30° left to 30° right/);

    await page.getByRole('button', { name: 'Hold' }).click();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    const held = () => Promise.all([read(page, '.ends b'), read(page, '.value'), read(page, '.held')]);
    await expect.poll(async () => (await held())[2]).toMatch(/^Steers .* Its steering depends most on: /);
    await page.getByRole('button', { name: 'Speed', exact: true }).click();
    await expect.poll(async () => (await held())[2]).toContain('Its speed depends most on: ');
    const before = await held();
    const time = await page.locator('#progress').innerText();
    await expect.poll(() => page.locator('#progress').innerText(), { timeout }).not.toBe(time);
    expect(await held()).toEqual(before);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => read(page, '.ends b'), { timeout }).not.toBe(before[0]);

    await page.getByText('Over its last lap').waitFor({ timeout });
    expect(await read(page, '.reversals')).toMatch(/^\d+\.\d steering reversals a second: /);

    await page.reload();
    await expect.poll(() => read(page, '.inputs'), { timeout }).toMatch(/° (left|right)/);
    await page.getByRole('button', { name: 'Why the car does that' }).click();
    await expect.poll(() => page.locator('gp-why .inputs').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('why it did what it did in a replay', () => {
  const app = appForEachTest({ width: 1152, height: 640 }, 'none');

  it('is told of the moment at the playhead, the same again when that comes back', async () => {
    const { page, errors } = app;
    await page.getByText('Shipped policy of Home Loop').waitFor({ timeout });
    await page.getByRole('button', { name: 'Why the car does that' }).click();
    await page.getByRole('button', { name: 'A lap of the policy once more' }).click();
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout });

    const toldAt = async (step: string): Promise<string> => {
      await slider.fill(step);
      let told = '';
      // The answer has come when it stays.
      await expect
        .poll(
          async () => {
            const before = told;
            told = `${await read(page, '.ends b')} ${await read(page, '.value')} ${await read(page, '.inputs')}`;
            return told !== '' && told === before;
          },
          { timeout, interval: 1000 },
        )
        .toBe(true);
      return told;
    };
    const [early, late] = [await toldAt('12'), await toldAt('40')];
    expect(early).toMatch(/° (left|right)/);
    expect(late).not.toBe(early);
    expect(await toldAt('12')).toBe(early);
    expect(errors).toEqual([]);
  });
});

describe('on a phone', () => {
  const app = appForEachTest({ width: 390, height: 844 }, 'none');

  it('is a panel of the bar at the bottom, and asked for only while it is open', async () => {
    const { page, errors } = app;
    const why = page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Why' });
    await why.click();
    await expect.poll(() => read(page, '.inputs'), { timeout }).toMatch(/° (left|right)/);
    expect(await why.getAttribute('aria-current')).toBe('true');
    await page.getByRole('button', { name: 'Charts' }).click();
    await expect.poll(() => page.locator('gp-why .inputs').count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('why a car that sees drives as it does', () => {
  const app = appForEachTest({ width: 1152, height: 640 });

  it('is tinted over the very picture that it decided by', async () => {
    const { page, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Camera only' }).click();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-evaluation-table .figures').waitFor({ timeout });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Why the car does that' }).click();
    await expect.poll(() => read(page, '.inputs'), { timeout }).toMatch(/picture, (upper|middle|lower)/);
    await page.getByRole('button', { name: 'Show where in the picture' }).click();
    await expect.poll(() => tinted(page), { timeout }).toBeGreaterThan(20);
    await page.getByRole('img', { name: /front camera, tinted where it mattered to the steering/ }).waitFor();
    await page.getByRole('button', { name: 'Why the car does that' }).click();
    await expect.poll(() => tinted(page), { timeout }).toBe(0);
    expect(errors).toEqual([]);
  });
});

/** Pixels of the car's picture that are not grey. */
async function tinted(page: Page): Promise<number> {
  const picture = page.locator('gp-car-sight .camera');
  if ((await picture.count()) === 0) return -1;
  return picture.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] > data[i + 2] + 20) count++;
    return count;
  });
}
