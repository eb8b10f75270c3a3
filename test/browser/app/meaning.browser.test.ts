import { page, userEvent } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import '../../../src/app/music/elements/arrange/arrange-panel.ts';
import '../../../src/app/theme/app.css';
import { inside, mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

/** The words that are explained in what is on the screen. */
const explained = () =>
  page
    .getByRole('button', { name: /^What “.*” means$/ })
    .elements()
    .map((button) => button.getAttribute('aria-label')!.replaceAll(/^What “|” means$/g, ''));

it('every technique explains its own words', async () => {
  await mount('gp-arrange-panel', {});
  expect(explained()).toEqual(['Variation']);
  await page.getByRole('button', { name: 'Extend' }).click();
  expect(explained()).toEqual(['Variation', 'Creative risk', 'Choose from']);
  await page.getByRole('button', { name: 'Edit in style' }).click();
  expect(explained()).toEqual(['Edits', 'Creative risk', 'Variation']);
});

it('a meaning is opened and closed by keys, under the row of its word', async () => {
  const panel = await mount('gp-arrange-panel', {});
  panel.style.width = '272px';
  const question = page.getByRole('button', { name: 'What “Variation” means' });
  (question.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(question).toHaveAttribute('aria-expanded', 'true');
  const meaning = (question.element().getRootNode() as ShadowRoot).host as HTMLElement;
  expect(meaning.textContent).toMatch(/^Each number arranges the melody otherwise/);
  const { top, width } = inside(meaning, 'p').getBoundingClientRect();
  const bottomOf = (element: Element) => element.getBoundingClientRect().bottom;
  const another = page.getByRole('button', { name: 'Another' }).element();
  // What stands in the row stays in it.
  expect(Math.abs(bottomOf(another) - bottomOf(question.element()))).toBeLessThan(16);
  expect(top).toBeGreaterThanOrEqual(bottomOf(another));
  expect(width).toBeGreaterThan(200);
  await userEvent.keyboard('{Enter}');
  await expect.element(question).toHaveAttribute('aria-expanded', 'false');
  expect(meaning.shadowRoot!.querySelector('p')).toBeNull();
});
