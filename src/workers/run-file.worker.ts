import { Track } from '../track/track.ts';
import type { PortableRun } from '../training/run-file/portable-run.ts';
import { readRunFile } from '../training/run-file/read-run-file.ts';
import { writeRunFile } from '../training/run-file/write-run-file.ts';
import type { RunFileMessage, RunFileRequest } from './protocol.ts';

/** Entry point of the run-file worker: makes one file of a run, or a run of one file, beside the page. */
declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<RunFileRequest>) => {
  const message = answer(data);
  self.postMessage(message, message.type === 'written' ? [message.bytes.buffer] : []);
};

function answer(request: RunFileRequest): RunFileMessage {
  try {
    if (request.type === 'read') return { type: 'read', run: read(request.bytes, request.file) };
    const bytes = new Uint8Array(writeRunFile(request.run, request.savedAt));
    // Nobody is given a file that cannot be opened again.
    read(bytes, request.run.name);
    return { type: 'written', bytes };
  } catch (error) {
    return { type: 'refused', message: error instanceof Error ? error.message : String(error) };
  }
}

function read(bytes: Uint8Array, file: string): PortableRun {
  const run = readRunFile(bytes, file);
  // Whatever the checks of files overlook shows here, and not in the view.
  void new Track(run.config.track);
  return run;
}
