import type { RunStorage, RunWrite } from './run-storage.ts';
import { WriteBehind } from './write-behind.ts';

/** Writes what a run says as it says it. Of what came during one write and replaces itself only the newest is written next. */
export class RunWriter {
  readonly #behind: WriteBehind<RunWrite>;

  /** @param onError told about every write that failed */
  constructor(storage: RunStorage, onError: (error: unknown) => void) {
    this.#behind = new WriteBehind(async (writes) => {
      const newest = new Map(writes.map((write) => [placeOf(write), write]));
      await storage.write([...newest.values()]);
    }, onError);
  }

  add(write: RunWrite): void {
    this.#behind.add(write);
  }

  /** Begins to write all that was added: the page goes away. */
  flush(): void {
    this.#behind.flush();
  }

  /** Resolves when everything added so far was written. */
  settled(): Promise<void> {
    return this.#behind.settled();
  }
}

/** Equal for writes of which the later one replaces the earlier one. */
function placeOf(write: RunWrite): string {
  switch (write.type) {
    case 'record':
      return `record ${write.record.id}`;
    case 'point':
      return `point ${write.index} ${write.runId}`;
    case 'policy':
      return `policy ${write.role} ${write.runId}`;
    default:
      return `${write.type} ${write.runId}`;
  }
}
