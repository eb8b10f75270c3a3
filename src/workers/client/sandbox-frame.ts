import type { SandboxReply, SandboxRequest } from '../sandbox-message.ts';
import sandboxPage from './sandbox.html?raw';

/**
 * The hidden iframe that sandbox.html runs in: an opaque origin without network or storage. Requests wait until it is up.
 * The page hands it its text: no service worker may serve an opaque origin, and without a network it would not come.
 */
export class SandboxFrame {
  readonly #element: HTMLIFrameElement;
  readonly #onReply: (reply: SandboxReply) => void;
  readonly #listening = new AbortController();
  #waiting: (() => void)[] | null = [];

  constructor(parent: HTMLElement, onReply: (reply: SandboxReply) => void) {
    this.#onReply = onReply;
    this.#element = parent.ownerDocument.createElement('iframe');
    this.#element.sandbox.add('allow-scripts');
    this.#element.hidden = true;
    this.#element.title = 'Sandbox for reward functions';
    this.#element.srcdoc = sandboxPage;
    addEventListener('message', (event) => this.#receive(event), { signal: this.#listening.signal });
    parent.append(this.#element);
  }

  get isUp(): boolean {
    return this.#waiting === null;
  }

  send(request: SandboxRequest, transfer: Transferable[] = []): void {
    // An opaque origin has no name, so '*' is the only target there is; the window is our own frame's.
    const send = (): void => this.#element.contentWindow?.postMessage(request, '*', transfer);
    if (this.#waiting) this.#waiting.push(send);
    else send();
  }

  remove(): void {
    this.#listening.abort();
    this.#element.remove();
  }

  #receive(event: MessageEvent): void {
    if (event.source !== this.#element.contentWindow) return;
    const reply = event.data as SandboxReply;
    if (reply.type === 'up') {
      for (const send of this.#waiting ?? []) send();
      this.#waiting = null;
    } else {
      this.#onReply(reply);
    }
  }
}
