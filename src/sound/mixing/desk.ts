import { Master } from './master.ts';
import { Room } from './room.ts';
import { type Buses, Strip } from './strip.ts';

/** All that lies between notes and loudspeakers: strips, the room, the master. */
export class Desk {
  readonly #context: BaseAudioContext;
  readonly #buses: Buses;
  readonly #master: Master;
  readonly #room: Room;

  constructor(context: BaseAudioContext) {
    this.#context = context;
    this.#master = new Master(context);
    this.#room = new Room(this.#master.input);
    this.#buses = { dry: this.#master.input, room: this.#room.input };
  }

  newStrip(): Strip {
    return new Strip(this.#context, this.#buses);
  }

  /** Silences the room. */
  hush(time: number): void {
    this.#room.hush(time);
  }

  dispose(): void {
    this.#master.dispose();
  }
}
