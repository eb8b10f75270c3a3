import type { AppEvent } from '../../../../src/app/elements/emit.ts';
import type { MusicAction } from '../../../../src/app/music/state/music-action.ts';

/** What an element of the music tab asks for, from now on. */
export function actionsOf(element: HTMLElement): MusicAction[] {
  const actions: MusicAction[] = [];
  element.addEventListener('gp-music', (event) => actions.push((event as AppEvent<'gp-music'>).detail));
  return actions;
}
