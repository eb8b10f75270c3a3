import { afterEach, describe, expect, it } from 'vitest';
import { SECTOR_SPECS } from '../../../src/app/charts/sector-spec.ts';
import '../../../src/app/elements/chart-grid.ts';
import '../../../src/app/elements/sector-map.ts';
import { evaluationPoint, RunCurves } from '../../../src/app/state/run-curves.ts';
import { NUM_SECTORS } from '../../../src/training/sectors/sector-figures.ts';
import { evaluationEvent, iterationEvent } from '../../unit/app/setup/events.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const SPEED = SECTOR_SPECS.find(({ quantity }) => quantity === 'speed')!;

/** Two evaluations; cars are slow in the thirteenth sector of the second. */
function curves(): RunCurves {
  const run = new RunCurves();
  const list = (value: number) => Array<number>(NUM_SECTORS).fill(value);
  for (const [i, slow] of [1, 0.5].entries()) {
    run.push(iterationEvent(i + 1));
    const sectors = {
      visits: list(10),
      speed: list(i + 1).with(12, slow),
      steering: list(0),
      reward: list(0),
      exits: list(0),
    };
    run.push(evaluationPoint({ ...evaluationEvent(i + 1, 5, false), sectors }));
  }
  return run;
}

async function mapOf(run: RunCurves) {
  const map = await mount('gp-sector-map', { spec: SPEED, curves: run });
  map.style.cssText = 'display: flex; width: 300px; height: 180px';
  await map.updateComplete;
  return map;
}

afterEach(() => document.body.replaceChildren());

describe('gp-sector-map', () => {
  it('says that there is nothing yet, and what to look for', async () => {
    const map = await mapOf(new RunCurves());
    expect(inside(map, 'p').textContent).toBe(SPEED.hint);
    expect(inside(map, '.nothing').hidden).toBe(false);
    expect(inside(map, '.map').hidden).toBe(true);
  });

  it('draws a row per evaluation and points out the slowest place of the newest', async () => {
    const map = await mapOf(curves());
    const canvas = inside(map, 'canvas') as HTMLCanvasElement;
    expect([canvas.width, canvas.height]).toEqual([NUM_SECTORS, 2]);
    const { data } = canvas.getContext('2d')!.getImageData(0, 1, NUM_SECTORS, 1);
    const colour = (sector: number) => Array.from(data.subarray(4 * sector, 4 * sector + 3));
    // The ends of viridis.
    expect(colour(12)).toEqual([0x44, 0x01, 0x54]);
    expect(colour(11)).toEqual([0xfd, 0xe7, 0x25]);
    expect(inside(map, '.value').textContent).toBe('slowest at 26 % of the lap: 0.5 m/s');
  });

  it('tells what is pointed at, and where that is on the road', async () => {
    const map = await mapOf(curves());
    const field = inside(map, '.field');
    const { left, top, width, height } = field.getBoundingClientRect();
    const place = nextEvent<number>(map, 'gp-place');
    const at = { clientX: left + (width * 12.5) / NUM_SECTORS, clientY: top + height * 0.25 };
    field.dispatchEvent(new PointerEvent('pointermove', { ...at, bubbles: true }));
    expect((await place).detail).toBeCloseTo(12.5 / NUM_SECTORS);
    await map.updateComplete;
    expect(inside(map, '.value').textContent).toBe('1.0 m/s at 26 % of the lap, 1,024 steps');
    const gone = nextEvent<null>(map, 'gp-place');
    field.dispatchEvent(new PointerEvent('pointerleave'));
    expect((await gone).detail).toBeNull();
  });

  it('is walked through with the arrow keys, from the newest row at the start line on', async () => {
    const map = await mapOf(curves());
    map.axis = 'seconds';
    const press = async (key: string) => {
      inside(map, '.field').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await map.updateComplete;
      return inside(map, '.value').textContent;
    };
    expect(await press('ArrowRight')).toBe('2.0 m/s at 1 % of the lap, 0.2 s');
    expect(await press('ArrowLeft')).toBe('2.0 m/s at 99 % of the lap, 0.2 s');
    expect(await press('ArrowUp')).toBe('1.0 m/s at 99 % of the lap, 0.1 s');
    expect(await press('ArrowUp')).toBe('1.0 m/s at 99 % of the lap, 0.1 s');
  });

  it('draws what has come when it is refreshed', async () => {
    const run = new RunCurves();
    const map = await mapOf(run);
    for (const point of curves().evaluations) run.push(point);
    map.refresh();
    await map.updateComplete;
    expect((inside(map, 'canvas') as HTMLCanvasElement).height).toBe(2);
  });
});

describe('gp-chart-grid', () => {
  it('shows either, over steps or seconds, by its buttons', async () => {
    const grid = await mount('gp-chart-grid', { curves: curves() });
    const press = (name: string) => {
      const button = [...grid.shadowRoot!.querySelectorAll('button')].find(
        ({ textContent }) => textContent.trim() === name,
      )!;
      button.click();
      return button;
    };
    const asked = nextEvent<boolean>(grid, 'gp-sectors');
    press('Along the lap');
    expect((await asked).detail).toBe(true);
    grid.sectors = true;
    await grid.updateComplete;
    expect(grid.shadowRoot!.querySelectorAll('gp-sector-map')).toHaveLength(SECTOR_SPECS.length);
    const axis = nextEvent<string>(grid, 'gp-chart-axis');
    press('seconds');
    expect((await axis).detail).toBe('seconds');
    grid.axis = 'seconds';
    await grid.updateComplete;
    expect(press('seconds').getAttribute('aria-pressed')).toBe('true');
  });
});
