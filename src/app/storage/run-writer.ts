import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { PolicyRole, RunStorage } from './run-storage.ts';
import { WriteBehind } from './write-behind.ts';

/** Something new about a run. */
export type RunWrite =
  | { readonly type: 'record'; readonly record: RunRecord }
  | { readonly type: 'point'; readonly runId: string; readonly event: CurveEvent }
  | {
      readonly type: 'policy';
      readonly runId: string;
      readonly role: PolicyRole;
      readonly policy: PolicySnapshot;
    }
  /** Steps of the only evaluations whose policies stay. */
  | { readonly type: 'kept'; readonly runId: string; readonly kept: readonly number[] }
  | { readonly type: 'checkpoint'; readonly runId: string; readonly checkpoint: Checkpoint };

/**
 * Writes what a run says as it says it. Of records, policies and checkpoints that came during one write only the newest is
 * written next; all points of the curve are.
 */
export class RunWriter {
  readonly #storage: RunStorage;
  readonly #behind: WriteBehind<RunWrite>;

  /** @param onError told about every write that failed */
  constructor(storage: RunStorage, onError: (error: unknown) => void) {
    this.#storage = storage;
    this.#behind = new WriteBehind((writes) => this.#write(writes), onError);
  }

  add(write: RunWrite): void {
    this.#behind.add(write);
  }

  /** Resolves when everything added so far was written. */
  settled(): Promise<void> {
    return this.#behind.settled();
  }

  async #write(writes: readonly RunWrite[]): Promise<void> {
    const newest = new Map<string, () => Promise<void>>();
    const curves = new Map<string, CurveEvent[]>();
    const kept = new Map<string, readonly number[]>();
    for (const write of writes) {
      switch (write.type) {
        case 'record':
          newest.set(`record ${write.record.id}`, () => this.#storage.putRun(write.record));
          break;
        case 'point':
          curves.set(write.runId, [...(curves.get(write.runId) ?? []), write.event]);
          break;
        case 'kept':
          kept.set(write.runId, write.kept);
          break;
        case 'policy':
          newest.set(`${write.role} ${write.runId}`, () =>
            this.#storage.putPolicy(write.runId, write.role, write.policy),
          );
          break;
        case 'checkpoint':
          newest.set(`checkpoint ${write.runId}`, () =>
            this.#storage.putCheckpoint(write.runId, write.checkpoint),
          );
      }
    }
    for (const [runId, events] of curves) await this.#storage.appendCurve(runId, events);
    for (const put of newest.values()) await put();
    for (const [runId, steps] of kept) await this.#storage.keepPolicies(runId, steps);
  }
}
