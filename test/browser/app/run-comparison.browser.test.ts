import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/elements/run-comparison.ts';
import '../../../src/app/elements/run-list.ts';
import '../../../src/app/elements/run-tags.ts';
import type { AppEvents } from '../../../src/app/elements/emit.ts';
import { evaluationOf } from '../../unit/app/setup/events.ts';
import { storedRun } from '../../unit/app/setup/stored-run.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const monday = storedRun({
  id: 'a',
  name: 'Monday',
  best: { steps: 8192, evaluation: evaluationOf(10, 9.8) },
});
const tuesday = storedRun(
  { id: 'b', name: 'Tuesday', createdAt: 2, tags: ['fast', 'class 7b'] },
  { seed: 2 },
);

const texts = (element: Element, selector: string): string[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  );

const rowsOf = (table: HTMLTableElement): string[][] =>
  [...table.rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent.trim()));

afterEach(() => document.body.replaceChildren());

describe('gp-run-comparison', () => {
  it('has both runs’ figures side by side, the settings that differ, and the difference of the rewards', async () => {
    const element = await mount('gp-run-comparison', { pair: [monday, tuesday], open: true });
    const [figures, settings] = element.shadowRoot!.querySelectorAll('table');
    expect(rowsOf(figures)[0]).toEqual(['', 'Monday', 'Tuesday']);
    expect(rowsOf(figures)).toContainEqual(['Best lap', '9.80 s', '–']);
    expect(rowsOf(settings).slice(1)).toEqual([['Seed', '1', '2']]);
    expect(texts(element, 'p').join()).toMatch(/\d+ other settings are the same\./);
    expect(inside(element, 'gp-reward-diff').shadowRoot!.textContent).toContain('The two are the same.');
  });
});

describe('gp-run-list', () => {
  it('compares the run in view with another', async () => {
    const list = await mount('gp-run-list', { runs: [tuesday, monday], selected: 'a' });
    const select = inside(list, '.compare select') as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text.trim())).toEqual(['no other', 'Tuesday']);
    const asked = nextEvent<string>(list, 'gp-compare');
    select.value = 'b';
    select.dispatchEvent(new Event('change'));
    expect((await asked).detail).toBe('b');
  });

  it('shows the runs of a tag, and always the one in view', async () => {
    const list = await mount('gp-run-list', { runs: [tuesday, monday], selected: 'a' });
    expect(texts(list, '.filter button')).toEqual(['all', 'fast', 'class 7b']);
    (list.shadowRoot!.querySelectorAll('.filter button')[1] as HTMLElement).click();
    await list.updateComplete;
    expect(texts(list, '.name')).toEqual(['Tuesday', 'Monday']);
    list.selected = '';
    await list.updateComplete;
    expect(texts(list, '.name')).toEqual(['Tuesday']);
    // Whose tags are gone hides nothing.
    list.runs = [monday];
    await list.updateComplete;
    expect(texts(list, '.name')).toEqual(['Monday']);
  });
});

describe('gp-run-tags', () => {
  it('adds a tag by keyboard and removes one by its button', async () => {
    const tags = await mount('gp-run-tags', { runId: 'b', tags: ['fast'] });
    inside(tags, '.add').click();
    await tags.updateComplete;
    const added = nextEvent<AppEvents['gp-tag-run']>(tags, 'gp-tag-run');
    await userEvent.keyboard('  class 7b {Enter}');
    expect((await added).detail).toEqual({ id: 'b', tags: ['fast', 'class 7b'] });
    const removed = nextEvent<AppEvents['gp-tag-run']>(tags, 'gp-tag-run');
    inside(tags, '.tag button').click();
    expect((await removed).detail).toEqual({ id: 'b', tags: [] });
  });

  it('keeps its field for the next tag, and gives the focus back to its button', async () => {
    const tags = await mount('gp-run-tags', { runId: 'b' });
    tags.addEventListener('gp-tag-run', (event) => {
      tags.tags = (event as CustomEvent<AppEvents['gp-tag-run']>).detail.tags;
    });
    inside(tags, '.add').click();
    await tags.updateComplete;
    await userEvent.keyboard('wet{Enter}');
    await tags.updateComplete;
    await userEvent.keyboard('fast{Enter}');
    await tags.updateComplete;
    expect(tags.tags).toEqual(['wet', 'fast']);
    expect(tags.shadowRoot!.activeElement).toBe(inside(tags, 'input'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => tags.shadowRoot!.activeElement?.className).toBe('add');
    expect(tags.tags).toEqual(['wet', 'fast']);
  });
});
