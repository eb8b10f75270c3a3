import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import '../../../src/app/elements/contest/race-room.ts';
import type { ContestController } from '../../../src/app/controllers/contest-controller.ts';
import { FIRST_CONTEST, type Candidate } from '../../../src/app/state/contest-setup.ts';
import {
  type ContestAction,
  type ContestState,
  FIRST_CONTEST_STATE,
} from '../../../src/app/state/contest-state.ts';
import { FrameHub } from '../../../src/app/state/frame-hub.ts';
import { Store } from '../../../src/app/state/store.ts';
import { STATE_SENSORS } from '../../../src/race/observers/sensor-spec.ts';
import type { LiveStanding } from '../../../src/race/live-standings.ts';
import { type FleetFrame, POSE_SIZE } from '../../../src/workers/protocol.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { ownCar } from '../../unit/sim/own-car.ts';
import { contestRecord } from '../../unit/app/setup/contest-record.ts';
import { inside, mount } from './setup/mount.ts';

const candidates: readonly Candidate[] = [
  { key: 'run:a', name: 'Monday', car: 'deepracer-v6', sensors: STATE_SENSORS },
  {
    key: 'run:b',
    name: 'Sees',
    car: 'deepracer-v6',
    sensors: { ...STATE_SENSORS, sensors: ['state', 'lidar'] },
  },
];
const cast = [
  { name: 'Monday', isPerson: false },
  { name: 'You', isPerson: true },
];

/** A room in some state, without what is behind it. */
async function open(patch: Partial<ContestState>, isDriven = false) {
  const store = new Store<ContestState>({ ...FIRST_CONTEST_STATE, candidates, ...patch });
  const actions: ContestAction[] = [];
  const keys: string[] = [];
  const room = {
    store,
    isDriven,
    act: (action: ContestAction) => void actions.push(action),
    key: (code: string, isDown: boolean) => {
      if (isDown) keys.push(code);
      return isDriven && code.startsWith('Arrow');
    },
    letGo: () => undefined,
  } as unknown as ContestController;
  const hub = new FrameHub();
  const element = await mount('gp-race-room', { room, hub, open: true });
  return { element, store, hub, actions, keys };
}

const texts = (element: HTMLElement, selector: string): string[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  );

afterEach(() => document.body.replaceChildren());

describe('the card of a race', () => {
  it('offers every policy, and says why one cannot take part', async () => {
    const { element } = await open({ setup: { ...FIRST_CONTEST, type: 'object-avoidance' } });
    const card = inside(element, 'gp-contest-setup');
    expect(texts(card, '.who li')).toEqual([
      'Monday It has no camera and no lidar: it would not see the boxes.',
      'Sees',
    ]);
    const boxes = [...card.shadowRoot!.querySelectorAll<HTMLInputElement>('.who input')];
    expect(boxes.map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(texts(card, '.field').some((text) => text.startsWith('Seed'))).toBe(true);
  });

  it('tells what is chosen, and does not begin before that will do', async () => {
    const { element, actions } = await open({});
    const card = inside(element, 'gp-contest-setup');
    const start = inside(card, '.begin button') as HTMLButtonElement;
    expect(start.disabled).toBe(true);
    expect(texts(card, '.begin [role=status]')).toEqual([
      'Choose two at least: policies, or one and yourself.',
    ]);
    (card.shadowRoot!.querySelectorAll('.who input')[1] as HTMLElement).click();
    (inside(card, '.you input') as HTMLInputElement).click();
    expect(actions).toEqual([
      { type: 'set-up', patch: { chosen: ['run:b'] } },
      { type: 'set-up', patch: { isDriving: true } },
    ]);
  });

  it('offers the person’s own cars, whoever has learnt with them, and tells when it ends at the latest', async () => {
    const { element, actions } = await open({
      setup: { ...FIRST_CONTEST, isDriving: true, type: 'time-trial' },
    });
    const own = ownCar();
    element.cars = [own];
    element.track = home as unknown as TrackFile;
    await element.updateComplete;
    const card = inside(element, 'gp-contest-setup');
    await (card as HTMLElementTagNameMap['gp-contest-setup']).updateComplete;
    expect(texts(card, '.begin [role=status]')).toEqual([
      'On Home Loop. After 212 s it ends for all who still drive.',
    ]);
    const select = [...card.shadowRoot!.querySelectorAll('select')].at(-1)!;
    await userEvent.selectOptions(select, 'Test car');
    expect(actions).toEqual([{ type: 'set-up', patch: { car: own } }]);
  });

  it('begins a race that will do', async () => {
    const { element, actions } = await open({ setup: { ...FIRST_CONTEST, chosen: ['run:a', 'run:b'] } });
    inside(inside(element, 'gp-contest-setup'), '.begin button').click();
    expect(actions).toEqual([{ type: 'start' }]);
  });

  it('says why a race broke off', async () => {
    const { element } = await open({ phase: 'failed', failure: 'out of memory' });
    expect(texts(element, '[role=alert]')[0]).toContain('The race broke off: out of memory.');
  });

  it('lists earlier races with their winners', async () => {
    const { element, actions } = await open({ past: [contestRecord()] });
    const list = inside(element, 'gp-contest-list');
    expect(texts(list, '.race')[0]).toMatch(/^Head-to-head on Home Loop =1\+1, 19\.50 s · /);
    for (const button of list.shadowRoot!.querySelectorAll('button')) button.click();
    expect(actions).toEqual([
      { type: 'results', id: 'contest' },
      { type: 'watch', id: 'contest' },
      { type: 'remove', id: 'contest' },
    ]);
  });
});

describe('the results of a race', () => {
  it('are a table in the order of its places, with the rules in words', async () => {
    const { element } = await open({ phase: 'over', result: contestRecord(), isFresh: true });
    const result = inside(element, 'gp-contest-result');
    expect(texts(result, 'tbody tr')).toEqual([
      '1 2 =1+1 19.50 s 2 9.50 s 2 0 2 4 s',
      '2 3 You 23.00 s +3.50 s 2 11.00 s 2 0 2 4 s',
      '3 1 Monday, "fast" 1.34 laps – 1 10.00 s 2 0 2 4 s',
    ]);
    expect(texts(result, 'ol li')[0]).toMatch(/^First come those who have driven all 2 laps, by the time/);
  });

  it('lead to the next race and to the replay', async () => {
    const { element, actions } = await open({ phase: 'over', result: contestRecord(), isFresh: true });
    const buttons = [...inside(element, 'gp-contest-result').shadowRoot!.querySelectorAll('button')];
    for (const button of buttons.slice(0, 3)) button.click();
    expect(actions).toEqual([{ type: 'start' }, { type: 'watch', id: 'contest' }, { type: 'back' }]);
  });

  it('of an earlier race are not raced again', async () => {
    const { element } = await open({ phase: 'over', result: contestRecord(), isFresh: false });
    expect(texts(inside(element, 'gp-contest-result'), 'button')[0]).toBe('Watch the replay');
  });
});

describe('what stands over a race', () => {
  const standing = (position: number, gap: number | null): LiveStanding => ({
    position,
    lap: 2,
    distance: 1.5,
    gap,
    state: 'driving',
    held: null,
    lastLap: 4.2,
  });

  it('is who is where, and how fast the followed car is', async () => {
    const { element, hub, actions } = await open(
      { phase: 'racing', cast, followed: 1, timeLimit: 141.6 },
      true,
    );
    const hud = inside(element, 'gp-contest-hud');
    const poses = new Float32Array(2 * POSE_SIZE);
    poses[POSE_SIZE + 7] = 1.84;
    hub.contestFrame({ simTime: 12.34, poses } as unknown as FleetFrame, [standing(2, 0.41), standing(1, 0)]);
    await (hud as HTMLElementTagNameMap['gp-contest-hud']).updateComplete;
    expect(texts(hud, '.board li')).toEqual(['1 2 You lap 2 leads', '2 1 Monday lap 2 +0.41 s']);
    expect(texts(hud, '.readings dd')).toEqual(['12.3 of 142 s', '1.8 m/s', '4.20 s']);
    inside(hud, '.board li:last-child button').click();
    expect(actions).toEqual([{ type: 'follow', entrant: 0 }]);
  });

  it('says why a car is held and for how long still, and aloud of the one that is followed', async () => {
    const { element, hub } = await open({ phase: 'racing', cast, followed: 1, timeLimit: 142 }, true);
    const hud = inside(element, 'gp-contest-hud');
    const held = { status: 'off_track', secondsLeft: 1.37 } as const;
    hub.contestFrame({ simTime: 12, poses: new Float32Array(2 * POSE_SIZE) } as unknown as FleetFrame, [
      standing(1, 0),
      { ...standing(2, 0.4), held },
    ]);
    await (hud as HTMLElementTagNameMap['gp-contest-hud']).updateComplete;
    expect(texts(hud, '.board li')).toEqual(['1 1 Monday lap 2 leads', '2 2 You off road · 1.4 s']);
    expect(texts(hud, '.middle')).toEqual(['You are held for leaving the road: 1.4 s']);
    expect(texts(hud, '[role=status]')).toEqual(['You are held for leaving the road']);
  });

  it('is the lights before the start', async () => {
    const { element } = await open({ phase: 'lights', lights: 3, cast });
    expect(inside(inside(element, 'gp-contest-hud'), '.lights').getAttribute('aria-label')).toBe(
      '3 of 5 lights',
    );
  });

  it('says why it waits', async () => {
    const { element, actions } = await open({ phase: 'paused', pausedBy: 'gamepad', cast });
    const hud = inside(element, 'gp-contest-hud');
    expect(texts(hud, '.card')[0]).toContain('the gamepad was unplugged');
    inside(hud, '.card button').click();
    expect(actions).toEqual([{ type: 'go-on' }]);
  });
});

describe('the keys of a race', () => {
  it('drive, and do nothing else', async () => {
    const { keys } = await open({ phase: 'racing', cast }, true);
    const seen: string[] = [];
    document.body.addEventListener('keydown', ({ key }) => seen.push(key));
    await userEvent.keyboard('{ArrowUp}g');
    expect(keys).toEqual(['ArrowUp', 'KeyG']);
    expect(seen).toEqual(['g']);
  });

  it('pause and leave', async () => {
    const { actions, store } = await open({ phase: 'racing', cast }, true);
    await userEvent.keyboard(' ');
    store.update({ phase: 'paused' });
    await userEvent.keyboard(' {Escape}');
    expect(actions).toEqual([{ type: 'pause' }, { type: 'go-on' }, { type: 'leave' }]);
  });

  it('write where somebody types', async () => {
    const { keys, actions } = await open({ phase: 'racing', cast }, true);
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await userEvent.keyboard('wasd ');
    expect([keys, actions, field.value]).toEqual([[], [], 'wasd ']);
  });

  it('are the page’s while no race is on', async () => {
    const { keys, actions } = await open({ phase: 'setup' }, true);
    await userEvent.keyboard('{ArrowUp} ');
    expect([keys, actions]).toEqual([[], []]);
  });
});

describe('thumbs on the screen', () => {
  it('steer by how far they slide, drive above and brake below', async () => {
    const { element, actions } = await open({ phase: 'racing', cast }, true);
    const hud = inside(element, 'gp-contest-hud') as HTMLElementTagNameMap['gp-contest-hud'];
    hud.touch = true;
    element.style.cssText = 'position: fixed; inset: 0';
    await hud.updateComplete;
    const zones = inside(hud, 'gp-thumb-zones');
    const [steer, drive] = ['.steer', '.drive'].map((zone) => inside(zones, zone));
    const box = drive.getBoundingClientRect();
    const touch = (zone: HTMLElement, type: string, clientX: number, clientY: number): void => {
      // There is no such pointer to be captured.
      zone.setPointerCapture = () => undefined;
      zone.hasPointerCapture = () => true;
      zone.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 7, bubbles: true }));
    };
    touch(steer, 'pointerdown', 100, 0);
    touch(steer, 'pointermove', 72, 0);
    touch(drive, 'pointerdown', 0, box.top + 1);
    touch(steer, 'pointermove', 400, 0);
    touch(drive, 'pointermove', 0, box.bottom - 1);
    touch(steer, 'pointerup', 0, 0);
    expect(actions.map((action) => (action.type === 'thumbs' ? action.input : null))).toEqual([
      { steering: 0, throttle: 0, brake: 0 },
      { steering: 0.5, throttle: 0, brake: 0 },
      { steering: 0.5, throttle: 1, brake: 0 },
      { steering: -1, throttle: 1, brake: 0 },
      { steering: -1, throttle: 0, brake: 1 },
      { steering: 0, throttle: 0, brake: 1 },
    ]);
  });
});
