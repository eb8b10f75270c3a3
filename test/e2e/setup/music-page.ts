import type { Page } from 'playwright';

/** The Music tab, once there is a song in it. */
export async function openMusic(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Music' }).click();
  await page.getByRole('textbox', { name: 'Name of the song' }).waitFor({ timeout: 60_000 });
}

/** The melody as the page has it. */
export function notesOf(page: Page) {
  return page.evaluate(() => {
    const { store } = document.querySelector('gp-app')!.music!;
    return store.state.history.present.song.tracks[0].notes.map((note) => ({ ...note }));
  });
}
