import { userEvent } from 'vitest/browser';
import { html, LitElement, render, type TemplateResult } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '@awesome.me/webawesome/dist/components/button/button.js';
import { FocusKeeper } from '../../../src/app/elements/focus-keeper.ts';
import { focusedElement } from '../../../src/app/elements/focused-element.ts';

class TestPage extends LitElement {
  constructor() {
    super();
    this.addController(new FocusKeeper());
  }

  show(content: TemplateResult): void {
    render(content, this.renderRoot);
  }
}
customElements.define('test-page', TestPage);

let page: TestPage;
beforeEach(async () => {
  page = new TestPage();
  document.body.append(page);
  await page.updateComplete;
});
afterEach(() => document.body.replaceChildren());

const button = (name: string, isOff = false) => html`<button ?disabled=${isOff}>${name}</button>`;
const list = (names: readonly string[]) =>
  html`${button('above')}
    <ul>
      ${names.map((name) => html`<li>${button(`open ${name}`)} ${button(`remove ${name}`)}</li>`)}
    </ul>
    ${button('below')}`;
const find = (name: string): HTMLElement =>
  [...page.shadowRoot!.querySelectorAll<HTMLElement>('button, wa-button')].find(
    ({ textContent }) => textContent.trim() === name,
  )!;
const focused = (): string | undefined => {
  const element = focusedElement();
  const { host } = (element?.getRootNode() ?? {}) as Partial<ShadowRoot>;
  return (host?.localName === 'wa-button' ? host : element)?.textContent.trim();
};
/** The observers of the page have had their turn. */
const settled = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

describe('FocusKeeper', () => {
  it('goes to the row that has taken a removed one’s place, to the one before where it was the last', async () => {
    page.show(list(['a', 'b', 'c']));
    find('remove c').focus();
    page.show(list(['a', 'b']));
    await expect.poll(focused).toBe('remove b');
    find('remove a').focus();
    page.show(list(['b']));
    await expect.poll(focused).toBe('remove b');
    page.show(list([]));
    await expect.poll(focused).toBe('below');
  });

  it('follows moves that stay within a component, which the page hears nothing of', async () => {
    page.show(list(['a', 'b']));
    find('above').focus();
    for (let i = 0; i < 4; i++) await userEvent.keyboard('{Tab}');
    expect(focused()).toBe('remove b');
    page.show(list(['a']));
    await expect.poll(focused).toBe('remove a');
  });

  it('leaves a button that is disabled, and takes those of the kit for what they are', async () => {
    const kit = document.createElement('wa-button');
    kit.textContent = 'stop';
    page.show(html`${button('train')} ${kit}`);
    await kit.updateComplete;
    find('train').focus();
    page.show(html`${button('train', true)} ${kit}`);
    await expect.poll(focused).toBe('stop');
    page.show(html`${button('go')}`);
    await expect.poll(focused).toBe('go');
  });

  it('goes back to where it was before something that is all gone', async () => {
    page.show(html`${button('opens')}`);
    find('opens').focus();
    const menu = document.createElement('div');
    menu.attachShadow({ mode: 'open' }).innerHTML = '<button>inside</button>';
    document.body.append(menu);
    menu.shadowRoot!.querySelector('button')!.focus();
    menu.remove();
    await expect.poll(focused).toBe('opens');
  });

  it('moves nobody who has gone elsewhere, or left the page’s controls by themselves', async () => {
    page.show(list(['a', 'b']));
    find('remove b').focus();
    find('above').focus();
    page.show(list(['a']));
    await settled();
    expect(focused()).toBe('above');
    find('above').blur();
    await settled();
    expect(focusedElement()).toBeNull();
  });
});
