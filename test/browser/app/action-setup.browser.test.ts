import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/elements/action-setup.ts';
import type { ActionSetup } from '../../../src/app/elements/action-setup.ts';
import { DEFAULT_ACTION_SETUP, gridOf } from '../../../src/app/state/action-setup.ts';
import type { RunSetup } from '../../../src/app/state/run-setup.ts';
import { inside, mount } from './setup/mount.ts';

const PAIR = [
  { steering_angle: -10, speed: 1 },
  { steering_angle: 10, speed: 3 },
];

/** The element as the app keeps it: what it asks for is what it is given. */
async function mountSetup(actions: ActionSetup['actions']): Promise<ActionSetup> {
  const setup = await mount('gp-action-setup', { actions });
  setup.style.cssText = 'display: block; width: 300px';
  setup.addEventListener('gp-setup', (event) => {
    setup.actions = (event as CustomEvent<Partial<RunSetup>>).detail.actions!;
  });
  return setup;
}

const planeOf = (setup: ActionSetup): SVGSVGElement =>
  inside(setup, 'gp-action-plane').shadowRoot!.querySelector('svg')!;

/** Pixels of a place on the plane: 292 - 30 by 158 - 12 units of its 300 by 184 are ±30° by 0–4 m/s. */
function pixelsOf(plane: SVGSVGElement, steering: number, speed: number): { x: number; y: number } {
  const { left, top, width, height } = plane.getBoundingClientRect();
  const x = 30 + ((30 - steering) / 60) * 262;
  const y = 158 - (speed / 4) * 146;
  return { x: left + (x / 300) * width, y: top + (y / 184) * height };
}

async function drag(
  plane: SVGSVGElement,
  grip: Element,
  from: [steering: number, speed: number],
  to: [steering: number, speed: number],
): Promise<void> {
  const point = (type: string, target: Element, place: [number, number]): void => {
    const { x, y } = pixelsOf(plane, ...place);
    const init = { clientX: x, clientY: y, pointerId: 1, button: 0, bubbles: true, composed: true };
    target.dispatchEvent(new PointerEvent(type, init));
  };
  // There is no such pointer in a test, and capture would look for it.
  plane.setPointerCapture = () => undefined;
  point('pointerdown', grip, from);
  point('pointermove', plane, to);
  point('pointerup', plane, to);
}

afterEach(() => document.body.replaceChildren());

describe('gp-action-setup', () => {
  it('drags an action of a list to where the pointer lets go, and says where that is', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: PAIR });
    const plane = planeOf(setup);
    await drag(plane, plane.querySelectorAll('g.grip')[1], [10, 3], [25, 2.2]);
    await setup.updateComplete;
    expect(setup.actions.list).toEqual([PAIR[0], { steering_angle: 25, speed: 2.2 }]);
    const choice = setup.shadowRoot!.querySelectorAll('select')[1];
    expect(choice.selectedOptions[0].textContent.trim()).toBe('1 · 25° left · 2.2 m/s');
    await drag(plane, plane.querySelectorAll('g.grip')[0], [-10, 1], [-300, 90]);
    expect(setup.actions.list[0]).toEqual({ steering_angle: -30, speed: 4 });
  });

  it('leaves an action where it is when it is only chosen, by a hand that is not quite still', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: PAIR });
    const plane = planeOf(setup);
    await drag(plane, plane.querySelectorAll('g.grip')[1], [10.4, 3], [10.6, 3]);
    expect(setup.actions.list).toEqual(PAIR);
    // Taken beside its middle, it keeps its distance from the pointer.
    await drag(plane, plane.querySelectorAll('g.grip')[1], [11, 3], [21, 3]);
    expect(setup.actions.list[1]).toEqual({ steering_angle: 20, speed: 3 });
  });

  it('adds an action where the plane is clicked, moves it by keys and removes it', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: PAIR });
    const plane = planeOf(setup);
    const { x, y } = pixelsOf(plane, 0, 2);
    plane.dispatchEvent(new MouseEvent('click', { clientX: x, clientY: y, bubbles: true }));
    await setup.updateComplete;
    expect(setup.actions.list[2]).toEqual({ steering_angle: 0, speed: 2 });
    const added = plane.querySelectorAll<SVGElement>('g.grip')[2];
    expect(added.tabIndex).toBe(0);
    added.focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowUp}');
    await expect.poll(() => setup.actions.list[2]).toEqual({ steering_angle: 2, speed: 2.1 });
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => setup.actions.list).toEqual(PAIR);
    // The one before it has its place, and keys go on.
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => setup.actions.list[1]).toEqual({ ...PAIR[1], speed: PAIR[1].speed + 0.1 });
    // Two are the least there can be.
    await userEvent.keyboard('{Delete}');
    expect(setup.actions.list).toHaveLength(2);
  });

  it('takes exact numbers, and puts back what a car cannot follow', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: PAIR });
    const type = async (label: string, value: string): Promise<HTMLInputElement> => {
      const row = [...setup.shadowRoot!.querySelectorAll('label')].find(({ textContent }) =>
        textContent.trim().startsWith(label),
      )!;
      const input = row.querySelector('input')!;
      input.value = value;
      input.dispatchEvent(new Event('change'));
      await setup.updateComplete;
      return input;
    };
    await type('Steering', '-12.25');
    await type('Speed', '1.35');
    expect(setup.actions.list[0]).toEqual({ steering_angle: -12.25, speed: 1.35 });
    expect((await type('Speed', '9')).value).toBe('1.35');
    expect((await type('Steering', '')).value).toBe('-12.25');
    expect(setup.actions.list[0]).toEqual({ steering_angle: -12.25, speed: 1.35 });
  });

  it('drags the sides of a range, which never pass each other', async () => {
    const setup = await mountSetup(DEFAULT_ACTION_SETUP);
    const plane = planeOf(setup);
    const [right, left, slow, fast] = plane.querySelectorAll('g.grip');
    await drag(plane, right, [-30, 2], [-12, 2]);
    await setup.updateComplete;
    await drag(plane, left, [30, 2], [-29, 2]);
    await setup.updateComplete;
    expect(setup.actions.steering).toEqual({ low: -12, high: -11 });
    await drag(plane, fast, [0, 4], [0, 2.5]);
    await setup.updateComplete;
    await drag(plane, slow, [0, 0.5], [0, -3]);
    await setup.updateComplete;
    expect(setup.actions.speed).toEqual({ low: 0.1, high: 2.5 });
  });

  it('lays out a grid in place of the list, of at most 30 actions', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: PAIR });
    const grid = inside(setup, 'gp-action-grid');
    const choose = async (index: number, value: string): Promise<void> => {
      const select = grid.shadowRoot!.querySelectorAll('select')[index];
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await setup.updateComplete;
    };
    await choose(0, '7');
    await choose(1, '3');
    const button = inside(grid, 'button') as HTMLButtonElement;
    await expect
      .poll(() => button.textContent.replaceAll(/\s+/g, ' ').trim())
      .toBe('Replace the list by 7 × 3');
    button.click();
    expect(setup.actions.list).toEqual(
      gridOf({ steering: 30, speed: { low: 0.5, high: 4 }, angles: 7, speeds: 3 }),
    );
    await choose(0, '15');
    await expect.poll(() => button.disabled).toBe(true);
  });

  it('warns of two actions that are the same', async () => {
    const setup = await mountSetup({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list: [PAIR[0], PAIR[0]] });
    expect(inside(setup, '[role=status]').textContent).toContain('Two of them are the same');
  });
});
