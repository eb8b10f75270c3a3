import type { Noticed } from '../../controllers/notice-board.ts';
import type { RoomView } from '../lab-platform.ts';
import type { RoomId } from './lab-rooms.ts';

/** What the lab shows: which room, and what there is of those that were gone to. */
export interface LabState extends Noticed {
  readonly room: RoomId;
  /** Those that have been opened. */
  readonly views: ReadonlyMap<RoomId, RoomView>;
  /** Why a room could not be opened. */
  readonly troubles: ReadonlyMap<RoomId, string>;
}
