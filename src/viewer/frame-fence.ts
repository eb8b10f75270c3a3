/** How often an unfinished frame is looked at again, ms. */
const POLL_EVERY = 2;

/**
 * Tells when the graphics processor has finished a frame, without making the page wait for it. Reading a pixel back would
 * tell too, but stops the page for seconds where drawing competes with training for the same processor.
 */
export class FrameFence {
  #pending = 0;

  /** Whether a frame is still being drawn: the next one should wait, or frames would pile up. */
  get isPending(): boolean {
    return this.#pending > 0;
  }

  /** Puts a fence behind everything drawn so far. @param onDone called from a task of its own once it was passed, or the context lost */
  place(gl: WebGL2RenderingContext, onDone: () => void): void {
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (sync === null) return;
    gl.flush();
    this.#pending++;
    const poll = (): void => {
      if (!gl.isContextLost() && gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED) {
        setTimeout(poll, POLL_EVERY);
        return;
      }
      gl.deleteSync(sync);
      this.#pending--;
      onDone();
    };
    setTimeout(poll, 0);
  }
}
