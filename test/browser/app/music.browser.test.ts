import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../src/app/elements/emit.ts';
import { WebMidiInput } from '../../../src/app/music/controllers/midi-input.ts';
import '../../../src/app/music/elements/arrange/arrange-panel.ts';
import '../../../src/app/music/elements/arrange/extend-panel.ts';
import '../../../src/app/music/elements/midi-inputs.ts';
import '../../../src/app/music/elements/piano-keys.ts';
import '../../../src/app/music/elements/roll-tools.ts';
import '../../../src/app/music/elements/roll/piano-roll.ts';
import type { PianoRoll } from '../../../src/app/music/elements/roll/piano-roll.ts';
import '../../../src/app/music/elements/song-sources.ts';
import '../../../src/app/music/elements/transport-bar.ts';
import { FIRST_EXTENSION } from '../../../src/app/music/state/extension.ts';
import { emptyPiece, melodyOf, type Piece, withMelody } from '../../../src/app/music/state/own-song.ts';
import { IndexedDbSongs } from '../../../src/app/music/storage/song-storage.ts';
import type { Note } from '../../../src/music/song/song.ts';
import { actionsOf } from './setup/actions-of.ts';
import { inside, mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

/** What an element asks for. */
function point(type: string, target: Element, x: number, y: number, init: PointerEventInit = {}): void {
  const { left, top } = target.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y };
  const usual = { pointerId: 1, pointerType: 'mouse', button: 0, bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent(type, { ...usual, ...place, ...init }));
}

const note = (pitch: number, onset: number, duration = 1): Note => ({ pitch, velocity: 80, onset, duration });

/** A roll that does what it asks for, 400 × 300 px, so that a beat and a row have known sizes. */
async function openRoll(notes: readonly Note[]) {
  const piece = withMelody(emptyPiece('Test'), notes);
  const roll: PianoRoll = await mount('gp-piano-roll', { piece, grid: 1, theme: 'dark' });
  Object.assign(roll.style, { width: '420px', height: '300px' });
  const actions = actionsOf(roll);
  let committed: Piece = piece;
  roll.addEventListener('gp-music', (event) => {
    const { detail } = event as AppEvent<'gp-music'>;
    if (detail.type === 'edit') {
      roll.piece = withMelody(committed, detail.edited.notes);
      roll.selected = detail.edited.selected;
      if (detail.isHeld !== true) committed = roll.piece;
    } else if (detail.type === 'select') roll.selected = detail.notes;
    else if (detail.type === 'put-back') Object.assign(roll, { piece: committed, selected: detail.notes });
  });
  const canvas = inside(roll, 'canvas') as HTMLCanvasElement;
  // There are no such pointers in a test, and capture would look for them.
  canvas.setPointerCapture = () => undefined;
  await expect.poll(() => canvas.clientWidth).toBeGreaterThan(300);
  const scroller = inside(roll, '.scroller');
  /** Middle of a pitch's row, and of so many beats, as `fittedView` places them. */
  const width = () => (scroller.clientWidth - 54) / 16;
  const rows = () => (inside(roll, '.scroller > div').clientHeight - 26) / 128;
  const x = (beat: number) => 46 + beat * width() - scroller.scrollLeft;
  const y = (pitch: number) => 26 + (127.5 - pitch) * rows() - scroller.scrollTop;
  return { roll, canvas, actions, x, y, committed: () => melodyOf(committed).notes };
}

describe('the piano roll', () => {
  it('adds a note where nothing is, and draws it longer', async () => {
    const { canvas, x, y, committed, actions } = await openRoll([note(60, 0)]);
    point('pointerdown', canvas, x(4.5), y(64));
    point('pointermove', canvas, x(6.5), y(64));
    point('pointerup', canvas, x(6.5), y(64));
    expect(committed()).toEqual([note(60, 0), note(64, 4, 3)]);
    // What the hand has on it is heard, and then no longer.
    expect(actions.filter(({ type }) => type === 'press' || type === 'release')).toEqual([
      { type: 'press', pitch: 64, velocity: 90 },
      { type: 'release', pitch: 64 },
    ]);
  });

  it('moves and lengthens notes, and puts back what Escape lets go of', async () => {
    const { roll, canvas, x, y, committed } = await openRoll([note(60, 2, 2)]);
    const drag = (from: number, to: number, pitch: number, end: string) => {
      point('pointerdown', canvas, x(from), y(60));
      point('pointermove', canvas, x(to), y(pitch));
      if (end === 'pointerup') point('pointerup', canvas, x(to), y(pitch));
    };
    drag(2.5, 4.5, 62, 'pointerup');
    expect(committed()).toEqual([note(62, 4, 2)]);
    await roll.updateComplete;
    point('pointerdown', canvas, x(5.95), y(62));
    point('pointermove', canvas, x(6.95), y(62));
    point('pointerup', canvas, x(6.95), y(62));
    expect(committed()).toEqual([note(62, 4, 3)]);
    await roll.updateComplete;
    point('pointerdown', canvas, x(4.5), y(62));
    point('pointermove', canvas, x(8.5), y(66));
    expect(melodyOf(roll.piece).notes).toEqual([note(66, 8, 3)]);
    inside(roll, '.scroller').focus();
    await userEvent.keyboard('{Escape}');
    expect(melodyOf(roll.piece).notes).toEqual([note(62, 4, 3)]);
  });

  it('puts a frame around notes, adds to it with Shift, and removes by the secondary button', async () => {
    const notes = [note(60, 0), note(62, 4), note(67, 8)];
    const { roll, canvas, x, y, committed } = await openRoll(notes);
    roll.tool = 'select';
    await roll.updateComplete;
    point('pointerdown', canvas, x(3.5), y(63) - 8);
    point('pointermove', canvas, x(9.5), y(61));
    point('pointerup', canvas, x(9.5), y(61));
    expect([...roll.selected]).toEqual([notes[1]]);
    point('pointerdown', canvas, x(8.5), y(67), { shiftKey: true });
    point('pointerup', canvas, x(8.5), y(67), { shiftKey: true });
    expect(roll.selected).toEqual(new Set([notes[1], notes[2]]));
    point('pointerdown', canvas, x(0.5), y(60), { button: 2 });
    expect(committed()).toEqual([notes[1], notes[2]]);
  });

  it('lets a finger scroll over nothing, tap to add, and take hold of a note that is near', async () => {
    const { canvas, x, y, committed, actions } = await openRoll([note(60, 2, 2)]);
    const finger = { pointerType: 'touch' };
    point('pointerdown', canvas, x(8.5), y(64), finger);
    point('pointercancel', canvas, x(8.5), y(64), finger);
    expect(actions.filter(({ type }) => type === 'edit')).toEqual([]);
    point('pointerdown', canvas, x(8.5), y(64), finger);
    point('pointerup', canvas, x(8.5), y(64), finger);
    expect(committed()).toEqual([note(60, 2, 2), note(64, 8)]);
    point('pointerdown', canvas, x(2) - 4, y(60), finger);
    point('pointermove', canvas, x(3) - 4, y(60), finger);
    point('pointerup', canvas, x(3) - 4, y(60), finger);
    expect(committed()[0]).toEqual(note(60, 3, 2));
  });

  it('is read and edited by keys, and leads through the song by its ruler', async () => {
    const { roll, canvas, x, actions } = await openRoll([note(60, 0), note(64, 1)]);
    await userEvent.click(page.getByRole('application'), { position: { x: 60, y: 5 } });
    inside(roll, '.scroller').focus();
    await userEvent.keyboard('{Home}{PageDown}');
    await roll.updateComplete;
    expect(inside(roll, '[aria-live]').textContent).toContain('E4, bar 1, beat 2');
    await userEvent.keyboard('{ArrowUp}{Delete}');
    expect(melodyOf(roll.piece).notes).toEqual([note(60, 0)]);
    actions.length = 0;
    point('pointerdown', canvas, x(6.1), 10);
    point('pointerup', canvas, x(6.1), 10);
    expect(actions).toEqual([{ type: 'seek', beat: 6 }]);
  });
});

describe('the keyboard', () => {
  it('is played by several fingers, slides from key to key, and shows what sounds', async () => {
    const piano = await mount('gp-piano-keys', { octave: 4 });
    const actions = actionsOf(piano);
    const keys = inside(piano, '.keys');
    keys.setPointerCapture = () => undefined;
    await piano.updateComplete;
    const key = (pitch: number) => inside(piano, `[data-pitch="${pitch}"]`).getBoundingClientRect();
    const { left, top } = keys.getBoundingClientRect();
    const on = (type: string, pitch: number, pointerId: number) => {
      const box = key(pitch);
      point(type, keys, box.x - left + box.width / 2, box.y - top + box.height - 4, { pointerId });
    };
    on('pointerdown', 60, 1);
    on('pointerdown', 64, 2);
    on('pointermove', 62, 1);
    on('pointerup', 62, 1);
    on('pointerup', 64, 2);
    expect(
      actions.map((action) =>
        action.type === 'press' ? action.pitch : 'pitch' in action ? -action.pitch : null,
      ),
    ).toEqual([60, 64, -60, 62, -62, -64]);
    piano.show(new Set([60]));
    expect(piano.shadowRoot!.querySelectorAll('.on')).toHaveLength(1);
  });

  it('is reached by Tab, walked by arrows and struck by Enter', async () => {
    const piano = await mount('gp-piano-keys', { octave: 4 });
    const actions = actionsOf(piano);
    inside(piano, '.key[tabindex="0"]').focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(actions.map(({ type }) => type)).toEqual(['press', 'release']);
    await userEvent.click(page.getByRole('button', { name: 'An octave higher' }));
    expect(actions.at(-1)).toEqual({ type: 'octave', octave: 5 });
  });
});

describe('instruments', () => {
  it('are heard through the browser’s ports, those that come later, too', async () => {
    const port = (name: string): MIDIInput =>
      ({ name, state: 'connected', onmidimessage: null }) as unknown as MIDIInput;
    const inputs = new Map([['a', port('Small piano')]]);
    const access = { inputs, onstatechange: null } as unknown as MIDIAccess;
    const names: (readonly string[])[] = [];
    const keys: unknown[] = [];
    await new WebMidiInput(() => Promise.resolve(access)).open({
      onInputs: (list) => names.push(list),
      onKey: (message) => keys.push(message),
    });
    inputs.set('b', port('Large piano'));
    access.onstatechange!({} as MIDIConnectionEvent);
    for (const data of [
      [0x90, 60, 90],
      [0xb0, 1, 1],
      [0x80, 60, 0],
    ])
      inputs.get('b')!.onmidimessage!({ data: new Uint8Array(data) } as unknown as MIDIMessageEvent);
    expect(names).toEqual([['Small piano'], ['Small piano', 'Large piano']]);
    expect(keys).toEqual([
      { type: 'press', pitch: 60, velocity: 90 },
      { type: 'release', pitch: 60 },
    ]);
    expect(new WebMidiInput(undefined).isThere).toBe(false);
  });

  it('are asked for by a button that says what it does, and told of', async () => {
    const element = await mount('gp-midi-inputs', {});
    const actions = actionsOf(element);
    await userEvent.click(page.getByRole('button', { name: 'Connect a MIDI keyboard' }));
    expect(actions).toEqual([{ type: 'midi' }]);
    element.status = { type: 'open', names: ['Small piano'] };
    await expect.element(page.getByRole('status')).toHaveTextContent('Connected: Small piano');
    element.status = { type: 'absent', reason: 'This browser knows none.' };
    await expect.element(page.getByRole('status')).toHaveTextContent('This browser knows none.');
  });
});

describe('the arrangement', () => {
  it('says how many parts the next press makes, and lets each be locked, muted, tuned', async () => {
    const panel = await mount('gp-arrange-panel', {});
    const actions = actionsOf(panel);
    await userEvent.click(page.getByRole('radio', { name: 'Rock' }));
    await userEvent.click(page.getByRole('button', { name: 'Generate four parts' }));
    const { song } = emptyPiece('Test');
    const parts = ['Drums', 'Bass', 'Chords', 'Pad'].map((name) => ({
      ...song.tracks[0],
      name,
      isDrum: name === 'Drums',
    }));
    panel.piece = { song: { ...song, tracks: [...song.tracks, ...parts] }, bars: 4 };
    panel.locked = new Set(['bass', 'pad']);
    await expect.element(page.getByRole('button', { name: 'Generate two parts' })).toBeVisible();
    const chords = page.getByRole('group', { name: 'Chords' });
    await userEvent.click(chords.getByRole('button', { name: 'Lock' }));
    await userEvent.click(chords.getByRole('button', { name: 'Solo' }));
    await userEvent.selectOptions(chords.getByRole('combobox', { name: 'Instrument' }), 'Church organ');
    await userEvent.click(page.getByRole('button', { name: 'Another' }));
    panel.piece = { ...panel.piece, style: { genre: 'jazz', seed: 7 } };
    await expect.element(page.getByText('Jazz · variation 7')).toBeVisible();
    panel.locked = new Set(['drums', 'bass', 'chords', 'pad']);
    await expect.element(page.getByRole('button', { name: 'Another' })).toBeDisabled();
    await expect.element(page.getByText('All parts are locked')).toBeVisible();
    expect(actions).toEqual([
      { type: 'style', style: { genre: 'rock' } },
      { type: 'generate' },
      { type: 'lock', part: 'chords', isOn: true },
      { type: 'solo', track: 3, isOn: true },
      { type: 'program', track: 3, value: 19 },
      { type: 'style', style: { seed: 2 } },
      { type: 'generate' },
    ]);
  });
});

describe('bars and lists', () => {
  it('set the tempo, and put back what is no number', async () => {
    const bar = await mount('gp-transport-bar', { piece: emptyPiece('Test') });
    const actions = actionsOf(bar);
    const tempo = page.getByRole('spinbutton', { name: 'Tempo' });
    await userEvent.fill(tempo, '96');
    await userEvent.keyboard('{Tab}');
    expect(actions).toEqual([{ type: 'tempo', bpm: 96 }]);
    await userEvent.clear(tempo);
    await userEvent.keyboard('{Tab}');
    expect((tempo.element() as HTMLInputElement).value).toBe('120');
    bar.show(6);
    expect(inside(bar, '.place').textContent).toBe('bar 2, beat 3 · 3.0 s');
  });

  it('say what quantising would touch, and what is selected', async () => {
    const tools = await mount('gp-roll-tools', { selected: new Set<Note>() });
    const actions = actionsOf(tools);
    await userEvent.click(page.getByRole('button', { name: 'Align all' }));
    tools.selected = new Set([note(60, 0)]);
    await userEvent.click(page.getByRole('button', { name: 'Align 1 note' }));
    await userEvent.click(page.getByRole('button', { name: 'Delete' }));
    expect(actions.map(({ type }) => type)).toEqual(['quantise', 'quantise', 'delete']);
  });

  it('are one stop for Tab each, and walked by arrows', async () => {
    const sources = await mount('gp-song-sources', {});
    await sources.updateComplete;
    const stops = sources.shadowRoot!.querySelectorAll('[aria-label="Sample melodies"] button[tabindex="0"]');
    expect(stops).toHaveLength(1);
    (stops[0] as HTMLElement).focus();
    const focused = () => sources.shadowRoot!.activeElement?.getAttribute('aria-label');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(focused()).toBe('Listen to Ode to Joy');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Listen to Jingle Bells');
    expect(sources.shadowRoot!.querySelectorAll('.items button[tabindex="0"]')).toHaveLength(1);
  });

  it('offer sixteen samples to hear or to work on, and take files', async () => {
    const sources = await mount('gp-song-sources', {});
    const actions = actionsOf(sources);
    await userEvent.click(page.getByRole('button', { name: 'Listen to Ode to Joy' }));
    await userEvent.click(page.getByRole('button', { name: /^Ode to Joy/ }));
    expect(actions).toEqual([
      { type: 'hear', index: 1 },
      { type: 'sample', index: 1 },
    ]);
    expect(inside(sources, '[aria-label="Sample melodies"]').querySelectorAll('li')).toHaveLength(16);
    await userEvent.upload(page.getByLabelText('Open a MIDI file'), new File(['x'], 'x.mid'));
    expect(actions.at(-1)).toMatchObject({ type: 'import' });
  });
});

it('songs are stored, replaced and forgotten together', async () => {
  const storage = await IndexedDbSongs.open('music-test');
  const song = { id: 'a', ...emptyPiece('One'), savedAt: 1 };
  await storage.writeSongs(
    new Map([
      ['a', song],
      ['b', { ...song, id: 'b' }],
    ]),
  );
  await storage.writeSongs(
    new Map([
      ['a', { ...song, bars: 8 }],
      ['b', null],
    ]),
  );
  expect(await storage.listSongs()).toEqual([{ ...song, bars: 8 }]);
  storage.close();
  indexedDB.deleteDatabase('music-test');
});

it('the melody is continued by as many bars as fit, from what is chosen', async () => {
  const piece = withMelody(emptyPiece('Test'), [note(60, 0, 4)]);
  const panel = await mount('gp-extend-panel', { piece, extension: { ...FIRST_EXTENSION, bars: 99 } });
  const actions = actionsOf(panel);
  // 30 s are 15 bars at 120 bpm.
  await page.getByRole('button', { name: 'Continue the melody by 15 bars' }).click();
  await page.getByRole('spinbutton', { name: 'Add' }).fill('0');
  await userEvent.tab();
  await page.getByRole('combobox', { name: 'Choose from' }).selectOptions('top-k');
  Object.assign(panel, { extension: { ...FIRST_EXTENSION, limit: 'top-k' } });
  await page.getByRole('spinbutton', { name: 'Likeliest few' }).fill('3');
  await userEvent.tab();
  expect(actions).toEqual([
    { type: 'extend' },
    { type: 'extension', change: { bars: 1 } },
    { type: 'extension', change: { limit: 'top-k' } },
    { type: 'extension', change: { topK: 3 } },
  ]);
  Object.assign(panel, { piece: emptyPiece('Empty') });
  await expect.element(page.getByRole('button', { name: /^Continue/ })).toBeDisabled();
});
