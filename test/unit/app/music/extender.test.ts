import { describe, expect, it } from 'vitest';
import { endOf } from '../../../../src/app/music/state/own-song.ts';
import { openMusic } from './fake-music.ts';

describe('a melody', () => {
  it('is continued by so many bars, in a step that is taken back at once', async () => {
    const { session, state, notes } = await openMusic();
    const before = notes();
    session.act({ type: 'extension', change: { bars: 3, take: 7 } });
    session.act({ type: 'extend' });
    expect(state().isExtending).toBe(true);
    await expect.poll(() => state().isExtending).toBe(false);
    expect(notes().slice(0, before.length)).toEqual(before);
    const { present } = state().history;
    expect(present.bars).toBe(15);
    const last = notes().at(-1)!;
    expect(last.onset + last.duration).toBe(endOf(present));
    expect(state().selected).toEqual(new Set(notes().slice(before.length)));
    expect(state().lookAt).toEqual(notes().slice(before.length));
    expect(session.transport.beat).toBe(48);
    session.act({ type: 'undo' });
    expect(notes()).toEqual(before);
    expect(state().history.present.bars).toBe(12);
    // As often as one likes, but by 30 s at a time.
    session.act({ type: 'extension', change: { bars: 500 } });
    session.act({ type: 'extend' });
    await expect.poll(() => state().history.present.bars).toBe(24);
  });

  it('leaves one in the song when it is taken back, where what is made is heard', async () => {
    const { session, player, state } = await openMusic();
    const extended = async () => {
      session.act({ type: 'extend' });
      await expect.poll(() => state().isExtending).toBe(false);
    };
    await extended();
    session.act({ type: 'seek', beat: 60 });
    session.act({ type: 'undo' });
    expect(session.transport.beat).toBe(0);
    await extended();
    session.act({ type: 'undo' });
    expect(session.transport.beat).toBe(0);
    session.act({ type: 'generate' });
    await expect.poll(() => state().phase).toBe('playing');
    expect(player.beat).toBe(0);
  });

  it('gets parts that are heard from the beginning, unless somebody has gone to a place', async () => {
    const { session, player, state } = await openMusic();
    session.act({ type: 'extend' });
    await expect.poll(() => session.transport.beat).toBe(48);
    session.act({ type: 'generate' });
    await expect.poll(() => state().phase).toBe('playing');
    expect(player.beat).toBe(0);
    session.act({ type: 'stop' });
    session.act({ type: 'seek', beat: 48 });
    session.act({ type: 'generate' });
    await expect.poll(() => state().phase).toBe('playing');
    expect(player.beat).toBe(48);
  });

  it('waits for the hand that holds a note, and goes on behind what it has made', async () => {
    const { session, state, notes } = await openMusic();
    const before = notes();
    const drawn = { pitch: 72, velocity: 80, onset: 1, duration: 1 };
    const edited = { notes: [...before, drawn], selected: new Set([drawn]) };
    session.act({ type: 'extend' });
    session.act({ type: 'edit', edited, isHeld: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state().isExtending).toBe(true);
    expect(notes()).toEqual(before);
    session.act({ type: 'edit', edited, isHeld: false });
    await expect.poll(() => state().isExtending).toBe(false);
    expect(notes()).toContainEqual(drawn);
    expect(notes().length).toBeGreaterThan(before.length + 1);
  });

  it('gets parts that nobody hears who has gone away meanwhile', async () => {
    const { session, state } = await openMusic();
    session.act({ type: 'generate' });
    session.rest();
    await expect.poll(() => state().history.present.song.tracks.length).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(state().phase).not.toBe('playing');
  });

  it('must be there first; what does not arrive is said', async () => {
    let refusals = 1;
    const working = await openMusic();
    const { session, state } = await openMusic({
      extend: (genre, options) =>
        refusals-- > 0 ? Promise.reject(new Error('no network')) : working.platform.extend(genre, options),
    });
    const said = () => state().notices.map(({ text }) => text);
    session.act({ type: 'extend' });
    await expect.poll(said).toEqual(['The melody could not be continued in pop: no network']);
    session.act({ type: 'new' });
    session.act({ type: 'extend' });
    await expect.poll(said).toEqual(['There is no melody to continue yet: draw, record or choose one.']);
    expect(state().isExtending).toBe(false);
  });
});
