import { afterEach, describe, expect, it } from 'vitest';
import { type Clip, ClipRecorder } from '../../../src/app/elements/clip-recorder.ts';

/** A canvas that shows another colour in every frame. */
function movingPicture(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 90];
  const context = canvas.getContext('2d')!;
  let hue = 0;
  const paint = (): void => {
    context.fillStyle = `hsl(${(hue += 10)} 80% 50%)`;
    context.fillRect(0, 0, 160, 90);
    if (canvas.isConnected) requestAnimationFrame(paint);
  };
  document.body.append(canvas);
  paint();
  return canvas;
}

/** Plays a clip from its beginning. */
async function sizeOf({ blob }: Clip): Promise<{ width: number; height: number }> {
  const video = document.createElement('video');
  video.src = URL.createObjectURL(blob);
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  URL.revokeObjectURL(video.src);
  return { width: video.videoWidth, height: video.videoHeight };
}

afterEach(() => document.body.replaceChildren());

describe('ClipRecorder', () => {
  it('makes a video of what a canvas shows, that a browser plays', async () => {
    expect(ClipRecorder.isPossible).toBe(true);
    const clips: (Clip | null)[] = [];
    const recorder = new ClipRecorder((clip) => clips.push(clip));
    recorder.start(movingPicture());
    await new Promise((resolve) => setTimeout(resolve, 1000));
    recorder.stop();
    recorder.stop();
    await expect.poll(() => clips.length).toBe(1);
    expect(clips[0]!.blob.type).toBe(`video/${clips[0]!.ending}`);
    expect(await sizeOf(clips[0]!)).toEqual({ width: 160, height: 90 });
  });

  it('ends one recording before the next', async () => {
    const clips: (Clip | null)[] = [];
    const recorder = new ClipRecorder((clip) => clips.push(clip));
    const canvas = movingPicture();
    recorder.start(canvas);
    await new Promise((resolve) => setTimeout(resolve, 500));
    recorder.start(canvas);
    await new Promise((resolve) => setTimeout(resolve, 500));
    recorder.stop();
    await expect.poll(() => clips.length).toBe(2);
  });
});
