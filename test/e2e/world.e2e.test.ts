import { Buffer } from 'node:buffer';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 640 });
const timeout = 120_000;

describe('a race among boxes', () => {
  it('is trained with a lidar; boxes stand on the track, and what the car sees is shown', async () => {
    const { page, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Top camera' }).click();
    const before = await cardPixels(page);
    await page.locator('summary', { hasText: /^Race / }).click();
    await page.locator('gp-race-setup select').first().selectOption({ label: 'Boxes' });
    await page.getByText('cannot see the boxes').waitFor();
    await page.getByRole('button', { name: 'Add a lidar that looks ahead' }).click();
    await page.locator('summary', { hasText: /^Sensors state \+ lidar$/ }).waitFor();

    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-evaluation-table .faults').waitFor({ timeout });
    await expect.poll(() => numObjects(page), { timeout }).toBe(6);
    await expect.poll(() => cardPixels(page), { timeout }).toBeGreaterThan(before + 60);

    await page.getByRole('button', { name: 'What the car sees' }).click();
    await expect.poll(() => greys(page, '.camera'), { timeout }).toBeGreaterThan(8);
    await expect.poll(() => greys(page, '.fan'), { timeout }).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('gp-run-list .facts', { hasText: '6 boxes · state + lidar' }).waitFor({ timeout });

    // It is remembered that the sight was shown.
    await page.reload();
    await expect.poll(() => greys(page, '.camera'), { timeout }).toBeGreaterThan(8);
    expect(errors).toEqual([]);
  });
});

describe('a track of one’s own', () => {
  it('is imported, is still there after a reload, and is removed and put back', async () => {
    const { page, errors } = app;
    const yours = page.locator('gp-track-picker .own');
    await page.getByRole('button', { name: 'Choose a track' }).click();
    await page.locator('gp-track-picker input[type=file]').setInputFiles([
      { name: 'round.csv', mimeType: 'text/csv', buffer: Buffer.from(circuit(64)) },
      { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('1,2,3\n') },
    ]);
    await page.getByText(/“round” is among your tracks: scaled by/).waitFor({ timeout });
    await page.getByText(/^broken\.csv: line 1: must have 4 numbers/).waitFor({ timeout });
    await page.getByText('Generalist policy, on round').waitFor({ timeout });

    await page.reload();
    await page.locator('gp-track-picker .facts', { hasText: 'round' }).waitFor({ timeout });
    await page.getByRole('button', { name: 'Choose a track' }).click();
    await page.getByRole('button', { name: 'Remove round' }).click();
    await expect.poll(() => yours.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => yours.count()).toBe(1);
    expect(errors).toEqual([]);
  });
});

/** A round circuit as the racetrack database has them. */
function circuit(numPoints: number): string {
  const rows = Array.from({ length: numPoints }, (_, i) => {
    const angle = (2 * Math.PI * i) / numPoints;
    return `${(60 * Math.cos(angle)).toFixed(4)},${(45 * Math.sin(angle)).toFixed(4)},6,6`;
  });
  return ['# x_m,y_m,w_tr_right_m,w_tr_left_m', ...rows].join('\n');
}

/** How many objects are in the way of the solid car. */
function numObjects(page: Page): Promise<number> {
  return page.locator('gp-race-view').evaluate((view) => {
    const { viewer } = view as HTMLElementTagNameMap['gp-race-view'];
    return (viewer?.hero.objects?.poses.length ?? 0) / 7;
  });
}

/** Pixels of the 3D view in the colour of cardboard. Drawn and read in one go: the browser clears what it has shown. */
function cardPixels(page: Page): Promise<number> {
  return page.locator('gp-race-view').evaluate((view) => {
    const viewer = (view as HTMLElementTagNameMap['gp-race-view']).viewer!;
    for (let i = 0; i < 20; i++) viewer.render(0.1); // until the camera has arrived
    const gl = viewer.canvas.getContext('webgl2')!;
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const pixels = new Uint8Array(4 * width * height);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4) {
      const [r, g, b] = pixels.subarray(i, i + 3);
      if (r > 110 && r > g + 20 && g > b + 20 && b > 70) count++;
    }
    return count;
  });
}

/** How many different colours a picture of the car's sight has. */
async function greys(page: Page, canvas: '.camera' | '.fan'): Promise<number> {
  const picture = page.locator(`gp-car-sight ${canvas}`);
  if ((await picture.count()) === 0) return 0;
  return picture.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
}
