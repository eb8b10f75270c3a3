import { page, userEvent } from 'vitest/browser';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import '../../../src/app/elements/track-editor/track-editor.ts';
import type { AppEvent, AppEvents } from '../../../src/app/elements/emit.ts';
import type { TrackEditor } from '../../../src/app/elements/track-editor/track-editor.ts';
import type { TrackPlane } from '../../../src/app/elements/track-editor/track-plane.ts';
import type { TrackDraft } from '../../../src/app/state/track-draft.ts';
import { designOfTrack } from '../../../src/track/design/design-of-track.ts';
import { checkTrackFile, type TrackFile } from '../../../src/track/track-file.ts';
import home from '../../../tracks/home.json';
import { inside, mount } from './setup/mount.ts';

const HOME = home as unknown as TrackFile;

/** The editor, open on a new track, with what it has told so far. */
async function openEditor(properties: Partial<TrackEditor> = {}) {
  const editor = await mount('gp-track-editor', {
    subject: { type: 'new' },
    readTrack: () => Promise.resolve({ track: HOME, scale: 1, narrowed: 0, fitted: designOfTrack(HOME) }),
    ...properties,
  });
  const drafts: (TrackDraft | null)[] = [];
  const kept: AppEvents['gp-keep-track'][] = [];
  editor.addEventListener('gp-track-draft', (event) =>
    drafts.push((event as AppEvent<'gp-track-draft'>).detail),
  );
  editor.addEventListener('gp-keep-track', (event) => kept.push((event as AppEvent<'gp-keep-track'>).detail));
  const plane = inside(editor, 'gp-track-plane') as TrackPlane;
  await expect.poll(() => plane.shadowRoot!.querySelectorAll('.point').length).toBeGreaterThan(3);
  const sheet = inside(plane, 'svg.sheet') as unknown as SVGSVGElement;
  // There are no such pointers in a test, and capture would look for them.
  sheet.setPointerCapture = () => undefined;
  const dot = (index: number) => plane.shadowRoot!.querySelector(`[data-index="${index}"] .dot`)!;
  // The dialog grows as it opens.
  let seen = '';
  await expect
    .poll(() => {
      const before = seen;
      seen = middleOf(dot(0)).join(' ');
      return seen === before;
    })
    .toBe(true);
  const settle = async () => {
    await editor.updateComplete;
    await plane.updateComplete;
  };
  return { editor, plane, sheet, dot, drafts, kept, settle };
}

type Place = readonly [x: number, y: number];

function point(type: string, target: Element, [x, y]: Place, pointerId = 1): void {
  const init = { clientX: x, clientY: y, pointerId, button: 0, bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent(type, init));
}

function middleOf(element: Element): Place {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}

const button = (editor: TrackEditor, name: string): HTMLButtonElement =>
  [...editor.shadowRoot!.querySelectorAll('button')].find(
    (found) => found.textContent.trim() === name || found.ariaLabel === name,
  )!;

const checks = (editor: TrackEditor): string =>
  inside(editor, '[aria-label=Checks]').textContent.replaceAll(/\s+/g, ' ').trim();

beforeAll(() => page.viewport(1000, 700));
afterAll(() => page.viewport(480, 360));
afterEach(() => document.body.replaceChildren());

describe('gp-track-editor', () => {
  it('drags a point, shows what that comes to before it is let go, and keeps it as a draft', async () => {
    const { editor, plane, dot, sheet, drafts, settle } = await openEditor();
    expect(checks(editor)).toBe('✓ It can be driven on.');
    const before = plane.design.points[2];
    const from = middleOf(dot(2));
    point('pointerdown', dot(2), from);
    point('pointermove', sheet, [from[0] + 8, from[1] + 5]);
    await settle();
    expect(plane.design.points[2].x).toBeGreaterThan(before.x);
    expect(drafts).toEqual([]);
    point('pointerup', sheet, [from[0] + 8, from[1] + 5]);
    await settle();
    const [moved] = [plane.design.points[2]];
    expect(moved.x).toBeGreaterThan(before.x);
    expect(moved.y).toBeLessThan(before.y);
    expect(drafts.map((draft) => draft?.design.points[2])).toEqual([moved]);
    expect(middleOf(dot(2))[0]).toBeCloseTo(from[0] + 8, 0);
  });

  it('puts back what is held where Escape is pressed, and stays open', async () => {
    const { editor, plane, dot, sheet, settle } = await openEditor();
    const before = plane.design;
    const from = middleOf(dot(2));
    point('pointerdown', dot(2), from);
    point('pointermove', sheet, [from[0] + 30, from[1]]);
    await settle();
    await userEvent.keyboard('{Escape}');
    await settle();
    expect(plane.design).toBe(before);
    expect(inside(editor, 'wa-dialog').hasAttribute('open')).toBe(true);
  });

  it('moves, adds and removes points by keys, and takes it all back', async () => {
    const { plane, dot, settle } = await openEditor();
    const before = plane.design;
    (dot(0).parentElement as unknown as SVGElement).focus();
    await userEvent.keyboard('{PageDown}');
    await expect.poll(() => plane.chosen).toBe(1);
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    await expect.poll(() => plane.design.points[1].y).toBeGreaterThan(before.points[1].y);
    expect(plane.design.points[1].x).toBeGreaterThan(before.points[1].x);
    await userEvent.keyboard('{Insert}');
    await expect.poll(() => plane.design.points.length).toBe(11);
    await expect.poll(() => plane.chosen).toBe(2);
    await expect
      .poll(() => (plane.shadowRoot!.activeElement as SVGElement | null)?.dataset['index'])
      .toBe('2');
    await userEvent.keyboard('{Delete}');
    await expect.poll(() => plane.design.points.length).toBe(10);
    // Both arrows were one move of one point.
    for (let i = 0; i < 3; i++) await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => plane.design).toBe(before);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await settle();
    expect(plane.design.points[1].x).toBeGreaterThan(before.points[1].x);
    expect(plane.design.points[1].y).toBeGreaterThan(before.points[1].y);
  });

  it('drags the edges of the road at a point, and moves them by keys', async () => {
    const { plane, dot, sheet, settle } = await openEditor();
    const edge = (side: string) => plane.shadowRoot!.querySelector<SVGElement>(`[data-side=${side}]`)!;
    const bar = (side: string) => edge(side).querySelector('.bar')!;
    const [before] = plane.design.points;
    // At the start the road leads to the right: its left edge is above the point.
    const from = middleOf(bar('left'));
    expect(from[1]).toBeLessThan(middleOf(dot(0))[1]);
    expect(from[0]).toBeCloseTo(middleOf(dot(0))[0], 0);
    point('pointerdown', edge('left'), from);
    point('pointermove', sheet, [from[0] + 3, from[1] - 10]);
    await settle();
    expect(middleOf(bar('left'))[1]).toBeCloseTo(from[1] - 10, -1);
    point('pointerup', sheet, [from[0] + 3, from[1] - 10]);
    await settle();
    const { left, ...rest } = plane.design.points[0];
    expect(left).toBeGreaterThan(before.left);
    expect(rest).toEqual({ ...before, left: undefined });

    edge('right').focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{ArrowRight}');
    await expect.poll(() => plane.design.points[0].right).toBeCloseTo(before.right + 0.1, 6);
    expect(edge('right').getAttribute('aria-valuetext')).toBe(
      `${plane.design.points[0].right.toFixed(2)} m from the centre line`,
    );
    await userEvent.keyboard('{PageDown}');
    await expect.poll(() => plane.chosen).toBe(1);
    await expect.poll(() => edge('right').ariaLabel).toBe('Right edge at point 2');
    expect(plane.shadowRoot!.activeElement).toBe(edge('right'));
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => plane.design.points[0].right).toBe(before.right);
    expect(plane.design.points[0].left).toBe(left);
  });

  it('adds a point where the road is pressed, and pans beside it', async () => {
    const { plane, dot, sheet, settle } = await openEditor();
    const [a, b] = [middleOf(dot(0)), middleOf(dot(1))];
    const between: Place = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    point('pointerdown', sheet, between);
    point('pointerup', sheet, between);
    await settle();
    expect(plane.design.points).toHaveLength(11);
    const before = middleOf(dot(0));
    const corner: Place = [before[0], middleOf(sheet)[1]];
    point('pointerdown', sheet, corner);
    point('pointermove', sheet, [corner[0] + 20, corner[1] - 10]);
    point('pointerup', sheet, [corner[0] + 20, corner[1] - 10]);
    await settle();
    expect(middleOf(dot(0))[0]).toBeCloseTo(before[0] + 20, 0);
    expect(middleOf(dot(0))[1]).toBeCloseTo(before[1] - 10, 0);
    expect(plane.design.points).toHaveLength(11);
  });

  it('zooms by two fingers and by the wheel, around what is under them', async () => {
    const { dot, sheet, settle } = await openEditor();
    const at = middleOf(dot(0));
    const apart = () =>
      Math.hypot(middleOf(dot(5))[0] - middleOf(dot(0))[0], middleOf(dot(5))[1] - middleOf(dot(0))[1]);
    const before = apart();
    point('pointerdown', sheet, [at[0] - 20, at[1]], 1);
    point('pointerdown', sheet, [at[0] + 20, at[1]], 2);
    point('pointermove', sheet, [at[0] - 40, at[1]], 1);
    point('pointermove', sheet, [at[0] + 40, at[1]], 2);
    point('pointerup', sheet, [at[0] - 40, at[1]], 1);
    point('pointerup', sheet, [at[0] + 40, at[1]], 2);
    await settle();
    expect(apart() / before).toBeCloseTo(2, 1);
    expect(middleOf(dot(0))[0]).toBeCloseTo(at[0], 0);
    sheet.dispatchEvent(
      new WheelEvent('wheel', { deltaY: 200, clientX: at[0], clientY: at[1], bubbles: true }),
    );
    await settle();
    expect(apart() / before).toBeLessThan(1.5);
    expect(middleOf(dot(0))[1]).toBeCloseTo(at[1], 0);
  });

  it('lays the road along what is drawn by hand', async () => {
    const { editor, plane, sheet, settle } = await openEditor();
    button(editor, 'Draw by hand').click();
    await settle();
    const [x, y] = middleOf(sheet);
    const at = (i: number): Place => [x + 60 * Math.cos(i / 12), y + 45 * Math.sin(i / 12)];
    point('pointerdown', sheet, at(0));
    for (let i = 1; i < 75; i++) point('pointermove', sheet, at(i));
    point('pointerup', sheet, at(75));
    await settle();
    expect(plane.pen).toBe(false);
    const { points } = plane.design;
    expect(points.length).toBeGreaterThan(4);
    expect(points.length).toBeLessThan(20);
    expect(inside(editor, '.end p').textContent).toContain(`Drawn through ${points.length} points`);
  });

  it('says why a straight stroke is no lap, and keeps the pen in the hand', async () => {
    const { editor, plane, sheet, settle } = await openEditor();
    const before = plane.design;
    button(editor, 'Draw by hand').click();
    await settle();
    const [x, y] = middleOf(sheet);
    point('pointerdown', sheet, [x - 100, y]);
    for (let i = -9; i < 10; i++) point('pointermove', sheet, [x + 10 * i, y + (i % 3)]);
    point('pointerup', sheet, [x + 100, y]);
    await settle();
    expect(plane.pen).toBe(true);
    expect(plane.design).toBe(before);
    expect(inside(editor, '.end p').textContent).toMatch(
      /That is no loop yet: it ends \d+\.\d m from where it began\. Draw all of the lap in one stroke/,
    );
  });

  it('says at its place what cannot be, and refuses to save only that', async () => {
    const { editor, plane, dot, sheet, kept, settle } = await openEditor();
    const from = middleOf(dot(3));
    point('pointerdown', dot(3), from);
    point('pointermove', sheet, middleOf(dot(8)));
    await settle();
    expect(plane.shadowRoot!.querySelectorAll('.mark.error').length).toBeGreaterThan(0);
    expect(checks(editor)).toMatch(/▲ (Too tight|Too sharp|Road meets road)/);
    point('pointerup', sheet, middleOf(dot(8)));
    await settle();
    const save = inside(editor, 'wa-button');
    save.click();
    await settle();
    expect(inside(editor, '.refused').textContent).toMatch(/^Not saved\. \d+\.\d m into the lap: /);
    expect(kept).toEqual([]);
    button(editor, 'Undo').click();
    await settle();
    save.click();
    expect(kept).toHaveLength(1);
    expect(kept[0].replacedId).toBeNull();
    expect(checkTrackFile(kept[0].track, 'drawn').name).toBe('My track');
    await expect.poll(() => inside(editor, 'wa-dialog').hasAttribute('open')).toBe(false);
  });

  it('offers to narrow the road beside the finding that it is too tight, and there alone', async () => {
    const fitted = designOfTrack(HOME);
    const { editor, settle } = await openEditor({ subject: { type: 'copy', track: HOME, fitted } });
    const offer = () => button(editor, 'Narrow where too tight') as HTMLButtonElement | undefined;
    expect(offer()).toBeUndefined();
    const fields = inside(editor, 'gp-design-point-fields');
    for (const place of [2, 3]) {
      const field = fields.shadowRoot!.querySelectorAll('input')[place];
      field.value = '1.5';
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    }
    inside(fields, '.all').click();
    await settle();
    expect(checks(editor)).toContain('▲ Too tight');
    offer()!.click();
    await settle();
    expect(checks(editor)).not.toContain('▲ Too tight');
    expect(offer()).toBeUndefined();
  });

  it('drags height and banking along the lap, and takes typed numbers', async () => {
    const { editor, plane, settle } = await openEditor();
    const profile = inside(editor, 'gp-track-profile');
    const sheet = inside(profile, 'svg') as unknown as SVGSVGElement;
    sheet.setPointerCapture = () => undefined;
    await expect.poll(() => sheet.querySelector('[data-key="elevation 4"] .dot')).not.toBeNull();
    const height = sheet.querySelector('[data-key="elevation 4"] .dot')!;
    const from = middleOf(height);
    point('pointerdown', height, from);
    point('pointermove', sheet, [from[0], from[1] - 24]);
    point('pointerup', sheet, [from[0], from[1] - 24]);
    await settle();
    // 48 of the band's 66 pixels are one metre.
    expect(plane.design.points[4].elevation).toBe(0.5);
    expect(plane.chosen).toBe(4);
    const banking = sheet.querySelector<SVGElement>('[data-key="banking 4"]')!;
    banking.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    await expect.poll(() => plane.design.points[4].banking).toBe(3);
    const fields = inside(editor, 'gp-design-point-fields');
    const left = inside(fields, 'input[name=left]') as HTMLInputElement;
    left.value = '0.7';
    left.dispatchEvent(new Event('change'));
    await settle();
    expect(plane.design.points[4].left).toBe(0.7);
    left.value = '99';
    left.dispatchEvent(new Event('change'));
    await expect
      .poll(() => inside(fields, '.fault').textContent)
      .toBe('Left is a number from 0.1 to 20; it stays 0.7.');
    expect(left.value).toBe('0.7');
  });

  it('makes points of a file that is dropped, and says how closely they follow it', async () => {
    const { editor, plane, settle } = await openEditor();
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'home.npy'));
    inside(editor, '.editor').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    await expect
      .poll(() => inside(editor, '.end p').textContent)
      .toMatch(/“Home Loop”: \d+ points in place of 118; the line stays within \d+ mm/);
    await settle();
    expect(plane.design.points.length).toBeLessThan(60);
    editor.readTrack = () => Promise.reject(new Error('bad.csv: line 3: must be a number (found "x")'));
    inside(editor, '.editor').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
    await expect
      .poll(() => inside(editor, '.end p').textContent)
      .toContain('bad.csv: line 3: must be a number');
  });

  it.each([
    [844, 390, 300],
    [1024, 440, 340],
    [500, 420, 200],
    [390, 844, 200],
  ])('gives the plane room in a window of %i × %i, and keeps Save in reach', async (width, height, room) => {
    await page.viewport(width, height);
    const { editor, plane } = await openEditor();
    const { width: wide, height: high } = plane.getBoundingClientRect();
    expect(high).toBeGreaterThan(room);
    expect(wide).toBeGreaterThan(300);
    const scroll = inside(editor, '.editor');
    scroll.scrollTop = scroll.scrollHeight;
    const { bottom, right } = inside(editor, 'wa-button').getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(height);
    expect(right).toBeLessThanOrEqual(width);
    // What has scrolled past can be come to.
    inside(editor, 'gp-design-point-fields').scrollIntoView();
    expect(inside(editor, 'gp-design-point-fields').getBoundingClientRect().top).toBeLessThan(height);
    await page.viewport(1000, 700);
  });

  it('goes on with a draft, and without one that is none', async () => {
    const draft = {
      name: 'Half done',
      design: {
        points: [0, 1, 2, 3, 4].map((i) => ({
          x: 4 * Math.cos(i),
          y: 4 * Math.sin(i),
          left: 0.4,
          right: 0.4,
          elevation: 0,
          banking: 0,
        })),
      },
    };
    const { editor, plane } = await openEditor({ draft });
    expect(plane.design.points).toHaveLength(5);
    expect((inside(editor, '[aria-label="Name of the track"]') as HTMLInputElement).value).toBe('Half done');
    editor.remove();
    const { plane: other } = await openEditor({ draft: { name: 'x', design: { points: 'none' } } });
    expect(other.design.points).toHaveLength(10);
  });
});
