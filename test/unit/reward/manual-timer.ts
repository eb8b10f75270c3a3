import type { Timer } from '../../../src/reward/timer.ts';

/** A clock that moves only when told to. */
export class ManualTimer implements Timer {
  now = 0;
  readonly #alarms = new Set<{ readonly at: number; readonly action: () => void }>();

  after(milliseconds: number, action: () => void): () => void {
    const alarm = { at: this.now + milliseconds, action };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** The machine sleeps: time passes, but nothing runs; what was due meanwhile runs at the end, once. */
  async sleep(milliseconds: number): Promise<void> {
    await settle();
    this.now += milliseconds;
    const due = [...this.#alarms].filter(({ at }) => at <= this.now);
    for (const alarm of due) this.#alarms.delete(alarm);
    for (const { action } of due) action();
    await settle();
  }

  /** Lets time pass; between two alarms everything that is waiting gets its turn. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settle();
      const due = [...this.#alarms].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (due.length === 0) break;
      this.now = due[0].at;
      this.#alarms.delete(due[0]);
      due[0].action();
    }
    this.now = end;
  }
}

/** Lets promises that can go on do so. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
