import type { Song } from '../../../music/song/song.ts';
import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import type { Arranger } from './arranger.ts';
import type { Transport } from './transport.ts';

/** Milliseconds for which nothing has been changed: of what comes one after another only the last is rehearsed. */
const REST = 300;
/** What somebody asks for meanwhile would wait for more. */
const MOST_BARS = 16;

/**
 * What Generate and Another would make is made before somebody presses them, and the player gets ready for how it begins: most of
 * what one would wait for is the sound of a band that has never played. From now on, whenever something has changed.
 */
export function rehearse(store: Store<MusicState>, arranger: Arranger, transport: Transport): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: readonly unknown[] = [];
  const follow = ({ history, style, locked }: Readonly<MusicState>, rest = REST): void => {
    const now = [history.present, style, locked];
    if (now.every((part, i) => part === last[i])) return;
    last = now;
    clearTimeout(timer);
    if (history.present.bars > MOST_BARS) return;
    // Of what does not arrive is told when it is asked for.
    timer = setTimeout(() => void foreseeAll(arranger, transport, () => last === now).catch(() => {}), rest);
  };
  follow(store.state, 0);
  store.subscribe((state) => follow(state));
}

/** One after the other, with a breath for the page between them. */
async function foreseeAll(arranger: Arranger, transport: Transport, isWanted: () => boolean): Promise<void> {
  let songs: readonly Song[] = [];
  for (const which of ['chosen', 'next'] as const) {
    const song = await arranger.foresee(which);
    if (song === null || !isWanted()) return;
    songs = [...songs, song];
    transport.expect(songs);
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return;
  }
}
