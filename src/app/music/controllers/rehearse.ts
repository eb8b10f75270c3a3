import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import type { Arranger } from './arranger.ts';
import type { Transport } from './transport.ts';

/** Milliseconds for which nothing has been changed: of what comes one after another only the last is rehearsed. */
const REST = 300;
/** The page would notice more. */
const MOST_BARS = 16;

/**
 * What Generate and Another would make is made before somebody presses them, and the player gets ready for how it begins: most of what one would
 * wait for is the sound of a band that has never played. From now on, whenever something has changed. Of what fails is told when it
 * is asked for.
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
    timer = setTimeout(() => {
      Promise.all([arranger.foresee(), arranger.foresee(1)]).then(
        (songs) => transport.expect(songs.filter((song) => song !== null)),
        () => undefined,
      );
    }, rest);
  };
  follow(store.state, 0);
  store.subscribe((state) => follow(state));
}
