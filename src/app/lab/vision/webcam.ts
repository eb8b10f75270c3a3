import { scaleDown } from './read-picture.ts';

/** Asks for the camera's picture; as `navigator.mediaDevices.getUserMedia`, undefined where the browser has none. */
export type RequestCamera = ((wanted: MediaStreamConstraints) => Promise<MediaStream>) | undefined;

/** What each refusal of browsers means to people. */
const REFUSALS: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The camera was refused. Allow it for this page in the browser’s address bar, then press the button again.',
  NotFoundError: 'There is no camera on this computer. Drop picture files instead.',
  NotReadableError: 'The camera is used by another program. Close that, then press the button again.',
};

/** The computer's own camera. Its pictures stay in this tab. */
export class Webcam {
  readonly video = document.createElement('video');
  readonly #request: RequestCamera;
  #stream: MediaStream | null = null;
  #isWanted = false;

  constructor(request: RequestCamera) {
    this.#request = request;
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.setAttribute('aria-label', 'Picture of the camera');
  }

  get isOn(): boolean {
    return this.#stream !== null;
  }

  /** @throws Error with a sentence that says what to do */
  async start(onEnded: () => void): Promise<void> {
    if (this.#request === undefined)
      throw new Error('This browser gives pages no camera, or only over https. Drop picture files instead.');
    this.#isWanted = true;
    try {
      const stream = await this.#request({ video: { width: { ideal: 320 }, height: { ideal: 240 } } });
      // Whoever answers the browser's question late may have gone on by then.
      if (!this.#isWanted || this.isOn) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      this.#stream = stream;
      // It was pulled out, or the permission taken back.
      for (const track of stream.getTracks()) track.addEventListener('ended', onEnded);
      this.video.srcObject = stream;
      await this.video.play();
    } catch (error) {
      // Stopped before its first picture.
      if (!this.#isWanted) return;
      this.stop();
      const name = error instanceof Error ? error.name : '';
      throw new Error(REFUSALS[name] ?? `The camera could not be started: ${String(error)}.`, {
        cause: error,
      });
    }
  }

  stop(): void {
    this.#isWanted = false;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.video.srcObject = null;
  }

  /** What it sees now; null before its first picture. */
  take(): Uint8Array | null {
    const { videoWidth, videoHeight } = this.video;
    return videoWidth === 0 || videoHeight === 0 ? null : scaleDown(this.video, videoWidth, videoHeight);
  }
}
