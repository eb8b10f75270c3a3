import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../src/app/elements/reward-panel.ts';
import '../../../src/app/elements/share-dialog.ts';
import type { ShareLink } from '../../../src/app/share/share-link.ts';
import type { OpenedLink } from '../../../src/app/state/opened-link.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const draft = { file: 'reward.py', code: 'while True: pass', templateId: null } as const;
const link: OpenedLink = {
  name: '<b>Bold</b>',
  language: 'python',
  before: { language: 'python', draft, setup: DEFAULT_SETUP },
};
const short: ShareLink = { url: 'https://a.example/#share=1.abc', excess: 0, trackLeftOut: null };

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('the head of gp-reward-panel', () => {
  it('is one row beside a view on a small screen', async () => {
    const panel = await mount('gp-reward-panel', { language: 'python', draft });
    panel.style.width = '360px';
    const [title, more] = ['h2', 'gp-reward-actions'].map((each) =>
      inside(panel, each).getBoundingClientRect(),
    );
    expect(more.top).toBeLessThan(title.bottom);
  });
});

describe('gp-reward-panel with a reward from a link', () => {
  const open = (isUntrusted: boolean) =>
    mount('gp-reward-panel', {
      language: 'python',
      draft: isUntrusted ? { ...draft, isUntrusted } : draft,
      link,
    });

  it('says whose it is, in the letters that its sender wrote, and that nothing has run', async () => {
    const panel = await open(true);
    const banner = inside(panel, 'gp-link-banner');
    expect(banner.shadowRoot!.textContent).toContain('From a link: “<b>Bold</b>”.');
    expect(banner.shadowRoot!.textContent).toContain('Nothing of it has run');
    const trusted = nextEvent(panel, 'gp-link');
    inside(banner, 'button').click();
    expect((await trusted).detail).toBe('trust');
    const back = nextEvent(panel, 'gp-link');
    inside(banner, 'button:last-child').click();
    expect((await back).detail).toBe('back');
  });

  it('offers to keep it once it is trusted', async () => {
    const panel = await open(false);
    const banner = inside(panel, 'gp-link-banner');
    expect(banner.shadowRoot!.textContent).not.toContain('Nothing of it has run');
    const kept = nextEvent(panel, 'gp-link');
    inside(banner, 'button').click();
    expect((await kept).detail).toBe('keep');
  });

  it('keeps quiet about it beside a draft in the other language', async () => {
    const panel = await open(true);
    panel.language = 'typescript';
    panel.draft = draft;
    await panel.updateComplete;
    expect(panel.shadowRoot!.querySelector('gp-link-banner')).toBeNull();
  });

  it('says so wherever it stands, with no way back where there is none', async () => {
    const panel = await open(true);
    panel.link = null;
    panel.name = 'Opened later';
    await panel.updateComplete;
    const banner = inside(panel, 'gp-link-banner');
    expect(banner.shadowRoot!.textContent).toContain('From somebody else: “Opened later”.');
    expect(banner.shadowRoot!.querySelectorAll('button')).toHaveLength(1);
  });
});

describe('a file on gp-reward-panel', () => {
  it('is imported wherever it is dropped, and not put into the text', async () => {
    const panel = await mount('gp-reward-panel', { language: 'python', draft });
    const editor = inside(panel, 'gp-code-editor');
    await vi.waitFor(() => inside(editor, '.cm-content'), { timeout: 20_000 });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'reward_function.py'));
    const imported = nextEvent<readonly File[]>(panel, 'gp-import-reward');
    const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
    const over = new DragEvent('dragover', options);
    inside(editor, '.cm-content').dispatchEvent(over);
    expect(over.defaultPrevented).toBe(true);
    expect(panel.isTarget).toBe(true);
    inside(editor, '.cm-content').dispatchEvent(new DragEvent('drop', options));
    expect((await imported).detail.map(({ name }) => name)).toEqual(['reward_function.py']);
    expect(panel.isTarget).toBe(false);
    expect(inside(editor, '.cm-content').textContent).toBe('while True: pass');
  });

  it('is chosen in the browser’s own dialog, too', async () => {
    const panel = await mount('gp-reward-panel', { language: 'python', draft });
    const picker = inside(inside(panel, 'gp-reward-actions'), 'input') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'a.py'));
    picker.files = files.files;
    const imported = nextEvent<readonly File[]>(panel, 'gp-import-reward');
    picker.dispatchEvent(new Event('change'));
    expect((await imported).detail.map(({ name }) => name)).toEqual(['a.py']);
    expect(picker.files).toHaveLength(0);
  });
});

describe('gp-share-dialog', () => {
  let written: string[];
  beforeEach(() => {
    written = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      written.push(text);
      return Promise.resolve();
    });
  });

  it('copies the link, and says how much of its room it takes', async () => {
    const dialog = await mount('gp-share-dialog', { open: true, link: short, track: 'Home Loop' });
    expect(inside(dialog, 'p').textContent).toContain('Home Loop and all settings');
    const field = inside(dialog, 'gp-link-field');
    expect(inside(field, '[role=status]').textContent.trim()).toBe('30 of 8,192 characters');
    inside(field, 'wa-button').click();
    await vi.waitFor(() => expect(inside(field, '[role=status]').textContent.trim()).toBe('Copied.'));
    expect(written).toEqual([short.url]);
  });

  it('selects the link where the browser does not let it copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const dialog = await mount('gp-share-dialog', { open: true, link: short });
    const link = inside(dialog, 'gp-link-field');
    inside(link, 'wa-button').click();
    await vi.waitFor(() => expect(inside(link, '[role=status]').textContent).toContain('press Ctrl + C'));
    const field = inside(link, 'input') as HTMLInputElement;
    expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).toBe(short.url);
  });

  it('says by how much a reward is too long, and offers no link then', async () => {
    const url = `https://a.example/#share=1.${'a'.repeat(9000)}`;
    const dialog = await mount('gp-share-dialog', { open: true, link: { ...short, url, excess: 835 } });
    expect(inside(dialog, '.warning').textContent.replaceAll(/\s+/g, ' ')).toContain('835 more than');
    expect(dialog.shadowRoot!.querySelector('gp-link-field')).toBeNull();
  });

  it('says which track stays behind', async () => {
    const dialog = await mount('gp-share-dialog', {
      open: true,
      link: { ...short, trackLeftOut: 'My circuit' },
      track: 'My circuit',
    });
    expect(inside(dialog, '.warning').textContent).toContain('“My circuit” does not fit');
  });
});
