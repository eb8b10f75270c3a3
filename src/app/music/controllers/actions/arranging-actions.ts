import type { Store } from '../../../state/store.ts';
import type { ActionHandlers } from '../../state/music-action.ts';
import type { MusicState } from '../../state/music-state.ts';
import type { Arranger } from '../arranger.ts';
import type { Extender } from '../extender.ts';
import type { MelodyEditor } from '../melody-editor.ts';
import type { StyleEditor } from '../style-editor.ts';
import type { Transport } from '../transport.ts';

type Arranging =
  | 'style'
  | 'generate'
  | 'remove-parts'
  | 'extension'
  | 'extend'
  | 'style-edit'
  | 'edit-in-style'
  | 'stop-editing'
  | 'hide-marks'
  | 'ask-place'
  | 'lock'
  | 'mute'
  | 'solo'
  | 'volume'
  | 'program';

/** What the models make of the melody, and how each track is heard. */
export function arrangingActions(
  store: Store<MusicState>,
  transport: Transport,
  editor: MelodyEditor,
  arranger: Arranger,
  extender: Extender,
  styleEditor: StyleEditor,
): ActionHandlers<Arranging> {
  /** What is made is heard at once. */
  const generate = async (): Promise<void> => {
    // Browsers let a page be heard while somebody presses something, not a while after.
    transport.wake();
    if (!(await arranger.generate()) || !transport.isAwaited) return;
    const { phase, heard } = store.state;
    if (heard === null && phase !== 'stopped' && phase !== 'paused') return;
    // Parts are made for all of the song: only who has gone to a place wants to hear them from there.
    if (transport.isCued) transport.seek(0);
    await transport.play();
  };
  /** What is new is what Play begins with. */
  const extend = async (): Promise<void> => {
    const beat = await extender.extend();
    const { phase } = store.state;
    if (beat !== null && (phase === 'stopped' || phase === 'paused')) transport.cue(beat);
  };
  return {
    style: ({ style }) => {
      store.update({ style: { ...store.state.style, ...style } });
      arranger.warmUp();
    },
    generate: () => void generate(),
    'remove-parts': () => editor.removeParts(),
    extension: ({ change }) => store.update({ extension: { ...store.state.extension, ...change } }),
    extend: () => void extend(),
    'style-edit': ({ change }) => store.update({ styleEdit: { ...store.state.styleEdit, ...change } }),
    'edit-in-style': () => void styleEditor.edit(),
    'stop-editing': () => styleEditor.stop(),
    'hide-marks': () => store.update({ styleRun: null }),
    'ask-place': ({ atPlayhead }) => void styleEditor.ask(atPlayhead),
    lock: ({ part, isOn }) => store.update({ locked: withItem(store.state.locked, part, isOn) }),
    mute: ({ track, isOn }) => store.update({ muted: withItem(store.state.muted, track, isOn) }),
    solo: ({ track, isOn }) => store.update({ solo: withItem(store.state.solo, track, isOn) }),
    volume: ({ track, value }) => editor.setTrack(track, { volume: value }),
    program: ({ track, value }) => editor.setTrack(track, { program: value }),
  };
}

function withItem<T>(set: ReadonlySet<T>, item: T, isIn: boolean): ReadonlySet<T> {
  const others = [...set].filter((other) => other !== item);
  return new Set(isIn ? [...others, item] : others);
}
