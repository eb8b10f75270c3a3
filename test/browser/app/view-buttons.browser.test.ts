import { page } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import type { Clip } from '../../../src/app/elements/clip-recorder.ts';
import '../../../src/app/elements/race-view.ts';
import { FrameHub } from '../../../src/app/state/frame-hub.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { type FleetFrame, POSE_SIZE } from '../../../src/workers/protocol.ts';
import { mount, nextEvent } from './setup/mount.ts';

const button = (view: HTMLElement, name: RegExp): HTMLButtonElement | undefined =>
  [...view.shadowRoot!.querySelectorAll('button')].find((each) =>
    name.test(each.getAttribute('aria-label') ?? each.textContent),
  );

async function openView(hub = new FrameHub()) {
  const view = await mount('gp-race-view', { track: home as unknown as TrackFile, hub });
  view.style.cssText = 'display: block; width: 320px; height: 200px';
  await expect.poll(() => view.viewer?.canvas.width ?? 0).toBeGreaterThan(0);
  return view;
}

afterEach(() => document.body.replaceChildren());
afterEach(() => page.viewport(480, 360));

describe('gp-race-view', () => {
  it('records what it shows, and gives the clip when it is asked to stop', async () => {
    const view = await openView();
    button(view, /^Record a clip$/)!.click();
    await view.updateComplete;
    const clip = nextEvent<Clip | null>(view, 'gp-clip');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    button(view, /^Stop and save the clip$/)!.click();
    expect((await clip).detail!.blob.size).toBeGreaterThan(0);
    await view.updateComplete;
    expect(button(view, /^Record a clip$/)).toBeDefined();
  });

  it('folds its buttons away on a phone, where they would cover the road', async () => {
    const view = await openView();
    const isThere = (): boolean => button(view, /^Chase camera$/)!.checkVisibility();
    expect(isThere()).toBe(false);
    button(view, /^Unfold/)!.click();
    await view.updateComplete;
    expect(isThere()).toBe(true);
    button(view, /^Fold/)!.click();
    await view.updateComplete;
    expect(isThere()).toBe(false);
    await page.viewport(1000, 600);
    await expect.poll(isThere).toBe(true);
    expect(button(view, /^Unfold/)!.checkVisibility()).toBe(false);
  });

  it.each([
    ['a phone', 390, 338],
    ['a small one with a tool open', 320, 227],
  ])('has all its buttons within reach on %s', async (_, width, height) => {
    await page.viewport(width, height);
    const view = await openView();
    view.style.cssText = `display: block; position: fixed; inset: 0 auto auto 0; width: ${width}px; height: ${height}px`;
    button(view, /^Unfold/)!.click();
    await view.updateComplete;
    const buttons = [...view.shadowRoot!.querySelectorAll('.controls button')];
    expect(buttons).toHaveLength(16);
    for (const each of buttons) {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      expect([left >= 0, top >= 0, right <= width, bottom <= height]).toEqual([true, true, true, true]);
      const hit = view.shadowRoot!.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      expect(hit?.closest('button')).toBe(each);
    }
  });

  it('says its buttons’ names on a phone, too', async () => {
    await page.viewport(390, 338);
    const view = await openView();
    view.style.cssText = 'display: block; width: 390px; height: 338px';
    button(view, /^Unfold/)!.click();
    await view.updateComplete;
    expect(
      button(view, /^Sight/)!
        .querySelector('span')!
        .checkVisibility(),
    ).toBe(true);
  });

  it('shows the whole fleet or only the best', async () => {
    const hub = new FrameHub();
    const view = await openView(hub);
    view.learning = 2;
    const frame = (simTime: number): FleetFrame => ({
      simTime,
      poses: new Float32Array(2 * POSE_SIZE),
      episodes: new Uint32Array(2),
      ends: new Uint8Array(2),
      objects: null,
    });
    let time = 0;
    const drive = () => {
      hub.fleetFrame(frame((time += 0.1)));
      return button(view, /only the best/);
    };
    // The view takes frames once its track is built.
    await expect.poll(drive).toBeDefined();
    button(view, /only the best/)!.click();
    await view.updateComplete;
    expect(view.viewer!.fleetShown).toBe(false);
    expect(view.shadowRoot!.querySelector('.legend')).toBeNull();
    button(view, /show them/)!.click();
    expect(view.viewer!.fleetShown).toBe(true);
  });
});
