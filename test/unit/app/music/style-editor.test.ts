import { describe, expect, it } from 'vitest';
import { isLastStep, marksOf } from '../../../../src/app/music/state/style-edit.ts';
import { pieceInView } from '../../../../src/app/music/state/music-state.ts';
import { openMusic } from './fake-music.ts';

/** A music tab in which notes are shown one by one, as the test says. */
async function openStepped() {
  const waiting: (() => void)[] = [];
  const showNote = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const opened = await openMusic({ showNote });
  const { session, state } = opened;
  const shown = () => pieceInView(state()).song.tracks[0].notes;
  const begin = async (): Promise<void> => {
    waiting.length = 0;
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => waiting.length).toBe(1);
  };
  /** The next note comes. */
  const next = async (): Promise<void> => {
    waiting.shift()!();
    await expect.poll(() => waiting.length).toBe(1);
  };
  return { ...opened, shown, begin, next };
}

describe('an edit in style', () => {
  it('changes the melody note by note, in a step that is taken back at once', async () => {
    const { session, state, notes } = await openMusic();
    const before = notes();
    session.act({ type: 'style-edit', change: { iterations: 9, mostAdded: 5, mostRemoved: 0.1, take: 3 } });
    session.act({ type: 'edit-in-style' });
    expect(state().isEditing).toBe(true);
    await expect.poll(() => state().isEditing).toBe(false);
    const { styleRun, history } = state();
    expect(styleRun).toMatchObject({ genre: 'pop', isRunning: false, edits: 9, iterations: 9, mostAdded: 5 });
    expect(styleRun!.mostRemoved).toBe(Math.round(0.1 * before.length));
    const marks = marksOf(styleRun, history.present)!;
    expect(marks.added.size).toBe(styleRun!.added);
    expect(marks.removed).toHaveLength(styleRun!.removed);
    expect(notes()).not.toEqual(before);
    session.act({ type: 'undo' });
    expect(notes()).toEqual(before);
    expect(marksOf(styleRun, state().history.present)).toBeNull();
    // The same take, the same edit; and its outcome is what others begin with.
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(notes()).toEqual(styleRun!.notes);
    session.act({ type: 'extend' });
    await expect.poll(() => state().isExtending).toBe(false);
    expect(notes().slice(0, styleRun!.notes.length)).toEqual(styleRun!.notes);
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(notes().length).toBeGreaterThan(0);
  });

  it('shows each note before it is a step, and stops where it is told to', async () => {
    const { session, state, notes, shown, begin, next } = await openStepped();
    const before = notes();
    await begin();
    await next();
    expect(state().styleRun).toMatchObject({ edits: 2, isRunning: true });
    expect(shown()).toBe(state().styleRun!.notes);
    expect(notes()).toBe(before);
    session.act({ type: 'stop-editing' });
    expect(state()).toMatchObject({ isEditing: false, held: null });
    expect(state().styleRun).toMatchObject({ edits: 2, isRunning: false });
    expect(notes()).toBe(state().styleRun!.notes);
    session.act({ type: 'undo' });
    expect(notes()).toBe(before);
  });

  it('ends before anything else is done to the melody, and goes on while it is only heard', async () => {
    const { session, state, notes, begin } = await openStepped();
    const before = notes();
    await begin();
    session.act({ type: 'play' });
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    expect(state().isEditing).toBe(true);
    session.act({ type: 'undo' });
    expect(state().isEditing).toBe(false);
    expect(notes()).toBe(before);
    session.act({ type: 'redo' });
    expect(notes()).toBe(state().styleRun!.notes);

    await begin();
    const edited = state().styleRun!.notes;
    const { songId } = state();
    session.act({ type: 'new' });
    expect(state().songs.find(({ id }) => id === songId)!.song.tracks[0].notes).toEqual(edited);
    expect(notes()).toEqual([]);
  });

  it('stays in its song, whatever opens another', async () => {
    const { session, state, notes, begin, next } = await openStepped();
    const first = state().songId;
    session.act({ type: 'rename', title: 'First' });
    session.act({ type: 'sample', index: 3 });
    session.act({ type: 'rename', title: 'Second' });
    const second = state().songId;
    session.act({ type: 'open', id: first });
    await expect.poll(() => state().songId).toBe(first);
    const before = notes();
    session.act({ type: 'remove', id: first });
    await expect.poll(() => state().songId).toBe(second);
    await begin();
    await next();
    const edited = state().styleRun!.notes;
    state().notices.at(-1)!.action!.run();
    await expect.poll(() => state().songId).toBe(first);
    expect(notes()).toEqual(before);
    expect(state()).toMatchObject({ isEditing: false, styleRun: null });
    expect(state().songs.find(({ id }) => id === second)!.song.tracks[0].notes).toEqual(edited);
  });

  it('is gone to with its first note, and at its end to the first of the song, but not from under a hand', async () => {
    const { session, state, begin, next } = await openStepped();
    await begin();
    const first = state().lookAt;
    expect(first.length).toBeGreaterThan(0);
    await next();
    expect(state().lookAt).toBe(first);
    session.act({ type: 'select', notes: new Set() });
    expect(state()).toMatchObject({ isEditing: false });
    expect(state().lookAt).toBe(first);
    await begin();
    await next();
    session.act({ type: 'stop-editing' });
    const { marks } = state().styleRun!;
    expect(state().lookAt).toHaveLength(marks.added.size + marks.removed.length + marks.resized.size);
    const onsets = state().lookAt.map(({ onset }) => onset);
    expect(onsets).toEqual(onsets.toSorted((a, b) => a - b));
    session.act({ type: 'new' });
    expect(state().lookAt).toEqual([]);
  });

  it('can be taken back, and is marked, after another song was open', async () => {
    const { session, state, notes } = await openMusic();
    const before = notes();
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    const { songId } = state();
    session.act({ type: 'sample', index: 3 });
    expect(state().styleRun).toBeNull();
    session.act({ type: 'open', id: songId });
    await expect.poll(() => state().songId).toBe(songId);
    expect(marksOf(state().styleRun, state().history.present)).not.toBeNull();
    expect(isLastStep(state().styleRun, state().history)).toBe(true);
    session.act({ type: 'undo' });
    expect(notes()).toEqual(before);
  });

  it('is offered to be taken back until something else is done', async () => {
    const { session, state } = await openMusic();
    const isOffered = () => isLastStep(state().styleRun, state().history);
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(isOffered()).toBe(true);
    session.act({ type: 'tempo', bpm: 77 });
    expect(isOffered()).toBe(false);
    expect(marksOf(state().styleRun, state().history.present)).not.toBeNull();
  });

  it('is shown as a whole to whoever wants no motion', async () => {
    const { session, state } = await openMusic({ showsMotion: () => false });
    const held: unknown[] = [];
    session.store.subscribe(() => held.push(state().held));
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(held.every((piece) => piece === null)).toBe(true);
    expect(state().styleRun!.edits).toBeGreaterThan(0);
  });

  it('needs a melody; what does not arrive is said, and asked for again', async () => {
    let refusals = 1;
    const working = await openMusic();
    const { session, state } = await openMusic({
      loadStyleEditor: () =>
        refusals-- > 0 ? Promise.reject(new Error('no network')) : working.platform.loadStyleEditor(),
    });
    const said = () => state().notices.map(({ text }) => text);
    session.act({ type: 'edit-in-style' });
    await expect.poll(said).toEqual(['The melody could not be edited: no network']);
    session.act({ type: 'new' });
    session.act({ type: 'edit-in-style' });
    await expect.poll(said).toEqual(['There is no melody to edit yet: draw, record or choose one.']);
    expect(state().isEditing).toBe(false);
  });

  it('is marked until parts are made', async () => {
    const { session, state } = await openMusic();
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(marksOf(state().styleRun, state().history.present)).not.toBeNull();
    session.act({ type: 'generate' });
    await expect.poll(() => state().isMaking).toBe(false);
    expect(marksOf(state().styleRun, state().history.present)).toBeNull();
  });

  it('changes nothing where nothing may change', async () => {
    const { session, state, notes } = await openMusic();
    const before = notes();
    session.act({ type: 'style-edit', change: { mostAdded: 0, mostRemoved: 0 } });
    session.act({ type: 'edit-in-style' });
    await expect.poll(() => state().isEditing).toBe(false);
    expect(notes()).toBe(before);
    expect(state().history.past).toEqual([]);
    expect(state().styleRun!.edits).toBe(0);
    expect(isLastStep(state().styleRun, state().history)).toBe(false);
  });
});

describe('the network, asked about a place', () => {
  it('says what it expects there: of the selected note, or where one is in the song', async () => {
    const { session, state, notes } = await openMusic();
    session.act({ type: 'select', notes: new Set([notes()[3]]) });
    session.act({ type: 'ask-place', atPlayhead: false });
    await expect.poll(() => state().place?.beat).toBe(notes()[3].onset);
    const { thoughts } = state().place!;
    expect(thoughts.find(({ isNow }) => isNow)!.what).toBe(notes()[3].pitch);
    const chances = thoughts.map(({ chance }) => chance);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances.reduce((a, b) => a + b)).toBeLessThanOrEqual(1 + 1e-9);
    session.notices.show({ tone: 'warning', kind: 'bars', text: 'Two notes went.' });
    session.act({ type: 'ask-place', atPlayhead: false });
    expect(state().notices.map(({ text }) => text)).toEqual(['Two notes went.']);
    session.act({ type: 'seek', beat: 9.5 });
    session.act({ type: 'ask-place', atPlayhead: true });
    await expect.poll(() => state().place?.beat).toBe(9.5);
  });
});
