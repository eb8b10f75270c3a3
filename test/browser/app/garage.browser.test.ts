import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import '../../../src/app/elements/car-setup.ts';
import '../../../src/app/elements/garage/garage.ts';
import type { AppEvent } from '../../../src/app/elements/emit.ts';
import type { CarId } from '../../../src/app/state/own-cars.ts';
import type { CarFile } from '../../../src/sim/car.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { ownCar } from '../../unit/sim/own-car.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

async function garageWith(cars: readonly CarFile[], chosen: CarId = 'deepracer-v6') {
  const garage = await mount('gp-garage', { open: true, cars, chosen, track: home as unknown as TrackFile });
  garage.addEventListener('gp-car-draft', (event) => {
    const { id, car } = (event as AppEvent<'gp-car-draft'>).detail;
    const others = garage.drafts.filter((draft) => draft.id !== id);
    garage.drafts = car === null ? others : [...others, car];
  });
  const editor = (): HTMLElement => inside(garage, 'gp-car-editor');
  const settled = async (): Promise<void> => {
    await garage.updateComplete;
    await (editor() as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
  };
  const button = (text: string): HTMLButtonElement =>
    [...garage.shadowRoot!.querySelectorAll('button')].find((one) =>
      one.textContent.trim().startsWith(text),
    )!;
  return {
    garage,
    button,
    settled,
    value: (name: string) => inside(editor(), `#${name}`) as HTMLInputElement,
    verdict: () => inside(garage, '.verdict').textContent.replaceAll(/\s+/g, ' ').trim(),
    names: () => [...garage.shadowRoot!.querySelectorAll('li b')].map((name) => name.textContent),
    type: async (name: string, text: string): Promise<void> => {
      const input = inside(editor(), `#${name}`) as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new Event('change'));
      await settled();
    },
  };
}

describe('gp-garage', () => {
  it('shows cars that ship as they are, and the person’s own', async () => {
    const { names, value, settled, verdict } = await garageWith([ownCar()]);
    await settled();
    expect(names()).toEqual(['DeepRacer v6', 'DeepRacer v4', 'Club', 'Test car']);
    expect(value('mass').value).toBe('1.5');
    expect(value('mass').matches(':disabled')).toBe(true);
    expect(value('cameraPitch').value).toBe('15');
    expect(verdict()).toContain('Cars that ship stay as they are');
  });

  it('saves a copy that can be driven, in SI units, and none that cannot', async () => {
    const { garage, button, type, verdict, settled } = await garageWith([]);
    button('Copy').click();
    await settled();
    await type('trackWidth', '215');
    expect(verdict()).toContain(
      'Track width must be at most 193 mm at 1.5 kg: with wheels farther out the springs would shake',
    );
    expect(button('Save').disabled).toBe(true);
    await type('trackWidth', '180');
    await type('cameraPitch', '30');
    expect(button('Save').disabled).toBe(false);
    const saved = nextEvent<CarFile>(garage, 'gp-save-car');
    button('Save').click();
    const { detail } = await saved;
    expect(detail).toMatchObject({
      id: 'deepracer-v6-copy',
      name: 'DeepRacer v6 copy',
      base: 'deepracer-v6',
    });
    expect(detail.values.trackWidth).toBeCloseTo(0.18, 12);
    expect(detail.values.cameraPitch).toBeCloseTo(Math.PI / 6, 12);
    expect(detail.values.wheelbase).toBe(0.165);
  });

  it('keeps what is not saved while another car is looked at', async () => {
    const { button, type, value, settled } = await garageWith([ownCar()], 'own-test');
    await type('grip', '1.2');
    button('Club').click();
    await settled();
    expect(value('grip').value).toBe('1.2');
    button('DeepRacer v4').click();
    await settled();
    expect(value('grip').value).toBe('2');
    button('Test car').click();
    await settled();
    expect(value('grip').value).toBe('1.2');
    button('Undo changes').click();
    await settled();
    expect(value('grip').value).toBe('2');
  });

  it('shows drafts as they were left, also of a car that is gone, and removes them', async () => {
    const { garage, names, button, settled } = await garageWith([ownCar()], 'own-test');
    const draft = (id: string, name: string) => ({ ...ownCar({ mass: 4 }), id, name });
    garage.drafts = [draft('new-1', 'Unsaved'), draft('own-test', 'Renamed'), draft('own-gone', 'Gone')];
    await settled();
    expect(names().slice(3)).toEqual(['Renamed', 'Unsaved', 'Gone']);
    button('Unsaved').click();
    await settled();
    expect(button('Save').disabled).toBe(true);
    const removed = nextEvent<string>(garage, 'gp-remove-car');
    inside(garage, '[aria-label=Remove]').click();
    expect((await removed).detail).toBe('new-1');
    await settled();
    expect(inside(garage, '[aria-current=true] b').textContent).toBe('Gone');
  });

  it('keeps the focus on one button from saving to driving', async () => {
    const { garage, button, type, settled } = await garageWith([ownCar()], 'own-test');
    await type('grip', '1.2');
    button('Save').focus();
    button('Save').click();
    await settled();
    expect(garage.shadowRoot!.activeElement).toBe(button('Drives next'));
    const setUp = nextEvent(garage, 'gp-setup');
    button('Club').click();
    await settled();
    button('Drive this one').click();
    expect((await setUp).detail).toEqual({ car: 'club' });
  });

  it('warns of a bend that is too narrow for a car, which may be driven all the same', async () => {
    const { button, type, verdict } = await garageWith([ownCar()], 'own-test');
    await type('maxSteeringAngle', '6');
    expect(verdict()).toContain('On Home Loop: Its least turning circle has a radius of');
    expect(button('Save').disabled).toBe(false);
  });

  it('says what a typed number must be, and stays with the one before', async () => {
    const { garage, type, value } = await garageWith([ownCar()], 'own-test');
    await type('cameraFieldOfView', '200');
    expect(value('cameraFieldOfView').value).toBe('65');
    expect(inside(garage, 'gp-car-editor').shadowRoot!.textContent).toContain(
      'Must be 30 to 120 (found 200); it stays 65.',
    );
  });

  it('draws the car', async () => {
    const { garage } = await garageWith([ownCar()], 'own-test');
    const preview = inside(garage, 'gp-car-preview');
    await expect
      .poll(() => preview.shadowRoot!.querySelector('canvas, svg'), { timeout: 20_000 })
      .not.toBeNull();
  });
});

describe('gp-car-setup', () => {
  it('offers the person’s own cars beside those that ship, and the way to the garage', async () => {
    const setup = await mount('gp-car-setup', { own: [ownCar()], car: 'own-test' });
    const radios = [...setup.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]')];
    expect(radios.map(({ checked }) => checked)).toEqual([false, false, false, true]);
    const opened = nextEvent(setup, 'gp-garage');
    await userEvent.click(inside(setup, '.garage'));
    await opened;
    const chosen = nextEvent(setup, 'gp-setup');
    radios[2].click();
    expect((await chosen).detail).toEqual({ car: 'club' });
  });
});
