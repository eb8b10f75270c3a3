import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNotes, unpackNotes } from '../../../../src/app/music/share/packed-notes.ts';
import { projectJson, readProject } from '../../../../src/app/music/share/song-project.ts';
import { isMelodyNewer, melodyDigest } from '../../../../src/app/music/state/melody-digest.ts';
import { pieceOf } from '../../../../src/app/music/state/own-song.ts';
import { added } from '../../../../src/music/melody/edit-notes.ts';
import { anySong } from '../../music/song-arbitrary.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';
import { openMusic } from './fake-music.ts';

describe('what parts were made for', () => {
  const digestOf = (...notes: Parameters<typeof songOf>[0]): number => melodyDigest(pieceOf(songOf(notes)));

  it('is another melody with another pitch, place, length or note, but not with another force or a lower voice', () => {
    const one = digestOf(noteOf(60, 0), noteOf(64, 1));
    const others = [
      digestOf(noteOf(60, 0), noteOf(65, 1)),
      digestOf(noteOf(60, 0), noteOf(64, 1.5)),
      digestOf(noteOf(60, 0), noteOf(64, 1, 2)),
      digestOf(noteOf(60, 0)),
      digestOf(),
    ];
    expect(new Set([one, ...others]).size).toBe(6);
    expect(digestOf({ ...noteOf(60, 0), velocity: 3 }, noteOf(64, 1))).toBe(one);
    expect(digestOf(noteOf(60, 0), noteOf(48, 1), noteOf(64, 1))).toBe(one);
  });

  it('is the same melody when it has gone through a link', () => {
    fc.assert(
      fc.property(anySong, ({ tracks: [track] }) => {
        fc.pre(track !== undefined);
        const [before, after] = [track.notes, unpackNotes(packNotes(track.notes))];
        expect(digestOf(...after)).toBe(digestOf(...before));
      }),
      { numRuns: 100 },
    );
  });
});

describe('parts whose melody is edited afterwards', () => {
  /** An arranged song, and whether it is said that its melody is newer. */
  async function arranged() {
    const music = await openMusic();
    const { session, state, notes } = music;
    const generate = async () => {
      session.act({ type: 'generate' });
      await expect.poll(() => state().isMaking).toBe(false);
    };
    await generate();
    return {
      ...music,
      generate,
      isNewer: () => isMelodyNewer(state().history.present, state().locked),
      draw: () => session.act({ type: 'edit', edited: added(notes(), [noteOf(90, 3)]) }),
    };
  }

  it('no longer follow it, until that is taken back or they are made again', async () => {
    const { session, isNewer, draw, generate } = await arranged();
    expect(isNewer()).toBe(false);
    draw();
    expect(isNewer()).toBe(true);
    session.act({ type: 'undo' });
    expect(isNewer()).toBe(false);
    session.act({ type: 'redo' });
    expect(isNewer()).toBe(true);
    await generate();
    expect(isNewer()).toBe(false);
    session.act({ type: 'undo' });
    expect(isNewer()).toBe(true);
    session.act({ type: 'remove-parts' });
    expect(isNewer()).toBe(false);
  });

  it('are not spoken of while they are locked, and remember what they were made for', async () => {
    const { session, isNewer, draw, generate } = await arranged();
    session.act({ type: 'lock', part: 'bass', isOn: true });
    draw();
    await generate();
    expect(isNewer()).toBe(false);
    session.act({ type: 'lock', part: 'bass', isOn: false });
    expect(isNewer()).toBe(true);
  });

  it('are cut with it, and follow what is left', async () => {
    const { session, isNewer, draw } = await arranged();
    session.act({ type: 'bars', bars: 3 });
    expect(isNewer()).toBe(false);
    draw();
    session.act({ type: 'bars', bars: 2 });
    expect(isNewer()).toBe(true);
  });

  it('are told of after a reload and in a project; where that was not kept, nothing is', async () => {
    const { session, state, again, draw } = await arranged();
    draw();
    session.flush();
    const next = await again();
    expect(isMelodyNewer(next.state().history.present, new Set())).toBe(true);
    const project = { ...state().history.present, locked: [] };
    const text = JSON.stringify(projectJson(project));
    expect(isMelodyNewer(readProject(text, 'a.json'), new Set())).toBe(true);
    const { madeFor: _, ...old } = project;
    expect(isMelodyNewer(old, new Set())).toBe(false);
  });
});
