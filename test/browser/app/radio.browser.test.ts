import { page } from 'vitest/browser';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadTracks } from '../../../src/app/catalogue/tracks.ts';
import type { LabPlatform } from '../../../src/app/lab/lab-platform.ts';
import { openRadio } from '../../../src/app/lab/radio/open-radio.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import '../../../src/app/theme/app.css';
import { inside } from './setup/mount.ts';

let room: HTMLElement;

beforeEach(async () => {
  const storage = new MemoryStorage();
  const platform = { openRuns: async () => storage, loadTracks, notices: { show: vi.fn() } };
  room = (await openRadio(platform as unknown as LabPlatform)).element;
  document.body.append(room);
});
afterEach(() => document.body.replaceChildren());

/** Drops a file as it would come from a desktop. */
function drop(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([content], name));
  inside(room, '.radio').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
}

it('hears trouble in a run, by a sign and not by colour alone, and names what helps', async () => {
  await expect.element(page.getByText(/This sounds like trouble/)).toBeVisible();
  await expect.element(page.getByText('The run did end badly.')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Standing still pays' }).first()).toBeVisible();
  await expect.element(page.getByRole('img', { name: 'bad news' }).first()).toHaveTextContent('▼');
  await page.getByRole('combobox').selectOptions('fast-line.ts on Home Loop, seed 2');
  await expect.element(page.getByText(/No alert/)).toBeVisible();
});

it('shows one theme alone, and help for a message', async () => {
  const messages = page.getByRole('listitem');
  await expect.element(messages.first()).toBeVisible();
  const { length } = messages.elements();
  await page.getByRole('group', { name: 'Theme' }).getByRole('button').nth(1).click();
  await expect.poll(() => messages.elements().length).toBeLessThan(length);
  await page.getByRole('button', { name: 'All themes' }).click();
  const help = page.getByRole('button', { name: 'Help' }).first();
  await help.click();
  await expect.element(help).toHaveAttribute('aria-expanded', 'true');
});

it('listens to a file of any encoding, or says in a line why not', async () => {
  drop(
    'pit.txt',
    Uint8Array.from('Mist, schon wieder zu spät. Terrible.', (letter) => letter.charCodeAt(0)),
  );
  await expect
    .element(page.getByText('pit.txt is not UTF-8: it is read as Windows-1252 (Latin-1).'))
    .toBeVisible();
  await expect.element(page.getByText(/zu spät/)).toBeVisible();
  drop('picture.png', Uint8Array.of(0x89, 0x50, 0, 1, 2));
  await expect.element(page.getByRole('alert')).toHaveTextContent('picture.png is not a text');
  drop('big.txt', 'x'.repeat(5_000_000));
  await expect.element(page.getByRole('alert')).toHaveTextContent('big.txt has 5.0 MB');
  drop('empty.txt', '');
  await expect.element(page.getByRole('alert')).toHaveTextContent('empty.txt is empty');
});

it('measures itself, against simpler ways', async () => {
  await page.getByRole('button', { name: 'Measure it on its runs' }).click();
  const alerts = page.getByRole('row', { name: /^mean tone/ });
  await expect.element(alerts, { timeout: 20_000 }).toBeVisible();
  const f1 = (name: RegExp) =>
    Number(page.getByRole('row', { name }).element().lastElementChild!.textContent);
  expect(f1(/^mean tone/)).toBeGreaterThan(f1(/^always/));
});
