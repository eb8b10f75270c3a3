import type { NoticeBoard } from '../../../controllers/notice-board.ts';
import type { Store } from '../../../state/store.ts';
import type { ActionHandlers } from '../../state/music-action.ts';
import type { MusicState } from '../../state/music-state.ts';
import { counted, MOST_BARS } from '../../state/own-song.ts';
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
export function editingActions(
  store: Store<MusicState>,
  editor: MelodyEditor,
  notices: NoticeBoard,
): ActionHandlers<Editing> {
  /** A length that is none changes nothing; of what one cuts off is told. */
  const setBars = (wanted: number): void => {
    const before = store.state.history.present.bars;
    const bars = Math.round(wanted);
    // Those of files may be longer.
    const most = Math.max(MOST_BARS, before);
    if (!(bars >= 1 && bars <= most)) {
      const text = `A song has 1 to ${most} bars: its length stays ${counted(before, 'bar')}.`;
      notices.show({ tone: 'warning', kind: 'bars', text });
      return;
    }
    const lost = editor.setBars(bars);
    if (lost === 0) return;
    const { present } = store.state.history;
    notices.offerUndo(
      `${counted(lost, 'note')} behind bar ${bars} went with the length.`,
      () => editor.undo(),
      { kind: 'bars', applies: () => store.state.history.present === present },
    );
  };
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
    bars: ({ bars }) => setBars(bars),
    tempo: ({ bpm }) => editor.setTempo(bpm),
    rename: ({ title }) => editor.rename(title),
  };
}
