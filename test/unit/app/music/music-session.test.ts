import { describe, expect, it } from 'vitest';
import { added } from '../../../../src/music/melody/edit-notes.ts';
import { readMidi } from '../../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import type { Song } from '../../../../src/music/song/song.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';
import { openMusic, settled } from './fake-music.ts';

const NONE = new Set<never>();

describe('editing', () => {
  it('shows what the hand holds, keeps what it lets go of, and takes it back and again', async () => {
    const { session, state, notes } = await openMusic();
    session.act({ type: 'new' });
    const edited = added([], [noteOf(60, 0)]);
    session.act({ type: 'edit', edited, isHeld: true });
    expect(notes()).toEqual([]);
    expect(state().held?.song.tracks[0].notes).toEqual([noteOf(60, 0)]);
    session.act({ type: 'put-back', notes: NONE });
    expect(state().held).toBeNull();
    session.act({ type: 'edit', edited });
    expect(notes()).toEqual([noteOf(60, 0)]);
    session.act({ type: 'undo' });
    expect(notes()).toEqual([]);
    session.act({ type: 'redo' });
    expect(notes()).toEqual([noteOf(60, 0)]);
  });

  it('takes a row of the same small steps back as one, and a step that changes nothing not at all', async () => {
    const { session, state, notes } = await openMusic();
    session.act({ type: 'new' });
    session.act({ type: 'edit', edited: added([], [noteOf(60, 0)]) });
    for (const velocity of [90, 100, 110]) session.act({ type: 'velocity', velocity });
    expect(notes()[0].velocity).toBe(110);
    const [note] = notes();
    session.act({ type: 'edit', edited: { notes: [{ ...note }], selected: new Set([note]) } });
    expect(state().history.past).toHaveLength(2);
    session.act({ type: 'undo' });
    expect(notes()[0].velocity).toBe(80);
  });

  it('grows by bars with its notes, and is cut where it is made shorter', async () => {
    const { session, state, notes } = await openMusic();
    session.act({ type: 'new' });
    expect(state().history.present.bars).toBe(4);
    session.act({ type: 'edit', edited: added([], [noteOf(60, 15, 4), noteOf(62, 30)]) });
    expect(state().history.present.bars).toBe(8);
    session.act({ type: 'bars', bars: 4 });
    expect(notes()).toEqual([noteOf(60, 15, 1)]);
    session.act({ type: 'undo' });
    expect(notes()).toHaveLength(2);
    session.act({ type: 'bars', bars: 20 });
    expect(state().history.present.bars).toBe(20);
  });

  it('says what a shorter length cuts off, and which lengths there are', async () => {
    const { session, state, notes } = await openMusic();
    const said = () => state().notices.map(({ text }) => text);
    session.act({ type: 'bars', bars: 4 });
    expect(said()).toEqual(['28 notes behind bar 4 went with the length.']);
    state().notices[0].action!.run();
    expect(notes()).toHaveLength(42);
    expect(said()).toEqual([]);
    for (const bars of [0, 257]) {
      session.act({ type: 'bars', bars });
      expect(said()).toEqual(['A song has 1 to 256 bars: its length stays 12 bars.']);
    }
    expect(state().history.present.bars).toBe(12);
  });

  it('copies, and pastes on the line before where one is', async () => {
    const { session, notes } = await openMusic();
    session.act({ type: 'new' });
    session.act({ type: 'edit', edited: added([], [noteOf(60, 0), noteOf(62, 1)]) });
    session.act({ type: 'select-all' });
    session.act({ type: 'copy' });
    session.act({ type: 'seek', beat: 8.1 });
    session.act({ type: 'paste' });
    expect(notes().map(({ onset }) => onset)).toEqual([0, 1, 8, 9]);
    session.act({ type: 'delete' });
    expect(notes()).toHaveLength(2);
  });

  it('quantises by the strength, and sets the tempo within limits', async () => {
    const { session, state, notes } = await openMusic();
    session.act({ type: 'new' });
    session.act({ type: 'edit', edited: added([], [noteOf(60, 0.1)]) });
    session.act({ type: 'grid', grid: '1/4' });
    session.act({ type: 'strength', strength: 0 });
    session.act({ type: 'quantise' });
    expect(notes()[0].onset).toBeCloseTo(0.1);
    session.act({ type: 'strength', strength: 1 });
    session.act({ type: 'quantise' });
    expect(notes()[0].onset).toBe(0);
    session.act({ type: 'tempo', bpm: 1000 });
    expect(state().history.present.song.tempos[0].bpm).toBe(300);
    session.act({ type: 'tempo', bpm: Number.NaN });
    expect(state().history.present.song.tempos[0].bpm).toBe(300);
  });
});

describe('playing', () => {
  it('goes on where it was paused, begins anew after a stop, and hears edits at once', async () => {
    const { session, player, state } = await openMusic();
    session.act({ type: 'play' });
    await settled();
    expect(state().phase).toBe('playing');
    player.beat = 6;
    session.act({ type: 'tempo', bpm: 90 });
    expect(player.loaded.at(-1)!.tempos[0].bpm).toBe(90);
    session.act({ type: 'pause' });
    expect([state().phase, player.state, session.transport.beat]).toEqual(['paused', 'stopped', 6]);
    session.act({ type: 'play' });
    await settled();
    expect(player.beat).toBe(6);
    session.act({ type: 'stop' });
    expect([state().phase, session.transport.beat]).toEqual(['stopped', 0]);
  });

  it('is over at the end, loops over whole bars, and clicks', async () => {
    const { session, player, state } = await openMusic();
    session.act({ type: 'switch', name: 'loops', isOn: true });
    session.act({ type: 'switch', name: 'metronome', isOn: true });
    session.act({ type: 'play' });
    await settled();
    expect(player.loop).toEqual({ from: 0, to: 48 });
    expect(player.metronome).toBe(true);
    session.act({ type: 'switch', name: 'loops', isOn: false });
    expect(player.loop).toBeNull();
    player.onEnded!();
    expect(state().phase).toBe('stopped');
  });

  it('lets a sample be heard in place of the song, whose place stays', async () => {
    const { session, player, state } = await openMusic();
    session.act({ type: 'seek', beat: 4 });
    session.act({ type: 'hear', index: 1 });
    await settled();
    expect([state().heard, player.loaded.at(-1)!.title, player.beat]).toEqual([1, 'Ode to Joy', 0]);
    player.beat = 9;
    expect(session.transport.beat).toBe(4);
    session.act({ type: 'play' });
    await settled();
    expect([state().heard, player.beat]).toEqual([null, 4]);
  });

  it('lets the last of two wishes hold, whichever is ready first', async () => {
    const { session, state, player } = await openMusic();
    session.act({ type: 'play' });
    session.act({ type: 'stop' });
    await settled();
    expect([state().phase, player.state]).toEqual(['stopped', 'stopped']);
  });

  it('says why nothing can be heard, and tries again', async () => {
    let refusals = 2;
    const music = await openMusic();
    const { session, state } = await openMusic({
      loadPlayer: () =>
        refusals-- > 0 ? Promise.reject(new Error('no device')) : Promise.resolve(music.player),
    });
    session.warmUp();
    await settled();
    expect(state().notices).toEqual([]);
    session.act({ type: 'play' });
    await settled();
    expect(state().notices.map(({ text }) => text)).toEqual(['Nothing can be heard: no device']);
    session.act({ type: 'play' });
    await settled();
    expect(state().phase).toBe('playing');
  });
});

describe('recording', () => {
  it('counts in, takes what is held by then, and adds what was played to the melody', async () => {
    const { session, player, state, notes } = await openMusic();
    session.act({ type: 'new' });
    session.act({ type: 'seek', beat: 4 });
    session.act({ type: 'record' });
    await settled();
    expect(state().phase).toBe('count-in');
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    player.click(2);
    expect(state().count).toBe(2);
    player.counted();
    await settled();
    expect(state().count).toBe(0);
    expect([state().phase, player.isEndless, player.beat]).toEqual(['recording', true, 4]);
    player.beat = 5;
    session.act({ type: 'release', pitch: 60 });
    session.act({ type: 'press', pitch: 64, velocity: 80 });
    player.beat = 6.5;
    expect(session.recorded).toEqual([noteOf(60, 4), noteOf(64, 5, 1.5)]);
    session.act({ type: 'pause' });
    expect(notes()).toEqual([noteOf(60, 4), noteOf(64, 5, 1.5)]);
    session.act({ type: 'undo' });
    expect(notes()).toEqual([]);
  });

  it('ends what is held when one goes elsewhere in the song', async () => {
    const { session, player } = await openMusic();
    session.act({ type: 'switch', name: 'countsIn', isOn: false });
    session.act({ type: 'record' });
    await settled();
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    player.beat = 1;
    session.act({ type: 'seek', beat: 20 });
    session.act({ type: 'release', pitch: 60 });
    expect(session.recorded).toEqual([noteOf(60, 0)]);
  });

  it('that is ended while it counts in records nothing', async () => {
    const { session, player, state, notes } = await openMusic();
    session.act({ type: 'record' });
    await settled();
    session.act({ type: 'pause' });
    player.counted();
    await settled();
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    expect([state().phase, session.recorded.length, notes().length]).toEqual(['paused', 0, 42]);
  });

  it('belongs to the song that it was made in', async () => {
    const { session, player, state, titles, notes } = await openMusic();
    session.act({ type: 'switch', name: 'countsIn', isOn: false });
    session.act({ type: 'new' });
    session.act({ type: 'record' });
    await settled();
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    player.beat = 2;
    session.act({ type: 'sample', index: 1 });
    expect(titles().toSorted()).toEqual(['New song', 'Ode to Joy']);
    expect(state().phase).toBe('stopped');
    session.act({ type: 'open', id: state().songs.find(({ song }) => song.title === 'New song')!.id });
    await settled();
    expect(notes()).toHaveLength(1);
  });
});

describe('instruments', () => {
  it('are asked for by hand, named, and played', async () => {
    const { session, midi, player, state } = await openMusic();
    expect(midi.listener).toBeNull();
    session.act({ type: 'midi' });
    await settled();
    midi.listener!.onInputs(['Small piano']);
    expect(state().midi).toEqual({ type: 'open', names: ['Small piano'] });
    midi.listener!.onKey({ type: 'press', pitch: 60, velocity: 99 });
    await settled();
    expect([...player.sounding]).toEqual([60]);
    expect(player.expected).toEqual([0]);
    // It is pulled out.
    midi.listener!.onInputs([]);
    expect([...player.sounding]).toEqual([]);
  });

  it('may be unknown to the browser, or be refused', async () => {
    const { session, midi, state } = await openMusic();
    midi.isThere = false;
    session.act({ type: 'midi' });
    expect(state().midi.type).toBe('absent');
    midi.isThere = true;
    midi.refusal = new Error('not allowed');
    session.act({ type: 'midi' });
    await settled();
    expect(state().midi).toEqual({
      type: 'refused',
      reason: 'The browser gives no access to MIDI instruments: not allowed',
    });
  });
});

describe('songs', () => {
  it('are kept from their first change on; one that is left as it was opened is not', async () => {
    const { session, titles, again } = await openMusic();
    expect(titles()).toEqual(['Twinkle, Twinkle, Little Star']);
    session.act({ type: 'sample', index: 1 });
    expect(titles()).toEqual(['Ode to Joy']);
    session.act({ type: 'rename', title: 'Mine' });
    session.act({ type: 'new' });
    session.act({ type: 'edit', edited: added([], [noteOf(60, 0)]) });
    expect(titles()).toEqual(['New song', 'Mine']);
    await settled();
    const next = await again();
    expect(next.titles()).toEqual(['New song', 'Mine']);
    expect(next.notes()).toEqual([noteOf(60, 0)]);
  });

  it('are duplicated under names of their own, removed, and put back', async () => {
    const { session, titles, state, again } = await openMusic();
    session.act({ type: 'rename', title: 'Mine' });
    const [{ id }] = state().songs;
    session.act({ type: 'duplicate', id });
    expect(titles()).toEqual(['Mine copy', 'Mine']);
    session.act({ type: 'remove', id: state().songId });
    await settled();
    expect(titles()).toEqual(['Mine']);
    expect(state().songId).toBe(id);
    state().notices.at(-1)!.action!.run();
    await settled();
    expect(titles()).toEqual(['Mine copy', 'Mine']);
    await settled();
    expect((await again()).titles()).toEqual(['Mine copy', 'Mine']);
  });

  it('leave what another version has stored as it is, and begin anew beside it', async () => {
    const first = await openMusic();
    await first.storage.writeSongs(new Map([['odd', { id: 'odd', song: 'in another shape' } as never]]));
    const { titles } = await openMusic({ storage: first.storage });
    expect(titles()).toContain('Twinkle, Twinkle, Little Star');
    expect(await first.storage.listSongs()).toContainEqual({ id: 'odd', song: 'in another shape' });
  });

  it('are opened once, however often they are clicked', async () => {
    const first = await openMusic();
    first.session.act({ type: 'rename', title: 'Mine' });
    first.session.act({ type: 'new' });
    first.session.act({ type: 'rename', title: 'Other' });
    await settled();
    const claimed = new Set<string>();
    const released: string[] = [];
    // As the browser's locks: what has been asked for is not given a second time.
    const claim = async (song: string): Promise<boolean> => {
      const isFree = !claimed.has(song);
      claimed.add(song);
      await settled();
      return isFree;
    };
    const { session, state, titles } = await openMusic({
      ...first.platform,
      claims: { ...first.platform.claims, claim, release: (song) => void released.push(song) },
    });
    await settled();
    const before = titles().length;
    const other = state().songs.find((song) => song.id !== state().songId)!.id;
    session.act({ type: 'open', id: other });
    session.act({ type: 'open', id: other });
    await expect.poll(() => state().songId).toBe(other);
    await settled();
    expect(titles()).toHaveLength(before);
    expect(state().notices).toEqual([]);

    // Left before it was there: it is another tab's to take.
    const [open, left] = [other, state().songs.find((song) => song.id !== other)!.id];
    claimed.delete(left);
    session.act({ type: 'open', id: left });
    session.act({ type: 'new' });
    await settled();
    await settled();
    expect([open, left]).not.toContain(state().songId);
    expect(released).toContain(left);
  });

  it('that are open in another tab are gone on with as a copy', async () => {
    const first = await openMusic();
    first.session.act({ type: 'rename', title: 'Mine' });
    await settled();
    const { titles, state } = await openMusic({
      ...first.platform,
      claims: { ...first.platform.claims, claim: (id) => Promise.resolve(id !== first.state().songId) },
    });
    await settled();
    expect(titles()).toEqual(['Mine copy', 'Mine']);
    expect(state().notices[0].text).toBe('“Mine” is open in another tab: this is a copy.');
  });
});

describe('files', () => {
  const file = (song: Song, name = 'tune.mid'): File =>
    new File([writeMidi(song) as Uint8Array<ArrayBuffer>], name);
  const read = async (...files: File[]) => {
    const music = await openMusic();
    const before = music.state();
    music.session.act({ type: 'import', files });
    await expect.poll(() => music.state()).not.toBe(before);
    return music;
  };

  it('with one track become a song at once, from its first bar on', async () => {
    const { titles, notes } = await read(file(songOf([noteOf(60, 9)], { title: '' })));
    expect(titles()[0]).toBe('tune');
    expect(notes()).toEqual([noteOf(60, 1)]);
  });

  it('with several are asked for the melody', async () => {
    const song = songOf([noteOf(36, 0)], { name: 'Bass', program: 33 });
    const tune = songOf([noteOf(72, 0), noteOf(74, 1)], { name: 'Tune' }).tracks[0];
    const { session, state, notes } = await read(file({ ...song, tracks: [...song.tracks, tune] }));
    expect(state().choice!.likeliest).toBe(1);
    session.act({ type: 'track', index: null });
    expect([state().choice, notes().length]).toEqual([null, 42]);
  });

  it.each([
    ['that are none', new File(['no music'], 'a.mid'), /^a\.mid: byte 0: must begin with "MThd"/],
    ['that are silent', file(songOf([])), /^tune\.mid: notes: must be at least one: it is silent$/],
    [
      'of models that are none',
      new File(['x'], 'a.gpm'),
      /^a.gpm: .* no music model. Choose another file, or/,
    ],
    [
      'of models, too large',
      new File([new Uint8Array(9e6)], 'a.gpm'),
      /^a.gpm: size: must be at most 8 MB. /,
    ],
    ['of drums alone', file(songOf([noteOf(36, 0)], { isDrum: true })), /there is no melody in it$/],
  ])('%s are refused in one line', async (_, bad, words) => {
    const { state, titles } = await read(bad);
    expect(state().notices.map(({ text }) => text)).toEqual([expect.stringMatching(words)]);
    expect(titles()).toEqual(['Twinkle, Twinkle, Little Star']);
  });

  it('of sound are what is heard', async () => {
    const { session, saved, state } = await openMusic();
    session.act({ type: 'export', format: 'wav' });
    expect(state().isRendering).toBe(true);
    await expect.poll(() => saved.map(({ name }) => name)).toEqual(['twinkle-twinkle-little-star.wav']);
    expect([state().isRendering, saved[0].content.size]).toEqual([false, 1]);
  });

  it('that cannot be rendered are said to be so', async () => {
    const { session, state } = await openMusic({
      renderWav: () => Promise.reject(new RangeError('it takes too long')),
    });
    session.act({ type: 'export', format: 'wav' });
    await expect
      .poll(() => state().notices.map(({ text }) => text))
      .toEqual(['The song could not be saved as sound: it takes too long']);
    expect(state().isRendering).toBe(false);
  });

  it('come out as they went in', async () => {
    const { session, saved, notes } = await openMusic();
    session.act({ type: 'export', format: 'midi' });
    expect(saved[0].name).toBe('twinkle-twinkle-little-star.mid');
    const song = readMidi(new Uint8Array(await saved[0].content.arrayBuffer()), 'x');
    expect(song.tracks[0].notes).toEqual(notes());
  });
});
