import type { PortableRun } from '../../training/run-file/portable-run.ts';
import { RUN_FILE_ENDING } from '../../workers/client/run-files.ts';
import { plainName } from '../../track/plain-name.ts';
import { fileWords } from '../share/file-names.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { RunLibrary } from './run-library.ts';

/** What the exchange of runs needs from outside. */
interface ExchangePlatform {
  now(): number;
  newId(): string;
  /** @throws Error whose message is one line for the person */
  readRunFile(file: File): Promise<PortableRun>;
  /** @throws Error whose message is one line for the person */
  writeRunFile(run: PortableRun, savedAt: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How long it can be asked how to use a file, seconds. */
const EXPLAINED = 20;
/** Files at once beyond which somebody has dropped the wrong folder. */
const MAX_FILES = 20;
/** What is said of files goes when there is something newer to say of them. */
const KIND = 'run file';

/** Runs as files: out of this browser, and into it. Nothing that comes in is run before somebody asks for it. */
export class RunExchange {
  readonly #store: Store<RaceState>;
  readonly #library: RunLibrary;
  readonly #notices: NoticeBoard;
  readonly #platform: ExchangePlatform;
  readonly #show: (runId: string) => void;

  /** @param show brings a run into view */
  constructor(
    store: Store<RaceState>,
    library: RunLibrary,
    notices: NoticeBoard,
    platform: ExchangePlatform,
    show: (runId: string) => void,
  ) {
    this.#store = store;
    this.#library = library;
    this.#notices = notices;
    this.#platform = platform;
    this.#show = show;
  }

  /**
   * A run with all that is kept of it as one file; null where there is none, which is said.
   * @param explain shows what such a file, unpacked into a folder of that name, is good for elsewhere
   */
  async export(runId: string, explain: (folder: string) => void): Promise<SavedFile | null> {
    try {
      const run = await this.#library.portable(runId);
      if (run === null) {
        const text = 'There is nothing to export: the run trains, or has no policy yet.';
        this.#notices.show({ tone: 'warning', kind: KIND, text });
        return null;
      }
      const bytes = await this.#platform.writeRunFile(run, this.#platform.now());
      const folder = fileWords(run.name) || 'run';
      const name = `${folder}${RUN_FILE_ENDING}`;
      this.#notices.show({
        tone: 'info',
        kind: KIND,
        text: `${name} holds the run. Unpacked, its policy opens in stock tfjs.`,
        action: { label: 'Show how', run: () => explain(folder) },
        seconds: EXPLAINED,
      });
      return { name, bytes };
    } catch (error) {
      const text = `The run could not be exported: ${messageOf(error)}.`;
      this.#notices.show({ tone: 'error', kind: KIND, text });
      return null;
    }
  }

  /** Adds runs from files, and shows the last one unless a run trains. What cannot be read is named; the others are kept. */
  async import(files: readonly File[]): Promise<void> {
    this.#notices.dismissKind(KIND);
    if (files.length > MAX_FILES) {
      const text = `Import at most ${MAX_FILES} files at once (these are ${files.length}).`;
      this.#notices.show({ tone: 'error', kind: KIND, text });
      return;
    }
    let last: string | null = null;
    for (const file of files) last = (await this.#importOne(file)) ?? last;
    if (last !== null && this.#store.state.training.phase === 'idle') this.#show(last);
  }

  async #importOne(file: File): Promise<string | null> {
    try {
      const read = await this.#platform.readRunFile(file);
      const name = plainName(read.name, 80) || 'Imported run';
      const run = await this.#library.adopt(this.#platform.newId(), { ...read, name });
      const text = `“${run.name}” is among your runs. Nothing of its reward has run.`;
      this.#notices.show({ tone: 'info', text });
      return run.id;
    } catch (error) {
      const text = `${messageOf(error)}. Choose another file, or export the run anew.`;
      this.#notices.show({ tone: 'error', text });
      return null;
    }
  }
}
