import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../src/app/elements/reward-actions.ts';
import '../../../src/app/elements/reward-menu.ts';
import '../../../src/app/elements/reward-shelf.ts';
import type { OwnReward } from '../../../src/app/state/own-reward.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const reward = (id: string, ...codes: string[]): OwnReward => ({
  id,
  name: `Reward ${id}`,
  language: 'python',
  versions: codes.map((code, i) => ({ code, savedAt: new Date(2026, 10, 26, 15, i).getTime() })),
});

afterEach(() => document.body.replaceChildren());

describe('gp-reward-menu', () => {
  it('lists own rewards before the templates, and all of them elsewhere', async () => {
    const rewards = Array.from({ length: 7 }, (_, i) => reward(String(i), 'x'));
    const menu = await mount('gp-reward-menu', { rewards });
    const items = [...menu.shadowRoot!.querySelectorAll('wa-dropdown-item')];
    expect(items.slice(0, 6).map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => `Reward ${i} Python · 1 version · 26 Nov, 15:00`),
      'Own rewards and versions …',
    ]);
    await userEvent.click(inside(menu, 'button'));
    const opened = nextEvent(menu, 'gp-open-reward');
    items[1].click();
    expect((await opened).detail).toEqual({ id: '1' });
    await userEvent.click(inside(menu, 'button'));
    const used = nextEvent(menu, 'gp-template');
    items[6].click();
    expect((await used).detail).toBe('centre-line');
  });
});

describe('gp-reward-shelf', () => {
  const lines = (shelf: HTMLElement): string[] =>
    [...inside(shelf, 'gp-reward-diff').shadowRoot!.querySelectorAll('li')].map(
      (line) => `${line.dataset['sign']}${line.querySelector('code')?.textContent}`,
    );
  const choose = (shelf: HTMLElement, label: string, value: string): void => {
    const select = inside(shelf, `select[aria-label="${label}"]`) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };

  it('shows what has changed since a version, or with it', async () => {
    const rewards = [reward('a', 'one\n', 'one\ntwo\n')];
    const shelf = await mount('gp-reward-shelf', { open: true, rewards, draft: 'one\ntwo\nthree\n' });
    await vi.waitFor(() => expect(lines(shelf)).toEqual([' one', ' two', '+three']));
    choose(shelf, 'Compared with', 'previous');
    await vi.waitFor(() => expect(lines(shelf)).toEqual([' one', '+two']));
    choose(shelf, 'Version', '0');
    await shelf.updateComplete;
    expect(inside(shelf, '.first').textContent).toBe('There is no version before this one.');
    const restored = nextEvent(shelf, 'gp-open-reward');
    inside(shelf, '.open').click();
    expect((await restored).detail).toEqual({ id: 'a', version: 0 });
  });

  it('begins with the reward of the draft, and renames and duplicates', async () => {
    const rewards = [reward('a', 'x'), reward('b', 'y')];
    const shelf = await mount('gp-reward-shelf', { open: true, rewards, draft: 'y', draftOf: 'b' });
    const name = inside(shelf, 'input') as HTMLInputElement;
    expect(name.value).toBe('Reward b');
    const renamed = nextEvent(shelf, 'gp-rename-reward');
    name.value = 'Better';
    name.dispatchEvent(new Event('change'));
    expect((await renamed).detail).toEqual({ id: 'b', name: 'Better' });
    inside(shelf, '.items li:first-child button').click();
    await shelf.updateComplete;
    const duplicated = nextEvent(shelf, 'gp-duplicate-reward');
    inside(shelf, '[aria-label="Duplicate"]').click();
    expect((await duplicated).detail).toBe('a');
  });

  it('goes on to the next reward when one is removed, to the one before where it was the last', async () => {
    const rewards = ['a', 'b', 'c'].map((id) => reward(id, 'x'));
    const shelf = await mount('gp-reward-shelf', { open: true, rewards, draftOf: 'b' });
    shelf.addEventListener('gp-remove-reward', (event) => {
      const { detail } = event as CustomEvent<string>;
      shelf.rewards = shelf.rewards.filter(({ id }) => id !== detail);
    });
    const shown = () => (inside(shelf, 'input') as HTMLInputElement).value;
    inside(shelf, '[aria-label="Remove"]').click();
    await shelf.updateComplete;
    expect(shown()).toBe('Reward c');
    inside(shelf, '[aria-label="Remove"]').click();
    await shelf.updateComplete;
    expect(shown()).toBe('Reward a');
  });

  it('says what saving is for where nothing is saved', async () => {
    const shelf = await mount('gp-reward-shelf', { open: true });
    expect(inside(shelf, 'p').textContent).toContain('Nothing is saved yet');
  });
});
