import { page } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import type { AppEvent } from '../../../src/app/elements/emit.ts';
import '../../../src/app/music/elements/song-share.ts';
import type { SongShareDialog } from '../../../src/app/music/elements/song-share.ts';
import type { MusicAction } from '../../../src/app/music/state/music-action.ts';
import { emptyPiece } from '../../../src/app/music/state/own-song.ts';
import { mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

const link = { url: 'https://grad-prix.example/#music=1.abc', excess: 0, isMelodyOnly: false };

async function opened(share: SongShareDialog['share']) {
  const dialog: SongShareDialog = await mount('gp-song-share', { share, piece: emptyPiece('Tune') });
  const actions: MusicAction[] = [];
  dialog.addEventListener('gp-music', (event) => actions.push((event as AppEvent<'gp-music'>).detail));
  return { dialog, actions };
}

it('a song is shared by a link, as a project, and by the apps that the browser hands files to', async () => {
  const { dialog, actions } = await opened({ link: null, sends: [] });
  await expect.element(page.getByText('Making the link …')).toBeVisible();
  dialog.share = { link, sends: ['wav'] };
  await expect.element(page.getByRole('textbox', { name: 'Link to the song' })).toHaveValue(link.url);
  await expect.element(page.getByText('38 of 8,192 characters')).toBeVisible();
  await page.getByRole('button', { name: 'Save project' }).click();
  await page.getByRole('button', { name: 'Send WAV' }).click();
  expect(page.getByRole('button', { name: 'Send MIDI' }).elements()).toEqual([]);
  expect(actions).toEqual([
    { type: 'export', format: 'project' },
    { type: 'send', format: 'wav' },
  ]);
  const upload = page.getByRole('link', { name: 'Save WAV, open SoundCloud' });
  await expect.element(upload).toHaveAttribute('href', 'https://soundcloud.com/upload');
  await expect.element(upload).toHaveAttribute('rel', 'noopener noreferrer');
});

it('a song that does not fit is said to be too long, or to come without its parts', async () => {
  const { dialog } = await opened({ link: { ...link, isMelodyOnly: true }, sends: [] });
  await expect.element(page.getByText('The parts do not fit into it')).toBeVisible();
  dialog.share = { link: { ...link, excess: 1200 }, sends: [] };
  await expect.element(page.getByText('1,200 more than mail and chats pass on')).toBeVisible();
});
