import { page } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { AppEvent } from '../../../src/app/elements/emit.ts';
import '../../../src/app/music/elements/arrange/arrange-panel.ts';
import type { MusicAction } from '../../../src/app/music/state/music-action.ts';
import { emptyPiece, type Piece, withMelody } from '../../../src/app/music/state/own-song.ts';
import { melodyDigest } from '../../../src/app/music/state/melody-digest.ts';
import { PARTS } from '../../../src/music/roll/roll-layout.ts';
import type { Note } from '../../../src/music/song/song.ts';
import { mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

function actionsOf(element: HTMLElement): MusicAction[] {
  const actions: MusicAction[] = [];
  element.addEventListener('gp-music', (event) => actions.push((event as AppEvent<'gp-music'>).detail));
  return actions;
}

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
