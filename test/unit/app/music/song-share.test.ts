import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compress } from '../../../../src/app/share/compress.ts';
import { MAX_LINK } from '../../../../src/app/share/packed-link.ts';
import { packNotes, unpackNotes } from '../../../../src/app/music/share/packed-notes.ts';
import { readSongLink, writeSongLink } from '../../../../src/app/music/share/song-link.ts';
import { projectJson, readProject, type SongProject } from '../../../../src/app/music/share/song-project.ts';
import { melodyOf, pieceOf } from '../../../../src/app/music/state/own-song.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { compose } from '../../../../src/music/corpus/compose.ts';
import { songOfPiece } from '../../../../src/music/corpus/song-of-piece.ts';
import { compareNotes } from '../../../../src/music/song/song.ts';
import { anySong } from '../../music/song-arbitrary.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';
import { openMusic } from './fake-music.ts';

const PAGE = 'https://grad-prix.example/app/';
const arranged = (bars: number): SongProject => ({
  ...pieceOf(songOfPiece(compose('jazz', new Rng(3), bars / 2), 'jazz')),
  style: { genre: 'jazz', seed: 12 },
  madeFor: [4_012_345_678, 4_012_345_678, 3_987_654_321, null],
  locked: ['drums', 'pad'],
});
const fragmentOf = (url: string): string => new URL(url).hash;
const linkOf = async (content: unknown): Promise<string> =>
  `#music=1.${await compress(typeof content === 'string' ? content : JSON.stringify(content))}`;
const faultOf = (fragment: string): Promise<string> =>
  readSongLink(fragment).then(
    () => 'opened',
    (error: unknown) => (error as Error).message,
  );

describe('a project file', () => {
  it('gives back all of a song', () => {
    const project = arranged(8);
    expect(readProject(JSON.stringify(projectJson(project)), 'a.json')).toEqual(project);
  });

  const json = projectJson(arranged(4)) as Record<string, unknown>;
  const song = json.song as SongProject['song'];
  it.each([
    ['that is no JSON', 'song', 'a.json: file: must be JSON, as “Save project” writes it'],
    ['that is a number', '7', 'a.json: file: must be an object (found 7)'],
    ['of another kind', { ...json, format: 'x' }, 'format: must be grad-prix-song'],
    ['of another version', { ...json, version: 2 }, 'version: must be 1'],
    ['without a length', { ...json, bars: undefined }, 'bars: is missing'],
    ['of endless length', { ...json, bars: 1e9 }, 'bars: must be a whole number from 1'],
    ['with a stray field', { ...json, run: 'this' }, 'run: is not known: leave it out'],
    [
      'with a genre of its own',
      { ...json, style: { genre: 'polka', seed: 1 } },
      'style.genre: must be one of',
    ],
    ['with parts made for words', { ...json, madeFor: ['him'] }, 'madeFor.0: must be a whole number or null'],
    ['with locks of its own', { ...json, locked: ['choir'] }, 'locked.0: must be one of drums'],
    ['with a broken song', { ...json, song: { ...song, tempos: [] } }, 'tempos: must begin at beat 0'],
    [
      'with half a band',
      { ...json, song: { ...song, tracks: song.tracks.slice(0, 3) } },
      'song.tracks: must be',
    ],
    ['without a melody', { ...json, song: { ...song, tracks: [] } }, 'song.tracks: must be a melody'],
  ])('%s is refused in one line', (_, content, words) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    let message = '';
    try {
      readProject(text, 'a.json');
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(words);
    expect(message).not.toContain('\n');
  });

  it('of a stranger is called what people can see', () => {
    const { song } = readProject(
      JSON.stringify(projectJson({ ...arranged(2), song: { ...songOf([noteOf(60, 0)]), title: '‮evil' } })),
      'a.json',
    );
    expect(song.title).toBe('evil');
  });
});

describe('packed notes', () => {
  it('are the same notes', () => {
    fc.assert(
      fc.property(anySong, ({ tracks }) => {
        for (const { notes } of tracks) expect(unpackNotes(packNotes(notes))).toEqual(notes);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a link to a song', () => {
  it('gives back all of it, parts and locks too, and leaves other fragments alone', async () => {
    const project = arranged(16);
    const { url, excess, isMelodyOnly } = await writeSongLink(PAGE, project);
    expect([excess, isMelodyOnly]).toEqual([0, false]);
    expect(url.length).toBeLessThanOrEqual(2000);
    expect(await readSongLink(fragmentOf(url))).toEqual(project);
    for (const other of ['', '#music', '#music=', '#share=1.abc', '#x=1&music=1.abc'])
      expect(await readSongLink(other)).toBeNull();
  });

  it('has at most 2,000 characters for any 16 bars of sixteenths, and for 16 bars as somebody plays them', async () => {
    const rng = new Rng(1);
    const dense = Array.from({ length: 256 }, (_, i) => noteOf(48 + rng.integer(36), i / 4, 0.25));
    const played = Array.from({ length: 96 }, (_, i) =>
      noteOf(
        48 + rng.integer(24),
        (i * 320 + rng.integer(60)) / 480,
        (60 + rng.integer(250)) / 480,
        40 + rng.integer(80),
      ),
    );
    for (const notes of [dense, played]) {
      const song = songOf(notes.sort(compareNotes), {
        title: 'A title that is as long as titles may be in this app, nearly',
      });
      const project: SongProject = {
        ...pieceOf(song),
        style: { genre: 'singer-songwriter', seed: 99_999 },
        locked: [],
      };
      expect(project.bars).toBe(16);
      const { url } = await writeSongLink(PAGE, project);
      expect(url.length).toBeLessThanOrEqual(2000);
      expect(await readSongLink(fragmentOf(url))).toEqual(project);
    }
  });

  it('leaves the parts out where they do not fit, and says by how much a melody does not', async () => {
    const short = arranged(16);
    const rng = new Rng(1);
    const noise = Array.from({ length: 8000 }, (_, i) => noteOf(40 + rng.integer(48), i / 200));
    const tracks = short.song.tracks.map((track, i) => (i === 4 ? { ...track, notes: noise } : track));
    const long = { ...short, song: { ...short.song, tracks } };
    const { url, excess, isMelodyOnly } = await writeSongLink(PAGE, long);
    expect([excess, isMelodyOnly]).toEqual([0, true]);
    const { song, style, bars, locked } = (await readSongLink(fragmentOf(url)))!;
    expect(song.tracks).toEqual([melodyOf(long)]);
    expect([style, bars, locked]).toEqual([long.style, long.bars, []]);
    const tooLong = await writeSongLink(PAGE, { ...pieceOf(songOf(noise)), locked: [] });
    expect(tooLong.excess).toBe(tooLong.url.length - MAX_LINK);
  });

  it('that is hostile is refused in one line', async () => {
    expect(await faultOf('#music=2.abc')).toContain('This link is of version 2');
    expect(await faultOf(`#music=1.${'A'.repeat(MAX_LINK)}`)).toContain('ask for the song as a file');
    expect(await faultOf('#music=1.abc')).toContain('it was cut off or changed on its way');
    const bomb = deflateRawSync(new Uint8Array(5_000_000), { level: 9 }).toString('base64url');
    expect(await faultOf(`#music=1.${bomb}`)).toContain('it holds more than any link');
    expect(await faultOf(await linkOf('[1, 2'))).toContain('it was cut off or changed');
    expect(await faultOf(await linkOf({ song: { tracks: 'none' } }))).toContain('must be tracks of notes');
    const columns = { onset: [0], pitch: [999], duration: [480], velocity: [80] };
    const { song, ...rest } = projectJson({ ...pieceOf(songOf([])), locked: [] }) as {
      song: SongProject['song'];
    };
    const hostile = { ...rest, song: { ...song, tracks: [{ ...song.tracks[0], notes: columns }] } };
    expect(await faultOf(await linkOf(hostile))).toBe(
      'This link cannot be opened: link: tracks[0].notes[0].pitch: must be a whole number from 0 to 127 (found 999). Ask for a new one.',
    );
    const uneven = { ...song, tracks: [{ ...song.tracks[0], notes: { ...columns, pitch: [] } }] };
    expect(await faultOf(await linkOf({ ...rest, song: uneven }))).toContain('by columns');
  });

  it('cut anywhere is refused, not half opened', async () => {
    const fragment = fragmentOf((await writeSongLink(PAGE, arranged(4))).url);
    for (let length = 10; length < fragment.length; length += 97)
      expect(await faultOf(fragment.slice(0, length))).toMatch(/^This link cannot be opened/);
  });
});

describe('the music tab', () => {
  it('opens a link as a copy beside what was there, and says so', async () => {
    const { session, titles, state } = await openMusic();
    session.act({ type: 'rename', title: 'Mine' });
    const { url } = await writeSongLink(PAGE, arranged(4));
    await session.openLink(fragmentOf(url));
    expect(titles()).toEqual(['Jazz', 'Mine']);
    expect(state().history.present.song.tracks).toHaveLength(5);
    expect([...state().locked]).toEqual(['drums', 'pad']);
    expect(state().style).toEqual({ genre: 'jazz', seed: 12 });
    expect(state().notices.map(({ text }) => text)).toEqual([
      '“Jazz” was opened from the link, as a copy of your own.',
    ]);
    await session.openLink('#music=1.broken');
    expect(titles()).toEqual(['Jazz', 'Mine']);
    expect(state().notices.at(-1)!.tone).toBe('error');
  });

  it('saves a project that opens as it was', async () => {
    const { session, saved, state, titles } = await openMusic();
    await session.openLink(fragmentOf((await writeSongLink(PAGE, arranged(4))).url));
    const before = state().history.present;
    session.act({ type: 'export', format: 'project' });
    expect(saved[0].name).toBe('jazz-jazz-12.song.json');
    session.act({ type: 'import', files: [new File([saved[0].content], saved[0].name)] });
    await expect.poll(() => titles()).toEqual(['Jazz', 'Jazz']);
    expect(state().history.present).toEqual(before);
    expect([...state().locked]).toEqual(['drums', 'pad']);
    session.act({ type: 'import', files: [new File(['{}'], 'bad.json')] });
    await expect.poll(() => state().notices.at(-1)?.text).toBe('bad.json: format: is missing');
  });

  it('makes a link, and hands files to other apps where the browser does', async () => {
    const sent: string[] = [];
    const refusals = ['NotAllowedError', 'AbortError', 'DataError'];
    const { session, state } = await openMusic({
      canSend: ({ type }) => type === 'audio/wav',
      send: (file, title) => {
        const refusal = refusals.shift();
        if (refusal) return Promise.reject(new DOMException('no', refusal));
        sent.push(`${title}: ${file.name}`);
        return Promise.resolve();
      },
    });
    session.act({ type: 'share' });
    expect(state().share).toEqual({ link: null, sends: ['wav'] });
    await expect.poll(() => state().share?.link?.excess).toBe(0);
    expect(state().share!.link!.url).toContain(`${PAGE}#music=1.`);
    session.act({ type: 'share-close' });
    expect(state().share).toBeNull();
    // A song that takes long to render is sent by another press; thinking better of it is no fault.
    session.act({ type: 'send', format: 'wav' });
    await expect
      .poll(() => state().notices.map(({ text }) => text))
      .toEqual(['twinkle-twinkle-little-star.wav is ready to be sent.']);
    state().notices[0].action!.run();
    await expect.poll(() => state().notices).toEqual([]);
    session.act({ type: 'send', format: 'midi' });
    await expect.poll(() => state().notices.map(({ tone }) => tone)).toEqual(['error']);
    session.act({ type: 'send', format: 'midi' });
    await expect.poll(() => sent).toEqual(['Twinkle, Twinkle, Little Star: twinkle-twinkle-little-star.mid']);
    expect(state().notices).toEqual([]);
  });
});
