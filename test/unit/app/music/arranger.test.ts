import { describe, expect, it } from 'vitest';
import { GENRE_FACTS } from '../../../../src/music/corpus/genre.ts';
import { silentTracks } from '../../../../src/app/music/state/music-state.ts';
import { partsOf } from '../../../../src/app/music/state/own-song.ts';
import { PARTS } from '../../../../src/music/roll/roll-layout.ts';
import { writeMidi } from '../../../../src/music/midi/write-midi.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';
import { openMusic } from './fake-music.ts';

/** A song with four parts, made and heard. */
async function arranged() {
  const music = await openMusic();
  const parts = () => partsOf(music.state().history.present);
  const generate = async () => {
    music.session.act({ type: 'generate' });
    await expect.poll(() => music.state().isMaking).toBe(false);
  };
  await generate();
  return { ...music, parts, generate };
}

describe('what plays along', () => {
  it.each([
    [1, 2],
    [99_999, 1],
  ])('is foreseen, and the variation behind it too (%d, %d): they are what comes', async (seed, another) => {
    const { session, player, state } = await openMusic();
    session.act({ type: 'style', style: { seed } });
    const parts = () => partsOf(state().history.present);
    session.warmUp();
    await expect.poll(() => player.foreseen).toHaveLength(2);
    const [now, next] = player.foreseen.map(({ tracks }) => tracks.slice(1));
    expect(next).not.toEqual(now);
    expect(parts()).toEqual([]);
    session.act({ type: 'generate' });
    await expect.poll(() => state().isMaking).toBe(false);
    expect(parts()).toEqual(now);
    session.act({ type: 'style', style: { seed: another } });
    session.act({ type: 'generate' });
    await expect.poll(() => state().isMaking).toBe(false);
    expect(parts()).toEqual(next);
  });

  it('is made in four parts on the instruments of the genre, is heard, and taken back', async () => {
    const { parts, state, player, session } = await arranged();
    const { programs } = GENRE_FACTS.pop;
    expect(parts().map(({ name, program }) => [name, program])).toEqual([
      ['Drums', 0],
      ['Bass', programs.bass],
      ['Chords', programs.chords],
      ['Pad', programs.pad],
    ]);
    expect(parts().some(({ notes }) => notes.length > 0)).toBe(true);
    expect(state().history.present.style).toEqual({ genre: 'pop', seed: 1 });
    await expect.poll(() => state().phase).toBe('playing');
    expect(player.loaded.at(-1)!.tracks).toHaveLength(5);
    session.act({ type: 'undo' });
    expect(parts()).toEqual([]);
  });

  it('ends with the song, also within what is made at once', async () => {
    const { parts, session, generate } = await arranged();
    session.act({ type: 'bars', bars: 3 });
    await generate();
    const ends = parts().flatMap(({ notes }) => notes.map(({ onset, duration }) => onset + duration));
    expect(ends.every((end) => end <= 12)).toBe(true);
  });

  it('is the same by the same seed, and other by another; locked parts stay', async () => {
    const { parts, session, generate } = await arranged();
    const first = parts();
    await generate();
    expect(parts()).toEqual(first);
    session.act({ type: 'lock', part: 'drums', isOn: true });
    session.act({ type: 'style', style: { seed: 2 } });
    await generate();
    expect(parts()[0]).toBe(first[0]);
    expect(parts().slice(1)).not.toEqual(first.slice(1));
  });

  it('has the kit and the volumes of its genre, the melody too; its instrument stays', async () => {
    const { parts, state, session, generate } = await arranged();
    const volumes = () => state().history.present.song.tracks.map(({ volume }) => volume);
    const { melody, drums, bass, chords, pad } = GENRE_FACTS.pop.volumes;
    expect(volumes()).toEqual([melody, drums, bass, chords, pad]);
    expect(state().history.present.song.tracks[0].program).toBe(0);
    session.act({ type: 'style', style: { genre: 'symphony' } });
    await generate();
    expect(parts()[0]).toMatchObject({ name: 'Percussion', isDrum: true, program: 48 });
    expect(volumes()[4]).toBe(GENRE_FACTS.symphony.volumes.pad);
  });

  it('keeps chosen instruments and volumes, also in another genre', async () => {
    const { parts, session, generate } = await arranged();
    session.act({ type: 'program', track: 2, value: 38 });
    session.act({ type: 'volume', track: 2, value: 50 });
    await generate();
    expect(parts()[1]).toMatchObject({ program: 38, volume: 50 });
    session.act({ type: 'style', style: { genre: 'jazz' } });
    await generate();
    expect(parts()[1]).toMatchObject({ program: 38, volume: 50 });
    expect(parts()[2].program).toBe(GENRE_FACTS.jazz.programs.chords);
  });

  it('is chosen again for the next parts when it comes back', async () => {
    const { session, state, generate } = await arranged();
    session.act({ type: 'style', style: { genre: 'jazz', seed: 2 } });
    await generate();
    session.act({ type: 'undo' });
    expect(state().style).toEqual({ genre: 'pop', seed: 1 });
    session.act({ type: 'redo' });
    expect(state().style).toEqual({ genre: 'jazz', seed: 2 });
  });

  it('is silent where it is muted, and beside what is solo', async () => {
    const { session, state } = await arranged();
    session.act({ type: 'mute', track: 3, isOn: true });
    expect([...silentTracks(state())]).toEqual([3]);
    session.act({ type: 'solo', track: 1, isOn: true });
    expect([...silentTracks(state())]).toEqual([0, 2, 3, 4]);
  });

  it('is not made where all of it is locked, which is said until the next thing is done', async () => {
    const { session, state, parts, generate } = await arranged();
    const before = parts();
    for (const part of PARTS) session.act({ type: 'lock', part, isOn: true });
    await generate();
    expect(parts()).toEqual(before);
    expect(state().notices.map(({ text }) => text)).toEqual([
      'All parts are locked: unlock one for it to be made anew.',
    ]);
    session.act({ type: 'press', pitch: 60, velocity: 80 });
    expect(state().notices).toHaveLength(1);
    session.act({ type: 'lock', part: 'pad', isOn: false });
    expect(state().notices).toEqual([]);
  });

  it('is told of by the names of files', async () => {
    const { session, saved } = await arranged();
    session.act({ type: 'export', format: 'midi' });
    session.act({ type: 'remove-parts' });
    session.act({ type: 'export', format: 'midi' });
    expect(saved.map(({ name }) => name)).toEqual([
      'twinkle-twinkle-little-star-pop-1.mid',
      'twinkle-twinkle-little-star.mid',
    ]);
  });

  it('is muted and solo as it is asked for, but not a sample', async () => {
    const { session, player } = await arranged();
    await expect.poll(() => player.settings.length).toBe(5);
    session.act({ type: 'mute', track: 0, isOn: true });
    session.act({ type: 'solo', track: 1, isOn: true });
    expect(player.settings.slice(0, 2)).toEqual([
      { muted: true, solo: false },
      { muted: false, solo: true },
    ]);
    session.act({ type: 'hear', index: 1 });
    await expect.poll(() => player.settings[0]).toEqual({ muted: false, solo: false });
  });

  it('survives the visit, with what it was made by', async () => {
    const { parts, again, session } = await arranged();
    session.flush();
    const next = await again();
    expect(partsOf(next.state().history.present)).toEqual(parts());
    expect(next.state().style).toEqual({ genre: 'pop', seed: 1 });
  });

  it('needs a melody', async () => {
    const { session, state, generate } = await arranged();
    session.act({ type: 'new' });
    await generate();
    expect(state().notices.map(({ text }) => text)).toEqual([
      'There is no melody to arrange yet: draw, record or choose one.',
    ]);
  });

  it('is not made for a song as long as a file may be', async () => {
    const { session, state, parts, generate } = await arranged();
    const long = songOf([noteOf(60, 0), noteOf(62, 4 * 600)]);
    session.act({ type: 'import', files: [new File([Uint8Array.from(writeMidi(long))], 'long.mid')] });
    await expect.poll(() => state().history.present.bars).toBe(601);
    await generate();
    expect(state().notices.map(({ text }) => text)).toContain(
      'This song has 601 bars. At most 512 are arranged at once: make it shorter.',
    );
    expect(parts()).toEqual([]);
  });

  it('says what has not arrived, and tries again', async () => {
    let refusals = 1;
    const working = await openMusic();
    const { session, state } = await openMusic({
      loadArranger: (genre) =>
        refusals-- > 0 ? Promise.reject(new Error('no network')) : working.platform.loadArranger(genre),
    });
    session.act({ type: 'generate' });
    await expect
      .poll(() => state().notices.map(({ text }) => text))
      .toEqual(['Nothing could be made in pop: no network']);
    session.act({ type: 'generate' });
    await expect.poll(() => partsOf(state().history.present)).toHaveLength(4);
  });
});
