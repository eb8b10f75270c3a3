import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../src/app/elements/code-editor.ts';
import type { RewardProfile } from '../../../src/reward/profile/profile.ts';
import type { CodeEditor } from '../../../src/app/elements/code-editor.ts';
import { inside, mount, nextEvent } from './setup/mount.ts';

const CODE = 'def reward_function(params):\n    x = 1\n    return x\n';

async function openEditor(properties: Partial<CodeEditor> = {}): Promise<CodeEditor> {
  const editor = await mount('gp-code-editor', { value: CODE, ...properties });
  editor.style.cssText = 'display: block; width: 400px; height: 200px';
  await expect.poll(() => editor.shadowRoot?.querySelector('.cm-content')).not.toBeNull();
  return editor;
}

const text = (editor: CodeEditor): string =>
  [...editor.shadowRoot!.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');

const card = (editor: CodeEditor): Element | null => editor.shadowRoot!.querySelector('.cm-paramCard');

/** Moves the pointer onto the character at an index of the first line. */
async function pointAt(editor: CodeEditor, index: number): Promise<void> {
  const line = inside(editor, '.cm-line');
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let at = index;
  let node = walker.nextNode()!;
  while (at >= node.textContent!.length) {
    at -= node.textContent!.length;
    node = walker.nextNode()!;
  }
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  const character = range.getBoundingClientRect();
  const { left, top } = line.getBoundingClientRect();
  const position = {
    x: character.x + character.width / 2 - left,
    y: character.y + character.height / 2 - top,
  };
  await userEvent.hover(line, { position });
}

afterEach(() => document.body.replaceChildren());

describe('gp-code-editor', () => {
  it('shows the text at once and lets it be typed into', async () => {
    const editor = await openEditor();
    expect(text(editor)).toBe(CODE);
    inside(editor, '.cm-content').focus();
    const edited = nextEvent<string>(editor, 'gp-edit');
    await userEvent.keyboard('# ');
    expect((await edited).detail).toBe(`#${CODE}`);
  });

  it('takes another text without saying that somebody typed it', async () => {
    const editor = await openEditor();
    let edits = 0;
    editor.addEventListener('gp-edit', () => edits++);
    editor.value = 'other';
    await editor.updateComplete;
    expect(text(editor)).toBe('other');
    expect(edits).toBe(0);
  });

  it('marks the line of a fault, with its message for everybody', async () => {
    const editor = await openEditor({ fault: { line: 2, message: 'NameError: x' } });
    await expect.poll(() => editor.shadowRoot!.querySelector('.cm-faultLine')?.textContent).toBe('    x = 1');
    expect(editor.shadowRoot!.querySelector('.cm-lint-marker-error')).not.toBeNull();
    editor.fault = null;
    await editor.updateComplete;
    expect(editor.shadowRoot!.querySelector('.cm-faultLine')).toBeNull();
  });

  it('marks what else there is to say, where it is said, and says it under the pointer', async () => {
    const editor = await openEditor({
      notes: [
        {
          line: 2,
          column: 5,
          endLine: 2,
          endColumn: 10,
          severity: 'warning',
          message: ['It pays for standing still.', 'Pay for progress.'],
        },
        { line: 99, column: 9, endLine: 99, endColumn: 99, severity: 'info', message: ['beyond the end'] },
      ],
    });
    await expect
      .poll(() => editor.shadowRoot!.querySelector('.cm-lintRange-warning')?.textContent)
      .toBe('x = 1');
    expect(editor.shadowRoot!.querySelector('.cm-faultLine')).toBeNull();
    await userEvent.hover(inside(editor, '.cm-lint-marker-warning'));
    await expect
      .poll(() => [...editor.shadowRoot!.querySelectorAll('.cm-diagnostic p')].map((p) => p.textContent))
      .toEqual(['It pays for standing still.', 'Pay for progress.']);
    editor.notes = [];
    await editor.updateComplete;
    expect(editor.shadowRoot!.querySelector('.cm-lintRange-warning')).toBeNull();
  });

  it('takes a line beyond the end as the last one', async () => {
    const editor = await openEditor({ value: 'one\ntwo', fault: { line: 99, message: 'EOF' } });
    await expect.poll(() => editor.shadowRoot!.querySelector('.cm-faultLine')?.textContent).toBe('two');
  });

  it('indents with Tab, and lets Tab leave after Escape', async () => {
    const editor = await openEditor({ value: '' });
    const after = document.createElement('button');
    document.body.append(after);
    inside(editor, '.cm-content').focus();
    await userEvent.keyboard('{Tab}');
    expect(editor.value).toBe('    ');
    await userEvent.keyboard('{Escape}{Tab}');
    expect(document.activeElement).toBe(after);
    // Also where Escape closes what was offered, and right after typing.
    for (const typed of ["params[['dist", '#']) {
      inside(editor, '.cm-content').focus();
      await userEvent.keyboard(`${typed}{Escape}{Tab}`);
      expect(document.activeElement).toBe(after);
    }
  });

  it('offers the keys of params with their units', async () => {
    const editor = await openEditor({ value: '' });
    inside(editor, '.cm-content').focus();
    await userEvent.keyboard("params[['dist");
    const options = () => [...editor.shadowRoot!.querySelectorAll('.cm-tooltip-autocomplete li')];
    await expect.poll(() => options().map((option) => option.textContent)).toContain('distance_from_centerm');
    // The first one that is offered is explained beside the list.
    await expect
      .poll(() => card(editor)?.querySelector('code')?.textContent)
      .toBe('distance_from_center: float');
  });

  it.each([
    ['python', 'return params.spee', "return params['speed']"],
    ['python', 'return params.ge', 'return params.get'],
    ['python', 'return params[spee', "return params['speed'"],
    ['python', 'return params.get(spee', "return params.get('speed'"],
    ['typescript', 'return params.spee', 'return params.speed'],
  ] as const)('completes what %s can ask of params: %s', async (language, value, completed) => {
    const editor = await openEditor({ value, language });
    inside(editor, '.cm-content').focus();
    await userEvent.keyboard('{Control>}{End}{/Control}{Control>} {/Control}');
    const chosen = () => editor.shadowRoot!.querySelector('.cm-tooltip-autocomplete [aria-selected]');
    await expect.poll(chosen).not.toBeNull();
    await userEvent.click(chosen()!);
    await expect.poll(() => editor.value).toBe(completed);
  });

  it.each([
    ['params.', /^(?:\['\w+'\]|get|items|keys|values)/],
    ['params.get(', /^'\w+'/],
    ['params[', /^'\w+'/],
  ])('offers nothing else in Python after %s', async (value, expected) => {
    const editor = await openEditor({ value: `limit = 4\n${value}` });
    inside(editor, '.cm-content').focus();
    await userEvent.keyboard('{Control>}{End}{/Control}{Control>} {/Control}');
    const labels = () =>
      [...editor.shadowRoot!.querySelectorAll('.cm-completionLabel')].map(({ textContent }) => textContent);
    await expect.poll(() => labels().length).toBeGreaterThan(20);
    expect(labels().filter((label) => !expected.test(label))).toEqual([]);
  });

  it('hangs what is wrapped under its own line', async () => {
    const long = `    return ${Array.from({ length: 12 }, (_, i) => `term_${i}`).join(' + ')}`;
    const editor = await openEditor({ value: `def reward_function(params):\n${long}\n` });
    editor.style.setProperty('--mono', 'monospace');
    const line = editor.shadowRoot!.querySelectorAll<HTMLElement>('.cm-line')[1];
    const range = document.createRange();
    range.selectNodeContents(line);
    const tops = new Map<number, number>();
    for (const { top, left, width } of range.getClientRects()) {
      if (width > 0) tops.set(Math.round(top), Math.min(left, tops.get(Math.round(top)) ?? Infinity));
    }
    const [first, ...others] = [...tops].sort(([a], [b]) => a - b).map(([, left]) => left);
    range.setStart(line.firstChild!, 0);
    range.setEnd(line.firstChild!, 4);
    const column = range.getBoundingClientRect().width / 4;
    expect(others.length).toBeGreaterThan(0);
    for (const left of others) expect((left - first) / column).toBeCloseTo(8, 1);
  });

  it.each([
    ["return params['speed']", 'speed', 'speed: float'],
    ['return params.waypoints', 'waypoints', 'waypoints: list[tuple[float, float]]'],
  ])('explains the key of params under the pointer: %s', async (value, word, title) => {
    const editor = await openEditor({ value });
    await pointAt(editor, value.indexOf(word) + 1);
    await expect.poll(() => card(editor)?.querySelector('code')?.textContent).toBe(title);
    expect(card(editor)!.querySelectorAll('svg .measured, svg .measured-fill').length).toBeGreaterThan(0);
  });

  it('says types and ranges in the words of the language', async () => {
    const of = async (language: 'python' | 'typescript'): Promise<string> => {
      document.body.replaceChildren();
      const editor = await openEditor({ value: 'is_crashed', language });
      await pointAt(editor, 3);
      await expect.poll(() => card(editor)).not.toBeNull();
      return ['code', '.range'].map((part) => card(editor)!.querySelector(part)!.textContent).join(', ');
    };
    expect(await of('python')).toBe('is_crashed: bool, True or False');
    expect(await of('typescript')).toBe('is_crashed: boolean, true or false');
  });

  it('takes a variable of one letter for a variable', async () => {
    const editor = await openEditor({ value: 'x = params["y"]' });
    await pointAt(editor, 'x = params["'.length);
    await expect.poll(() => card(editor)?.querySelector('code')?.textContent).toBe('y: float');
    await pointAt(editor, 0);
    await expect.poll(() => card(editor)).toBeNull();
  });

  it('shows time and counts beside the lines, and behind branches how often they were taken, until somebody types', async () => {
    const profile: RewardProfile = {
      lines: [
        { line: 2, count: 1024, share: 62.4 },
        { line: 3, count: 0, share: 0 },
        { line: 9, count: 1, share: 0 },
      ],
      branches: [
        { line: 2, kind: 'if', text: 'x > 1', taken: 312, of: 1024 },
        { line: 9, kind: 'else', text: 'else', taken: 1, of: 1 },
      ],
      calls: 1024,
      timedCalls: 4096,
      shareError: 2,
      callMicroseconds: 4.1,
    };
    const editor = await openEditor({ profile });
    const marks = (selector: string): [string, string][] =>
      [...editor.shadowRoot!.querySelectorAll<HTMLElement>(selector)].map(({ textContent, title }) => [
        textContent,
        title,
      ]);
    await expect
      .poll(() => marks('.cm-profileLine'))
      .toEqual([
        ['1.0k', 'Executed 1,024 times; 62 % of the time'],
        ['never', 'Never executed'],
      ]);
    expect(marks('.cm-profileBranch')).toEqual([['312 of 1,024', 'x > 1: taken 312 of 1,024 times']]);
    // The bar is as long as its share.
    const [mark] = editor.shadowRoot!.querySelectorAll<HTMLElement>('.cm-profileLine');
    expect(mark.style.getPropertyValue('--share')).toBe('62.4%');
    inside(editor, '.cm-content').focus();
    await userEvent.keyboard('# ');
    expect(marks('.cm-profileLine, .cm-profileBranch')).toEqual([]);
    editor.profile = null;
    await editor.updateComplete;
    editor.profile = { ...profile, branches: [] };
    await editor.updateComplete;
    expect(marks('.cm-profileLine')).toHaveLength(2);
    expect(marks('.cm-profileBranch')).toEqual([]);
  });
});
