import type { Store } from '../../../state/store.ts';
import type { ActionHandlers } from '../../state/music-action.ts';
import type { MusicState } from '../../state/music-state.ts';
import { isModelFile, type ModelShelf } from '../model-shelf.ts';
import type { SongImport } from '../song-import.ts';
import type { SongLibrary } from '../song-library.ts';
import type { SongOutlet } from '../song-outlet.ts';
import type { TrainingDoor } from '../training-door.ts';
import type { Transport } from '../transport.ts';

type Keeping =
  | 'new'
  | 'sample'
  | 'open'
  | 'duplicate'
  | 'remove'
  | 'import'
  | 'track'
  | 'export'
  | 'send'
  | 'share'
  | 'share-close'
  | 'train'
  | 'remove-model';

/** Songs and models as wholes: which are kept, how they come into the page and leave it. */
export function keepingActions(
  store: Store<MusicState>,
  transport: Transport,
  library: SongLibrary,
  songs: SongImport,
  outlet: SongOutlet,
  models: ModelShelf,
  training: TrainingDoor,
): ActionHandlers<Keeping> {
  return {
    new: () => library.new(),
    sample: ({ index }) => library.useSample(index),
    open: ({ id }) => void library.open(id),
    duplicate: ({ id }) => library.duplicate(id),
    remove: ({ id }) => {
      // What is being recorded belongs to what is removed.
      transport.stop();
      library.remove(id);
    },
    import: ({ files }) => {
      if (isModelFile(files[0])) void models.import(files[0]);
      else void songs.import(files);
    },
    track: ({ index }) => songs.choose(index),
    export: ({ format }) => void outlet.save(format),
    send: ({ format }) => void outlet.send(format),
    share: () => void outlet.share(),
    'share-close': () => store.update({ share: null }),
    train: ({ isOn }) => {
      if (isOn) void training.enter();
      else training.leave();
    },
    'remove-model': ({ id }) => models.remove(id),
  };
}
