/** A video, and how a file of its kind ends. */
export interface Clip {
  readonly blob: Blob;
  readonly ending: 'mp4' | 'webm';
}

/** What browsers can write, the one first that most programs can read. */
const TYPES = [
  'video/mp4;codecs=avc1.42E01F',
  'video/webm;codecs=vp9',
  'video/webm;codecs=vp8',
  'video/webm',
] as const;
/** Sharp enough for thin lines on asphalt, bits a second. */
const BIT_RATE = 8_000_000;
const FRAMES_A_SECOND = 30;
/** Whoever forgets a recording does not fill the memory, ms. */
const LONGEST = 120_000;

/** Records what a canvas shows as a video, without sound. */
export class ClipRecorder {
  readonly #onClip: (clip: Clip | null) => void;
  #recorder: MediaRecorder | null = null;
  #deadline = 0;

  /** @param onClip told once for each recording; null where nothing came of it */
  constructor(onClip: (clip: Clip | null) => void) {
    this.#onClip = onClip;
  }

  /** Whether this browser can. */
  static get isPossible(): boolean {
    return typeOf() !== undefined;
  }

  /** Begins. A recording that runs ends first. */
  start(canvas: HTMLCanvasElement): void {
    this.stop();
    const type = typeOf();
    if (type === undefined) return this.#onClip(null);
    const stream = canvas.captureStream(FRAMES_A_SECOND);
    const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: BIT_RATE });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      const blob = new Blob(parts, { type: type.split(';')[0] });
      this.#onClip(blob.size === 0 ? null : { blob, ending: type.startsWith('video/mp4') ? 'mp4' : 'webm' });
    };
    recorder.start();
    this.#recorder = recorder;
    this.#deadline = setTimeout(() => this.stop(), LONGEST) as unknown as number;
  }

  /** Ends the recording that runs, if one does; the clip comes soon after. */
  stop(): void {
    clearTimeout(this.#deadline);
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    this.#recorder = null;
  }
}

function typeOf(): (typeof TYPES)[number] | undefined {
  if (!('MediaRecorder' in globalThis)) return undefined;
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type));
}
