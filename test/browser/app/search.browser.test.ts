import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadTracks } from '../../../src/app/catalogue/tracks.ts';
import type { LabPlatform, RoomView } from '../../../src/app/lab/lab-platform.ts';
import { openSearch } from '../../../src/app/lab/search/open-search.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import '../../../src/app/theme/app.css';
import { inside } from './setup/mount.ts';

let room: RoomView;

beforeEach(async () => {
  const storage = new MemoryStorage();
  const platform = { openRuns: async () => storage, loadTracks, notices: { show: vi.fn() } };
  room = await openSearch(platform as unknown as LabPlatform);
  document.body.append(room.element);
});
afterEach(() => document.body.replaceChildren());

const box = () => page.getByRole('searchbox');
it('finds what is asked for in other words, says why, and opens it where it is', async () => {
  await box().fill('why does my car wobble left and right all the time');
  const link = page.getByRole('link', { name: 'Prevent zig-zag' });
  await expect.element(link).toHaveAttribute('href', '#reward=prevent-zig-zag');
  await expect
    .element(page.getByRole('list', { name: 'Why it stands here' }).first())
    .toHaveTextContent(/meaning \d/);
  expect(inside(room.element, 'gp-search-result').shadowRoot!.querySelector('mark')).not.toBeNull();
});

it('keeps clicks, counts them, and forgets them', async () => {
  await box().fill('discout factor');
  await expect.element(page.getByText('No text has “discout”: “discount” is looked for.')).toBeVisible();
  const found = page.getByRole('button', { name: 'Discount factor γ' });
  await found.click();
  await expect.element(found).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText('1 click is kept in this browser')).toBeVisible();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect.element(page.getByText('No clicks are kept yet.')).toBeVisible();
});

it('shows one kind alone, by the keyboard too', async () => {
  await box().fill('learning rate');
  const music = page.getByRole('button', { name: /^Music/ });
  await expect.element(music).toBeVisible();
  (music.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(music).toHaveAttribute('aria-pressed', 'true');
  await expect
    .element(page.getByRole('link', { name: 'Training a music model: Learning rate' }))
    .toBeVisible();
  expect(page.getByRole('button', { name: 'Falling learning rate' }).elements()).toEqual([]);
});

it('answers calmly whatever is typed', async () => {
  await box().fill('<script>document.body.remove()</script>');
  await expect.element(page.getByText(/No text has “script”/)).toBeVisible();
  await box().fill('x'.repeat(10_000));
  await expect.element(page.getByText('Only the first 300 letters are read.')).toBeVisible();
  await box().fill('what is the');
  await expect.element(page.getByText(/These words stand in nearly every text/)).toBeVisible();
  await box().fill('');
  await expect.element(page.getByText(/Searches the help/)).toBeVisible();
});

it('measures itself, against simpler ways', async () => {
  await page.getByRole('button', { name: 'Measure it on its questions' }).click();
  const rows = page.getByRole('row');
  await expect.element(rows.last(), { timeout: 20_000 }).toHaveTextContent('as in use');
  const [, heldOut] = [...rows.last().element().querySelectorAll('td')].map(({ textContent }) =>
    Number(textContent),
  );
  expect(heldOut).toBeGreaterThanOrEqual(0.85);
});
