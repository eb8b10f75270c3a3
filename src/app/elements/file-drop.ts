import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Files that are dropped on a part of an element: put its handlers there, and show while `isTarget`. */
export class FileDrop implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #take: (files: readonly File[]) => void;
  #isTarget = false;

  /** @param take is given what was dropped, never nothing */
  constructor(host: ReactiveControllerHost, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  /** Whether a file hangs over it. */
  get isTarget(): boolean {
    return this.#isTarget;
  }

  hostDisconnected(): void {
    this.#isTarget = false;
  }

  readonly onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#show(true);
  };

  readonly onLeave = (): void => this.#show(false);

  readonly onDrop = (event: DragEvent): void => {
    this.#show(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    // Where one target lies in another, the inner one has taken them.
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    this.#take(files);
  };

  /** For a file picker: the same with what was chosen. */
  readonly onPick = (event: Event): void => {
    const files = pickedFiles(event);
    if (files.length > 0) this.#take(files);
  };

  #show(isTarget: boolean): void {
    this.#isTarget = isTarget;
    this.#host.requestUpdate();
  }
}

/** What was chosen in a file picker; none where somebody thought better of it. */
export function pickedFiles({ target }: Event): readonly File[] {
  const input = target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // The same file may be chosen again, mended.
  input.value = '';
  return files;
}
