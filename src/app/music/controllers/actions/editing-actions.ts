import type { Store } from '../../../state/store.ts';
import type { ActionHandlers } from '../../state/music-action.ts';
import type { MusicState } from '../../state/music-state.ts';
import type { MelodyEditor } from '../melody-editor.ts';

type Editing =
  | 'edit'
  | 'put-back'
  | 'select'
  | 'select-all'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'delete'
  | 'quantise'
  | 'velocity'
  | 'strength'
  | 'grid'
  | 'tool'
  | 'bars'
  | 'tempo'
  | 'rename';

/** What is done to the melody, and with what. */
export function editingActions(store: Store<MusicState>, editor: MelodyEditor): ActionHandlers<Editing> {
  return {
    edit: ({ edited, isHeld, series }) => {
      if (isHeld === true) editor.hold(edited);
      else editor.edit(edited, series);
    },
    'put-back': ({ notes }) => editor.putBack(notes),
    select: ({ notes }) => editor.select(notes),
    'select-all': () => editor.selectAll(),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    cut: () => editor.cut(),
    copy: () => editor.copy(),
    paste: () => editor.paste(),
    delete: () => editor.delete(),
    quantise: () => editor.quantise(),
    velocity: ({ velocity }) => editor.strike(velocity),
    strength: ({ strength }) => store.update({ strength }),
    grid: ({ grid }) => store.update({ grid }),
    tool: ({ tool }) => store.update({ tool }),
    bars: ({ bars }) => editor.setBars(bars),
    tempo: ({ bpm }) => editor.setTempo(bpm),
    rename: ({ title }) => editor.rename(title),
  };
}
