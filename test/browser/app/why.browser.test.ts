import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../src/app/elements/car-sight.ts';
import '../../../src/app/elements/why-panel.ts';
import type { CarSight } from '../../../src/app/elements/car-sight.ts';
import type { WhyPanel } from '../../../src/app/elements/why-panel.ts';
import { FrameHub } from '../../../src/app/state/frame-hub.ts';
import { checkSensorSpec } from '../../../src/race/observers/sensor-spec.ts';
import type { Choice } from '../../../src/training/explain/explanation.ts';
import { explanationOf, influenceOf, lapCommandsOf } from '../../unit/app/setup/explanations.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const text = (element: HTMLElement, selector: string): string =>
  inside(element, selector).textContent.replaceAll(/\s+/g, ' ').trim();
const labels = (element: HTMLElement): (string | null)[] =>
  [...element.shadowRoot!.querySelectorAll('[role=img]')].map(({ ariaLabel }) => ariaLabel);

afterEach(() => document.body.replaceChildren());

describe('gp-why', () => {
  let hub: FrameHub;
  let panel: WhyPanel;

  beforeEach(async () => {
    hub = new FrameHub();
    panel = await mount('gp-why', { hub, open: true, driven: true });
  });

  const shown = async (...[explanation, commands]: Parameters<FrameHub['explained']>): Promise<void> => {
    hub.explained(explanation, commands);
    await vi.waitFor(() => inside(panel, '.inputs'));
  };

  it('is a button and nothing else until it is opened', async () => {
    panel.open = false;
    await panel.updateComplete;
    const head = inside(panel, '.head');
    expect(head.ariaExpanded).toBe('false');
    expect(text(panel, '#body')).toBe('');
    const asked = nextEvent<boolean>(panel, 'gp-why');
    head.click();
    expect((await asked).detail).toBe(true);
  });

  it('says what it waits for', async () => {
    expect(text(panel, '#body')).toBe('Getting ready to look into the policy …');
    panel.driven = false;
    await panel.updateComplete;
    expect(text(panel, '#body')).toBe('No policy drives now.');
    panel.trouble = 'The neural-network runtime could not be loaded';
    await panel.updateComplete;
    expect(text(panel, '[role=alert]')).toMatch(/^It cannot be told: The neural-network runtime/);
  });

  it('shows what it does, what it expects and what mattered, in figures and in words', async () => {
    await shown(explanationOf(), lapCommandsOf());
    expect(labels(panel).slice(0, 2)).toEqual([
      'steering: 11° left ± 6° on average, of 30° left to 30° right; taken: 12° left',
      'speed: 2.4 m/s ± 0.30 m/s on average, of 4.0 m/s to 0.5 m/s; taken: 2.5 m/s',
    ]);
    // Left is left: of 60°, 12° to the left are 30 % from the left end.
    expect(inside(panel, '.taken').style.left).toBe('30%');
    expect(text(panel, '.value')).toBe('5.85 reward');
    expect(text(panel, '#body')).toContain('about the next 20 steps, 1.3 s');
    const rows = [...panel.shadowRoot!.querySelectorAll('.inputs li')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(rows).toEqual([
      'angle of the front wheels 11° left 8.8° right',
      'bend 1.5 m on 0.40 m left 3.9° left',
    ]);
    const bars = [...panel.shadowRoot!.querySelectorAll<HTMLElement>('.effect i')];
    expect(bars[0].style.left).toBe('50%');
    expect(bars[0].style.width).toBe('50%');
    expect(Number.parseFloat(bars[1].style.left)).toBeCloseTo(50 - (50 * 3.9) / 8.8, 3);
    expect(text(panel, '[role=status]')).toBe(
      'Steers 12° left at 2.5 m/s; while it learnt, it tried out ± 6° and ± 0.30 m/s. Its steering depends most on: angle of the front wheels and bend 1.5 m on.',
    );
  });

  it('tells what mattered to the speed when it is asked', async () => {
    await shown(explanationOf(), null);
    const asked = nextEvent<string>(panel, 'gp-why-aspect');
    panel.shadowRoot!.querySelectorAll<HTMLElement>('.choices button')[1].click();
    expect((await asked).detail).toBe('speed');
    panel.aspect = 'speed';
    await vi.waitFor(() =>
      expect(text(panel, '[role=status]')).toContain('Its speed depends most on: speed.'),
    );
    expect(text(panel, '.inputs b')).toBe('0.20 m/s faster');
  });

  it('says that a policy has no critic instead of a number', async () => {
    await shown(explanationOf({ value: null }), null);
    expect(text(panel, '#body')).toContain('This policy was saved without its critic');
    expect(panel.shadowRoot!.querySelector('.value')).toBeNull();
  });

  it('shows a list of actions as a grid, left on the left, fast above; the likeliest is outlined', async () => {
    const action = (steering: number, speed: number, probability: number) => ({
      steering,
      speed,
      probability,
    });
    const choice: Choice = {
      type: 'discrete',
      actions: [action(-20, 1, 0.1), action(20, 1, 0.6), action(-20, 2, 0.25), action(20, 2, 0.05)],
      taken: 1,
    };
    await shown(explanationOf({ choice, taken: { steering: 20, speed: 1 } }), null);
    const cells = [...panel.shadowRoot!.querySelectorAll('.grid tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim()),
    );
    expect(cells).toEqual([
      ['', '20° L', '20° R'],
      ['2.0 m/s', '5', '25'],
      ['1.0 m/s', '60', '10'],
    ]);
    expect(text(panel, '.chosen')).toBe('60');
    expect(labels(panel)[0]).toBe(
      'Probabilities of its actions, the likeliest first: 20° left, 1.0 m/s 60 %, 20° right, 2.0 m/s 25 %, 20° right, 1.0 m/s 10 %',
    );
    expect(text(panel, '[role=status]')).toMatch(
      /^Steers 20° left at 1.0 m\/s: of 4 actions the likeliest, 60 %/,
    );
  });

  it('shows the likeliest of a list that has too many angles for a grid', async () => {
    const actions = Array.from({ length: 30 }, (_, i) => ({
      steering: i - 15,
      speed: 1,
      probability: i === 3 ? 0.42 : 0.02,
    }));
    const choice: Choice = { type: 'discrete', actions, taken: 3 };
    await shown(explanationOf({ choice, taken: { steering: -12, speed: 1 } }), null);
    expect(panel.shadowRoot!.querySelectorAll('.chances li')).toHaveLength(6);
    expect(text(panel, '.chances .chosen')).toBe('12° right, 1.0 m/s 42 %');
  });

  it('tells of the last lap what was commanded, and whether it zigzags', async () => {
    await shown(explanationOf(), lapCommandsOf());
    expect(labels(panel).slice(2)).toEqual([
      'steering from 30° left to 30° right, most often about 12° left, 50 % of the time',
      'speed from 0.5 m/s to 4.0 m/s, most often about 3.1 m/s, 90 % of the time',
    ]);
    expect(text(panel, '.reversals')).toBe('2.3 steering reversals a second: corrects often');
    panel.show(explanationOf(), lapCommandsOf({ isOver: false, reversals: 5.4 }));
    await vi.waitFor(() =>
      expect(text(panel, '.reversals')).toBe('5.4 steering reversals a second: zigzags'),
    );
    expect(text(panel, '#body')).toContain('Over this lap so far');
  });

  it('offers to show where in the picture it mattered', async () => {
    const numbers = () => new Float32Array(2);
    const picture = { width: 2, height: 1, shades: new Uint8Array(2), steering: numbers(), speed: numbers() };
    const part = influenceOf({
      name: 'picture, upper left',
      value: null,
      unit: '',
      sides: null,
      change: null,
    });
    await shown(explanationOf({ picture, influences: { steering: [part], speed: [] } }), null);
    expect(text(panel, '.inputs b')).toBe('± 3.9°');
    const asked = nextEvent<boolean>(panel, 'gp-sight');
    inside(panel, '.link').click();
    expect((await asked).detail).toBe(true);
  });

  it('tells the last of several decisions whole', async () => {
    await shown(explanationOf(), null);
    const last = influenceOf({ name: 'turning' });
    panel.show(explanationOf({ influences: { steering: [last], speed: [] } }), null);
    await vi.waitFor(() => expect(text(panel, '.inputs .what span')).toBe('turning'));
    const words = 'Its steering depends most on: turning.';
    await vi.waitFor(() => expect(text(panel, '[role=status]')).toContain(words));
  });

  it('holds a moment with its words, and forgets it when another policy drives', async () => {
    await shown(explanationOf(), null);
    const asked = nextEvent<boolean>(panel, 'gp-why-hold');
    inside(panel, '.hold').click();
    expect((await asked).detail).toBe(true);
    panel.held = true;
    await panel.updateComplete;
    expect(text(panel, '.held')).toMatch(/^Steers 12° left/);
    // What was on its way comes to nothing.
    panel.show(explanationOf({ value: { expected: 1.23, gamma: 0.95 } }), null);
    hub.explained(explanationOf({ value: { expected: 1.23, gamma: 0.95 } }), null);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(text(panel, '.value')).toBe('5.85 reward');
    hub.clearHero();
    await panel.updateComplete;
    expect(text(panel, '#body')).toBe('Getting ready to look into the policy …');
  });
});

describe('what mattered, over what the car sees', () => {
  const sight = {
    width: 2,
    height: 1,
    picture: Uint8Array.of(50, 50),
    lidar: { points: Float32Array.of(2, 0, 0, 2), range: 1 },
  };
  const explanation = explanationOf({
    picture: {
      width: 2,
      height: 1,
      shades: Uint8Array.of(100, 100),
      steering: Float32Array.of(0, 3),
      speed: Float32Array.of(5, 0),
    },
    rays: { steering: Float32Array.of(1, 0), speed: Float32Array.of(0, 1) },
  });
  const pixels = (element: CarSight): number[][] => {
    const canvas = inside(element, '.camera') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, 2, 1);
    return [0, 4].map((at) => Array.from(data.subarray(at, at + 3)));
  };
  const grey = (shade: number): number[] => [shade, shade, shade];

  it('tints the picture that was decided by, and is gone when nobody asks any more', async () => {
    const sensors = checkSensorSpec(['lidar', 'front_camera'], 'test');
    const element = await mount('gp-car-sight', { sensors });
    element.show(sight);
    await vi.waitFor(() => expect(pixels(element)).toEqual([grey(50), grey(50)]));
    element.explain(explanation);
    element.aspect = 'steering';
    await element.updateComplete;
    element.explain(explanation);
    element.show(sight);
    await vi.waitFor(() => expect(pixels(element)[0]).toEqual(grey(100)));
    const [red, green, blue] = pixels(element)[1];
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
    expect(inside(element, 'p').textContent).toContain('Tinted orange: what mattered to its steering.');
    element.aspect = 'speed';
    await vi.waitFor(() => expect(pixels(element)[1]).toEqual(grey(100)));
    expect(pixels(element)[0][0]).toBeGreaterThan(pixels(element)[0][2]);
    element.aspect = null;
    await vi.waitFor(() => expect(pixels(element)).toEqual([grey(50), grey(50)]));
  });

  it('marks the lidar’s rays at the edge of the fan', async () => {
    const element = await mount('gp-car-sight', {
      sensors: checkSensorSpec(['state', 'lidar'], 'test'),
      aspect: 'steering',
    });
    element.show(sight);
    await vi.waitFor(() => inside(element, '.fan'));
    const marked = (x: number, y: number): boolean => {
      const fan = inside(element, '.fan') as HTMLCanvasElement;
      const [red, , blue] = fan.getContext('2d')!.getImageData(x, y, 1, 1).data;
      return blue > red + 60;
    };
    element.explain(explanation);
    // Ahead is up, left is left.
    await vi.waitFor(() => {
      element.show(sight);
      expect([marked(120, 5), marked(5, 120)]).toEqual([true, false]);
    });
    element.aspect = 'speed';
    await vi.waitFor(() => expect([marked(120, 5), marked(5, 120)]).toEqual([false, true]));
  });
});
