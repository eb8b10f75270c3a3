import type { RunRecord } from '../../state/run-record.ts';
import type { RadioClient, RadioSource } from '../../../workers/client/radio-client.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { LabPlatform } from '../lab-platform.ts';
import { FIRST_RADIO, type RadioState, type Station } from './radio-state.ts';
import { storedStory } from './stored-story.ts';

/** The recorded run that is listened to where the person has none: one whose reward teaches cars to creep. */
const FIRST_RECORDED = 19;

/** Listens to the radio of runs and of files, and measures how well. */
export class RadioSession {
  readonly store = new Store<RadioState>(FIRST_RADIO);
  readonly #platform: Pick<LabPlatform, 'openRuns' | 'notices'>;
  readonly #client: RadioClient;
  #runs: readonly RunRecord[] = [];
  /** Number of the last station that was tuned to: older ones are not heard any more. */
  #tuned = 0;

  constructor(platform: Pick<LabPlatform, 'openRuns' | 'notices'>, client: RadioClient) {
    this.#platform = platform;
    this.#client = client;
  }

  /** Collects what can be listened to, and begins with the newest run; what fails is said. */
  async open(): Promise<void> {
    this.store.update({ report: 'listening' });
    const recorded = (await this.#asking(this.#client.recorded())) ?? [];
    this.store.update({
      recorded: recorded.map(({ reward, track, seed }, i) => ({
        id: `recorded/${i}`,
        name: `${reward} on ${track}, seed ${seed}`,
      })),
    });
    await this.refresh();
    // A file may have been opened meanwhile.
    if (this.#tuned > 0) return;
    const first = this.store.state.runs[0] ?? this.store.state.recorded[FIRST_RECORDED];
    if (first === undefined) this.store.update({ report: null });
    else await this.tune(first.id);
  }

  /** Runs may have come and gone. */
  async refresh(): Promise<void> {
    try {
      const stored = await (await this.#platform.openRuns()).listRuns();
      this.#runs = stored
        .filter(({ deletedAt, steps }) => deletedAt === null && steps > 0)
        .sort((a, b) => b.createdAt - a.createdAt);
    } catch (error) {
      const text = `Your runs cannot be listened to: ${messageOf(error)}.`;
      this.#platform.notices.show({ tone: 'error', kind: 'radio runs', text });
    }
    this.store.update({ runs: this.#runs.map(({ id, name }) => ({ id: `run/${id}`, name })) });
  }

  /** Listens to a run of the lists. */
  async tune(id: string): Promise<void> {
    const { runs, recorded } = this.store.state;
    const station = [...runs, ...recorded].find((one) => one.id === id);
    if (station === undefined) return;
    await this.#listen(station, () => this.#sourceOf(id));
  }

  /** Listens to a text file. */
  async openFile(file: File): Promise<void> {
    await this.#listen({ id: 'file', name: file.name }, async () => ({
      kind: 'file',
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    }));
  }

  show(theme: number | null): void {
    this.store.update({ theme });
  }

  /** Shows the texts that help with a message, or no longer. */
  async explain(message: number): Promise<void> {
    const { report, help } = this.store.state;
    if (help?.message === message) {
      this.store.update({ help: null });
      return;
    }
    if (report === null || report === 'listening') return;
    const texts = await this.#asking(this.#client.help(report.messages[message].text));
    if (texts !== null && this.store.state.report === report) this.store.update({ help: { message, texts } });
  }

  async assess(): Promise<void> {
    if (this.store.state.assessment === 'measuring') return;
    this.store.update({ assessment: 'measuring' });
    this.store.update({ assessment: await this.#asking(this.#client.assess()) });
  }

  async #listen(station: Station, sourceOf: () => Promise<RadioSource>): Promise<void> {
    const number = ++this.#tuned;
    this.store.update({ station, report: 'listening', trouble: '', theme: null, help: null });
    const report = await this.#asking(
      sourceOf().then((source) => this.#client.hear(source)),
      number,
    );
    if (number === this.#tuned) this.store.update({ report });
  }

  async #sourceOf(id: string): Promise<RadioSource> {
    const [kind, name] = id.split(/\/(.*)/s);
    if (kind === 'recorded') return { kind: 'recorded', index: Number(name) };
    const run = this.#runs.find((one) => one.id === name)!;
    const curve = await (await this.#platform.openRuns()).readCurve(name);
    return { kind: 'run', run: storedStory(run, curve), seed: run.config.seed };
  }

  /** An answer; null where there is none, which is said. @param number of the station that was asked for */
  async #asking<T>(asked: Promise<T>, number = this.#tuned): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      if (number === this.#tuned) this.store.update({ trouble: messageOf(error) });
      return null;
    }
  }
}
