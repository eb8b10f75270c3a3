import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { AppEvent } from '../../../src/app/elements/emit.ts';
import { focusedElement } from '../../../src/app/elements/focused-element.ts';
import '../../../src/app/music/elements/arrange/arrange-panel.ts';
import '../../../src/app/music/elements/roll/piano-roll.ts';
import '../../../src/app/music/elements/roll/roll-zoom.ts';
import { emptyPiece, type Piece, withMelody } from '../../../src/app/music/state/own-song.ts';
import { melodyDigest } from '../../../src/app/music/state/melody-digest.ts';
import { PARTS } from '../../../src/music/roll/roll-layout.ts';
import type { Note } from '../../../src/music/song/song.ts';
import { actionsOf } from './setup/actions-of.ts';
import { inside, mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

const note = (pitch: number, onset: number): Note => ({ pitch, velocity: 80, onset, duration: 1 });

/** A song with parts that were made for its melody. */
function arranged(): Piece {
  const melody = withMelody(emptyPiece('Test'), [note(60, 0)]);
  const parts = PARTS.map((name) => ({ name, program: 0, isDrum: name === 'drums', notes: [] }));
  const song = { ...melody.song, tracks: [...melody.song.tracks, ...parts] };
  return { ...melody, song, madeFor: PARTS.map(() => melodyDigest(melody)) };
}

it('says that the melody has changed since its parts were made, and makes them again', async () => {
  const piece = arranged();
  const panel = await mount('gp-arrange-panel', { piece });
  const actions = actionsOf(panel);
  const line = page.getByText('The melody has changed since the parts were made.');
  const again = page.getByRole('button', { name: 'Generate again' });
  await expect.element(line).not.toBeInTheDocument();
  Object.assign(panel, { piece: withMelody(piece, [note(60, 0), note(64, 1)]) });
  await expect.element(line).toBeVisible();
  await again.click();
  expect(actions).toEqual([{ type: 'generate' }]);
  Object.assign(panel, { busy: true });
  await expect.element(again).toBeDisabled();
  Object.assign(panel, { locked: new Set(PARTS) });
  await expect.element(line).not.toBeInTheDocument();
});

it('Ctrl+Enter in the Variation field generates by what has been typed, and leaves the field where it is', async () => {
  const panel = await mount('gp-arrange-panel', { piece: arranged() });
  const actions = actionsOf(panel);
  const seed = page.getByRole('spinbutton', { name: 'Variation' });
  await seed.fill('7');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(actions).toEqual([{ type: 'style', style: { seed: 7 } }, { type: 'generate' }]);
  expect(focusedElement()).toBe(seed.element());
  Object.assign(panel, { busy: true });
  await expect.element(page.getByRole('button', { name: 'Making the parts' })).toBeDisabled();
  actions.length = 0;
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(actions.map(({ type }) => type)).toEqual(['style']);
});

it('says that a model of one’s own makes parts only, beside what goes by its genre', async () => {
  const own = {
    id: 'm',
    name: 'Mine',
    origin: 'two files',
    genre: 'jazz' as const,
    file: new Uint8Array(),
    savedAt: 1,
  };
  const panel = await mount('gp-arrange-panel', { piece: arranged(), models: [own] });
  const line = page.getByText('Your model “Mine” makes parts only: this goes by jazz, its genre.');
  for (const technique of ['Extend', 'Edit in style']) {
    Object.assign(panel, { generation: { genre: 'jazz', seed: 1 } });
    await page.getByRole('button', { name: technique, exact: true }).click();
    await expect.element(line).not.toBeInTheDocument();
    Object.assign(panel, { generation: { genre: 'jazz', seed: 1, model: 'm' } });
    await expect.element(line).toBeVisible();
  }
});

it('the button that begins an edit in style is the one that stops it, and keeps the focus', async () => {
  const panel = await mount('gp-arrange-panel', { piece: arranged() });
  await page.getByRole('button', { name: 'Edit in style', exact: true }).click();
  const begin = page.getByRole('button', { name: 'Edit the melody in pop' });
  (begin.element() as HTMLElement).focus();
  Object.assign(panel, { editing: true });
  const stop = page.getByRole('button', { name: 'Stop editing' });
  await expect.element(stop).toBeVisible();
  expect(focusedElement()).toBe(stop.element());
});

it('the zoom buttons say what they show', async () => {
  const zoom = await mount('gp-roll-zoom', {});
  const asked: unknown[] = [];
  zoom.addEventListener('gp-zoom', (event) => asked.push((event as AppEvent<'gp-zoom'>).detail));
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Show the whole song' }).click();
  expect(asked).toEqual([1.3, 1 / 1.3, 'all']);
});

it('the roll, and the page, go to what a model has made; the focus stays where it is', async () => {
  const piece = withMelody(
    emptyPiece('Test'),
    Array.from({ length: 100 }, (_, beat) => note(60, beat)),
  );
  const box = document.createElement('div');
  box.style.cssText = 'height: 300px; overflow: auto';
  box.innerHTML = '<button>Continue</button><div style="height: 900px"></div>';
  const roll = await mount('gp-piano-roll', { piece });
  Object.assign(roll.style, { display: 'block', width: '420px', height: '250px' });
  document.body.append(box);
  box.append(roll);
  const scroller = inside(roll, '.scroller');
  await expect.poll(() => scroller.scrollWidth).toBeGreaterThan(500);
  const button = box.querySelector('button')!;
  button.focus();
  Object.assign(roll, { lookAt: piece.song.tracks[0].notes.slice(90) });
  await expect.poll(() => scroller.scrollLeft).toBeGreaterThan(200);
  await expect
    .poll(() => roll.getBoundingClientRect().bottom)
    .toBeLessThanOrEqual(Math.ceil(box.getBoundingClientRect().bottom));
  expect(document.activeElement).toBe(button);
});

it('a hand on the roll ends an edit whose notes are not shown yet, and acts upon them', async () => {
  const before = withMelody(emptyPiece('Test'), [note(60, 0)]);
  const after = withMelody(before, [note(62, 0), note(64, 4)]);
  const roll = await mount('gp-piano-roll', { piece: before, grid: 1, editing: true });
  Object.assign(roll.style, { width: '420px', height: '300px' });
  const actions = actionsOf(roll);
  // As the session does it.
  roll.addEventListener(
    'gp-music',
    () => void (roll.editing && Object.assign(roll, { piece: after, editing: false })),
  );
  const canvas = inside(roll, 'canvas') as HTMLCanvasElement;
  await expect.poll(() => canvas.clientWidth).toBeGreaterThan(300);
  inside(roll, '.scroller').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => actions.length).toBe(2);
  expect(actions[0]).toEqual({ type: 'select', notes: new Set() });
  expect(actions[1]).toMatchObject({
    type: 'edit',
    edited: { notes: [{ pitch: 60 }, { pitch: 62 }, { pitch: 64 }] },
  });

  Object.assign(roll, { piece: before, editing: true });
  await roll.updateComplete;
  // There is no such pointer in a test.
  canvas.setPointerCapture = () => undefined;
  const point = (type: string): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const place = { clientX: left + 250, clientY: top + 60 };
    canvas.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', button: 0, bubbles: true, ...place }),
    );
  };
  actions.length = 0;
  point('pointerdown');
  await roll.updateComplete;
  point('pointerup');
  const drawn = actions.filter((action) => action.type === 'edit').at(-1);
  expect(drawn?.edited.notes).toHaveLength(3);
  expect(drawn?.edited.notes).toEqual(expect.arrayContaining([note(62, 0), note(64, 4)]));
});
