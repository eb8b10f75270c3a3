import { MakerDesk } from './maker-desk.ts';
import type { MakerRequest } from './maker-protocol.ts';

/** Entry point of the worker that makes music: told by `MakerRequest`s, answering each with a `MakerMessage`, in order. */
declare const self: DedicatedWorkerGlobalScope;

const desk = new MakerDesk();

self.onmessage = ({ data }: MessageEvent<MakerRequest>) => self.postMessage(desk.answer(data));
