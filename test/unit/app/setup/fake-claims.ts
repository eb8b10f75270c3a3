import type { TabClaims } from '../../../../src/app/storage/tab-claims.ts';

/** What the tabs of one browser have claimed. */
export class FakeBrowser {
  readonly owners = new Map<string, FakeClaims>();
  readonly #waiting: { readonly runId: string; readonly resolve: () => void }[] = [];

  free(runId: string): void {
    this.owners.delete(runId);
    for (const { resolve } of this.#waiting.filter((waiting) => waiting.runId === runId)) resolve();
  }

  freed(runId: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.owners.has(runId)) this.#waiting.push({ runId, resolve });
      else resolve();
    });
  }
}

/** The claims of one tab of a browser, which goes on until `close`. */
export class FakeClaims implements TabClaims {
  readonly #browser: FakeBrowser;

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
  }

  claim(runId: string): Promise<boolean> {
    if (!this.#browser.owners.has(runId)) this.#browser.owners.set(runId, this);
    return Promise.resolve(this.#browser.owners.get(runId) === this);
  }

  release(runId: string): void {
    if (this.#browser.owners.get(runId) === this) this.#browser.free(runId);
  }

  claimedElsewhere(): Promise<ReadonlySet<string>> {
    const others = [...this.#browser.owners].filter(([, owner]) => owner !== this);
    return Promise.resolve(new Set(others.map(([id]) => id)));
  }

  released(runId: string): Promise<void> {
    return this.#browser.freed(runId);
  }

  /** The tab is closed. */
  close(): void {
    for (const [id, owner] of this.#browser.owners) if (owner === this) this.#browser.free(id);
  }
}
