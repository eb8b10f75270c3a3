import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import '../../../src/app/music/elements/arrange/edit-panel.ts';
import '../../../src/app/music/elements/roll/piano-roll.ts';
import '../../../src/app/music/elements/style-status.ts';
import { emptyPiece, melodyOf, withMelody } from '../../../src/app/music/state/own-song.ts';
import type { StyleRun } from '../../../src/app/music/state/style-edit.ts';
import { differenceOf } from '../../../src/music/editing/note-difference.ts';
import type { PlaceThoughts } from '../../../src/music/editing/place-thoughts.ts';
import type { Note } from '../../../src/music/song/song.ts';
import { actionsOf } from './setup/actions-of.ts';
import { inside, mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

const note = (pitch: number, onset: number): Note => ({ pitch, velocity: 80, onset, duration: 1 });
const before = [note(60, 0), note(62, 1), note(64, 2), note(65, 3)];
const piece = withMelody(emptyPiece('Test'), before);

it('an edit is limited by notes, shares and risk, begun, and stopped', async () => {
  const panel = await mount('gp-edit-panel', { piece, genre: 'jazz' });
  const actions = actionsOf(panel);
  await page.getByRole('spinbutton', { name: 'Add at most' }).fill('3');
  await userEvent.tab();
  await page.getByRole('spinbutton', { name: 'Edits' }).fill('0');
  await userEvent.tab();
  await page.getByRole('slider', { name: 'Remove at most' }).fill('50');
  await page.getByRole('slider', { name: 'Creative risk' }).fill('1.2');
  await page.getByRole('button', { name: 'Edit the melody in jazz' }).click();
  await page.getByRole('button', { name: 'Another' }).click();
  expect(actions).toEqual([
    { type: 'style-edit', change: { mostAdded: 3 } },
    { type: 'style-edit', change: { iterations: 1 } },
    { type: 'style-edit', change: { mostRemoved: 0.5 } },
    { type: 'style-edit', change: { creativeRisk: 1.2 } },
    { type: 'edit-in-style' },
    { type: 'style-edit', change: { take: 2 } },
    { type: 'edit-in-style' },
  ]);
  // 30 % of four notes.
  await expect.element(page.getByText('1 of 4')).toBeVisible();
  Object.assign(panel, { busy: true });
  await page.getByRole('button', { name: 'Stop editing' }).click();
  expect(actions.at(-1)).toEqual({ type: 'stop-editing' });
  await expect.element(page.getByRole('button', { name: 'Another' })).toBeDisabled();
  Object.assign(panel, { busy: false, piece: emptyPiece('Empty') });
  await expect.element(page.getByRole('button', { name: 'Edit the melody in jazz' })).toBeDisabled();
});

it('says what the network expects where a note is selected, and asks anew for each', async () => {
  const panel = await mount('gp-edit-panel', { piece });
  const actions = actionsOf(panel);
  const asked = { type: 'ask-place', atPlayhead: false };
  await page.getByText('What the network expects at a place').click();
  await expect.poll(() => actions).toEqual([asked]);
  const place: PlaceThoughts = {
    beat: 5,
    thoughts: [
      { what: 67, chance: 0.5, isNow: false },
      { what: 'hold', chance: 0.3, isNow: true },
      { what: 'rest', chance: 0.2, isNow: false },
    ],
  };
  Object.assign(panel, { place });
  await expect.element(page.getByText(/At bar 2, beat 2/)).toBeVisible();
  const said = () => [...inside(panel, 'gp-place-thoughts').shadowRoot!.querySelectorAll('li')];
  expect(said().map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'G4 50 %',
    'The note before goes on – is there now 30 %',
    'Nothing sounds 20 %',
  ]);
  Object.assign(panel, { selected: new Set([before[1]]) });
  await expect.poll(() => actions).toEqual([asked, asked]);
  await page.getByRole('button', { name: 'Ask about the playhead’s place' }).click();
  expect(actions.at(-1)).toEqual({ type: 'ask-place', atPlayhead: true });
});

it('what it has done is counted, explained and taken back', async () => {
  const notes = [before[0], note(67, 1), { ...before[2], duration: 1.5 }, note(69, 3.5)];
  const run: StyleRun = {
    genre: 'rock',
    isRunning: true,
    edits: 4,
    iterations: 9,
    added: 2,
    mostAdded: 12,
    removed: 2,
    mostRemoved: 3,
    before,
    notes,
    marks: differenceOf(before, notes),
  };
  const status = await mount('gp-style-status', { run, marked: true, isLastStep: true });
  const actions = actionsOf(status);
  const words = () => status.shadowRoot!.textContent.replaceAll(/\s+/g, ' ');
  expect(words()).toContain('Editing in rock, 4 of 9 edits:');
  expect(words()).toMatch(/added 2 of 12.*removed 2 of 3.*other length 1/);
  await page.getByRole('button', { name: 'Stop' }).click();
  Object.assign(status, { run: { ...run, isRunning: false } });
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('button', { name: 'Hide the marks' }).click();
  expect(words()).toContain('4 edits in rock, of 9:');
  expect(actions).toEqual([{ type: 'stop-editing' }, { type: 'undo' }, { type: 'hide-marks' }]);
  Object.assign(status, { isLastStep: false });
  await expect.poll(words).not.toContain('Take it back');
  Object.assign(status, { marked: false });
  await expect.poll(words).not.toContain('rock');
});

it('is marked on the roll: a frame around what was added, a dashed one where something was', async () => {
  const roll = await mount('gp-piano-roll', { piece });
  Object.assign(roll.style, { width: '400px', height: '300px' });
  for (const [name, colour] of Object.entries({ panel: 'black', text: 'lime', 'learning-line': 'red' }))
    roll.style.setProperty(`--${name}`, colour);
  const canvas = inside(roll, 'canvas') as HTMLCanvasElement;
  /** How many pixels are mostly of a colour: 0 red, 1 green. */
  const pixels = (channel: 0 | 1): number => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (data[i + channel] > 180 && data[i + 1 - channel] < 90 && data[i + 2] < 90) count++;
    return count;
  };
  await expect.poll(() => canvas.width).toBeGreaterThan(300);
  const [first] = melodyOf(piece).notes;
  const mark = (added: readonly Note[], removed: readonly Note[], resized: readonly Note[] = []): void =>
    void Object.assign(roll, {
      theme: 'light',
      marks: { added: new Set(added), removed, resized: new Set(resized) },
    });
  mark([first], []);
  await expect.poll(() => pixels(0)).toBeGreaterThan(20);
  const plain = pixels(1);
  mark([], [note(66, 2)]);
  await expect.poll(() => pixels(1)).toBeGreaterThan(plain + 10);
  expect(pixels(0)).toBe(0);
  // At its end, where it is longer or shorter.
  mark([], [], [first]);
  await expect.poll(() => pixels(0)).toBeGreaterThan(20);
  Object.assign(roll, { marks: null });
  await expect.poll(() => pixels(1)).toBe(plain);
});
