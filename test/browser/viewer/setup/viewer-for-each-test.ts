import { afterEach, beforeEach } from 'vitest';
import home from '../../../../tracks/home.json';
import type { TrackFile } from '../../../../src/track/track-file.ts';
import { Track } from '../../../../src/track/track.ts';
import { RaceViewer } from '../../../../src/viewer/race-viewer.ts';

export const track = new Track(home as unknown as TrackFile);

export type Pixel = (r: number, g: number, b: number) => boolean;
/** A car of a contest or a replay that has this colour of the palette. */
export const isYellow: Pixel = (r, g, b) => r > 150 && g > 130 && b < 0.55 * g && r < g + 40;

/** Home Loop from above before each test of a file. @returns the viewer of the test that runs, and what counts its pixels */
export function viewerForEachTest() {
  let host: HTMLElement;
  let viewer: RaceViewer;
  beforeEach(() => {
    host = document.body.appendChild(document.createElement('div'));
    host.style.cssText = 'position: relative; width: 320px; height: 240px';
    viewer = new RaceViewer(host, { theme: 'dark', reducedMotion: true });
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
  });
  afterEach(() => {
    viewer.dispose();
    host.remove();
  });
  return {
    get viewer() {
      return viewer;
    },
    /** Drawn and read in one go, because the browser clears the canvas after showing it. */
    count(isIt: Pixel): number {
      for (let i = 0; i < 20; i++) viewer.render(0.1); // until the camera has arrived
      const gl = viewer.canvas.getContext('webgl2')!;
      const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
      gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      let found = 0;
      for (let i = 0; i < pixels.length; i += 4) if (isIt(pixels[i], pixels[i + 1], pixels[i + 2])) found++;
      return found;
    },
  };
}
