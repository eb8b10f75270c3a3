import type { PackageSource } from '../../reward/python/package-source.ts';
import type { ScorerRuntime } from '../../reward/scorer-message.ts';
import { afterAwake } from '../../reward/timer.ts';
import type { SandboxReply } from '../sandbox-message.ts';
import { openPagePackages } from './page-packages.ts';
import type { PackageHost } from './page-packages.ts';
import { PythonSnapshotStore } from './python-snapshot-store.ts';
import { SandboxFrame } from './sandbox-frame.ts';
import { fetchPythonBytes, importPythonTexts, PYTHON_BYTES } from './sandbox-python-files.ts';
import { pageTimer } from './page-timer.ts';

/** How far Python is, for people to see. */
export type PythonStatus =
  | { readonly type: 'loading'; readonly share: number }
  | { readonly type: 'starting' }
  /** Packages that a reward imports are on their way; `share` is 1 when they have arrived. */
  | { readonly type: 'packages'; readonly packages: readonly string[]; readonly share: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string };

/** A scorer worker inside the sandbox, joined to whoever holds `port`. */
export interface SandboxWorker {
  /** Speaks `ScorerRequest` and `ScorerReply`; may be handed on to another worker. */
  readonly port: MessagePort;
  kill(): void;
}

export interface SandboxHostOptions {
  /** Where the hidden iframe goes. */
  readonly parent: HTMLElement;
  /** Where packages come from that Python rewards import; without it there are none. */
  readonly packageHost?: PackageHost | undefined;
  readonly onPythonStatus?: ((status: PythonStatus) => void) | undefined;
  readonly patience?: FramePatience | undefined;
}

/** Milliseconds until a frame that does not answer counts as dead. */
export interface FramePatience {
  /** While its page is still on its way. */
  readonly loading: number;
  /** Once it is up: it runs no user code, so it is never busy for long. */
  readonly up: number;
}

const FRAME_PATIENCE: FramePatience = { loading: 30_000, up: 5000 };

/** What the host remembers of a worker. */
interface Tenant {
  readonly runtime: ScorerRuntime;
  readonly onFailed: (message: string) => void;
  cancelPatience: () => void;
}

/**
 * The page's side of the sandbox. Nothing is loaded before the first worker is asked for, and Python only for the first
 * Python worker. A frame whose process has died (a memory bomb can do that) is put up again.
 */
export class SandboxHost {
  readonly #options: SandboxHostOptions;
  #frame: SandboxFrame | null = null;
  /** Runtimes whose files the current frame has, or is about to have. */
  readonly #provided = new Map<ScorerRuntime, Promise<void>>();
  readonly #tenants = new Map<number, Tenant>();
  /** Packages that Python rewards import; null where there are none. */
  readonly packages: PackageSource | null;
  #snapshots: PythonSnapshotStore | null = null;
  #nextId = 1;

  constructor(options: SandboxHostOptions) {
    this.#options = options;
    const { packageHost } = options;
    this.packages = packageHost
      ? openPagePackages(packageHost, (progress) => this.#tell({ type: 'packages', ...progress }))
      : null;
  }

  /**
   * Starts a worker; returns at once, and `ready` comes through the port.
   * @param onFailed is called when the worker cannot start or its frame has died
   */
  spawn(runtime: ScorerRuntime, onFailed: (message: string) => void): SandboxWorker {
    const workerId = this.#nextId++;
    const { port1, port2 } = new MessageChannel();
    const tenant: Tenant = { runtime, onFailed, cancelPatience: () => {} };
    this.#tenants.set(workerId, tenant);
    const { parent } = this.#options;
    const frame = (this.#frame ??= new SandboxFrame(parent, (reply) => this.#receive(reply)));
    this.#provide(frame, runtime).then(
      () => {
        if (!this.#tenants.has(workerId)) return; // ended before it was born
        frame.send({ type: 'spawn', workerId, runtime }, [port2]);
        const patience = this.#options.patience ?? FRAME_PATIENCE;
        const milliseconds = frame.isUp ? patience.up : patience.loading;
        tenant.cancelPatience = afterAwake(pageTimer, milliseconds, () => this.#buryFrame());
      },
      (error: unknown) => this.#fail(workerId, String(error)),
    );
    return { port: port1, kill: () => this.#kill(workerId) };
  }

  /** Removes the frame and with it every worker. */
  close(): void {
    for (const { cancelPatience } of this.#tenants.values()) cancelPatience();
    this.#tenants.clear();
    this.#provided.clear();
    this.#frame?.remove();
    this.#frame = null;
  }

  /** Hands the frame what a runtime needs, once; after a failure the next worker tries again. */
  #provide(frame: SandboxFrame, runtime: ScorerRuntime): Promise<void> {
    const before = this.#provided.get(runtime);
    if (before) return before;
    const provided = runtime === 'python' ? this.#providePython(frame) : this.#provideJavaScript(frame);
    this.#provided.set(runtime, provided);
    provided.catch(() => this.#provided.delete(runtime));
    return provided;
  }

  async #provideJavaScript(frame: SandboxFrame): Promise<void> {
    const { default: code } = await import('../sandbox-javascript.worker.ts?bundle');
    frame.send({ type: 'script', runtime: 'javascript', code });
  }

  async #providePython(frame: SandboxFrame): Promise<void> {
    try {
      const [{ default: code }, texts] = await Promise.all([
        import('../sandbox-python.worker.ts?bundle'),
        importPythonTexts(),
      ]);
      this.#snapshots = await PythonSnapshotStore.open([code, texts.loader, texts.glue]);
      const snapshot = (await this.#snapshots?.load()) ?? null;
      // Who has a snapshot has been here before and finds the files in the browser's cache.
      const bytes = await fetchPythonBytes(snapshot ? null : (arrived) => this.#tellLoading(arrived));
      frame.send({ type: 'script', runtime: 'python', code });
      frame.send({ type: 'python-files', files: { ...texts, ...bytes }, snapshot });
      this.#tell({ type: 'starting' });
    } catch (error) {
      this.#tell({ type: 'failed', message: String(error) });
      throw error;
    }
  }

  #receive(reply: SandboxReply): void {
    if (reply.type === 'up') return;
    if (reply.type === 'snapshot') return void this.#snapshots?.save(reply.snapshot);
    const tenant = this.#tenants.get(reply.workerId);
    tenant?.cancelPatience();
    if (reply.type === 'failed') this.#fail(reply.workerId, reply.message);
    if (reply.type === 'started' && tenant?.runtime === 'python') this.#tell({ type: 'ready' });
  }

  #kill(workerId: number): void {
    this.#tenants.get(workerId)?.cancelPatience();
    if (this.#tenants.delete(workerId)) this.#frame?.send({ type: 'kill', workerId });
  }

  #fail(workerId: number, message: string): void {
    const tenant = this.#tenants.get(workerId);
    this.#tenants.delete(workerId);
    tenant?.onFailed(message);
  }

  /** The frame is dead, and so are its workers. The next one that is asked for puts up a new frame. */
  #buryFrame(): void {
    const tenants = [...this.#tenants.values()];
    this.close();
    for (const { onFailed } of tenants)
      onFailed('the sandbox of reward functions died; it starts again when needed');
  }

  #tellLoading(bytes: number): void {
    this.#tell({ type: 'loading', share: Math.min(bytes / PYTHON_BYTES, 1) });
  }

  #tell(status: PythonStatus): void {
    this.#options.onPythonStatus?.(status);
  }
}
