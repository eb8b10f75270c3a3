import { saveFile } from '../elements/save-file.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { MusicPlatform } from './controllers/music-platform.ts';
import { MusicSession } from './controllers/music-session.ts';
import { WebMidiInput } from './controllers/midi-input.ts';
import './elements/music-room.ts';
import type { SongPlayer } from './state/song-player.ts';
import { IndexedDbSongs, SongsInMemory, type SongStorage } from './storage/song-storage.ts';

const LAST_SONG = 'song';

/** The music tab as it is in a browser, with what the last visit has left. */
export async function browserMusic(
  preferences: Preferences,
  page: Pick<MusicPlatform, 'claims' | 'newId'>,
): Promise<MusicSession> {
  const { storage, loss } = await openStorage();
  const session = new MusicSession({
    ...page,
    storage,
    midi: new WebMidiInput(
      'requestMIDIAccess' in navigator ? () => navigator.requestMIDIAccess() : undefined,
    ),
    lastSong: preferences.get(LAST_SONG),
    keepLastSong: (id) => preferences.set(LAST_SONG, id),
    now: () => Date.now(),
    loadPlayer,
    saveFile,
  });
  await session.restore();
  if (loss !== null) session.notices.show({ tone: 'warning', text: loss, seconds: null });
  addEventListener('pagehide', () => session.flush());
  return session;
}

/** The context is made at once: browsers let a page be heard only while somebody presses something. */
async function loadPlayer(): Promise<SongPlayer> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  const { Player } = await import('../../sound/player.ts');
  return new Player(context);
}

async function openStorage(): Promise<{ storage: SongStorage; loss: string | null }> {
  try {
    return { storage: await IndexedDbSongs.open(), loss: null };
  } catch {
    const loss =
      'This browser lets the page store nothing: songs are lost when it is closed. Save them as MIDI files, or allow site data.';
    return { storage: new SongsInMemory(), loss };
  }
}
