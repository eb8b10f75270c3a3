import { readFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Track } from '../../src/track/track.ts';
import { parseTrackFile } from '../../src/track/track-file.ts';
import { referenceLap } from '../../src/training/reference-lap.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 640 });
const timeout = 120_000;

/** Corners of what is drawn of the ideal line [x, y, z]; empty while there is nothing. */
function drawnLine(): Promise<number[][]> {
  return app.page.locator('gp-race-view').evaluate((view) => {
    const { viewer } = view as HTMLElementTagNameMap['gp-race-view'];
    const position = viewer?.idealLine?.getAttribute('position');
    if (position === undefined) return [];
    return Array.from({ length: position.count }, (_, i) => [
      position.getX(i),
      position.getY(i),
      position.getZ(i),
    ]);
  });
}

describe('the ideal line', () => {
  it('is drawn on the road by its button or key, and is remembered', async () => {
    const { page, errors } = app;
    const track = new Track(parseTrackFile(readFileSync('tracks/home.json', 'utf8'), 'home'));
    const { line, standing } = referenceLap(track, 'deepracer-v6');
    expect(await drawnLine()).toEqual([]);
    await page.getByRole('button', { name: 'Ideal line' }).click();
    await expect.poll(async () => (await drawnLine()).length, { timeout }).toBeGreaterThan(0);
    const corners = await drawnLine();
    expect(corners.length % line.x.length).toBe(0);
    for (const [x, y, z] of corners) {
      expect(track.isOnRoad(x, y)).toBe(true);
      expect(z).toBeCloseTo(0.013, 4);
      const distance = Math.min(...line.x.map((ideal, i) => Math.hypot(x - ideal, y - line.y[i])));
      expect(distance).toBeLessThan(0.05);
    }
    const [slowest, fastest] = [Math.min(...line.speed), Math.max(...line.speed)];
    const legend = await page.locator('gp-ideal-legend p').innerText();
    expect(legend.replaceAll(/\s+/g, ' ')).toBe(`Ideal line ${slowest.toFixed(1)} ${fastest.toFixed(1)} m/s`);

    // What is shown of laps is what they and the ideal make.
    const best = await page
      .locator('gp-evaluation-table .figures div', { hasText: 'Best lap' })
      .locator('dd')
      .innerText();
    const share = await page.locator('gp-evaluation-table .from-ideal b').innerText();
    const expected = 100 * (Number.parseFloat(best) / standing - 1);
    // Half of a hundredth of a second is an eighth of a percent of such a lap, and half of a tenth of a percent comes on top.
    expect(Math.abs(Number.parseFloat(share.replace('−', '-')) - expected)).toBeLessThan(0.2);
    await expect
      .poll(() => page.locator('gp-race-view .share').innerText(), { timeout })
      .toMatch(/^From ideal\s+−?\d+\.\d %\s+(flying|standing)$/);

    await page.reload();
    await expect.poll(async () => (await drawnLine()).length, { timeout }).toBe(corners.length);
    await page.locator('gp-race-view .stage').focus();
    await page.keyboard.press('i');
    await expect.poll(drawnLine, { timeout }).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('follows the track in view, and says where the car cannot get round', async () => {
    const { page, errors } = app;
    await page.getByRole('button', { name: 'Ideal line' }).click();
    await expect.poll(async () => (await drawnLine()).length, { timeout }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Choose a track' }).click();
    await page.locator('gp-track-picker input[type=file]').setInputFiles({
      name: 'tiny.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(tinyRing())),
    });
    await page.getByText(/No ideal line: this car cannot get round/).waitFor({ timeout });
    expect(await drawnLine()).toEqual([]);
    expect(errors).toEqual([]);
  });
});

/** Tighter than the car can turn. */
function tinyRing() {
  const centreLine = Array.from({ length: 60 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 60;
    return [0.4 * Math.cos(angle), 0.4 * Math.sin(angle)];
  });
  return {
    format: 'grad-prix-track',
    version: 1,
    id: 'tiny',
    name: 'Tiny Ring',
    centreLine,
    width: { left: 0.15, right: 0.15 },
  };
}
