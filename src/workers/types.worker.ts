import { RewardTypes } from '../reward/types/reward-types.ts';
import { declarationTexts } from './declaration-texts.ts';
import type { TypesMessage, TypesRequest } from './protocol.ts';
import { TypesDesk } from './types-desk.ts';

/** Entry point of the types worker: what TypeScript knows about the reward in the editor. */
declare const self: DedicatedWorkerGlobalScope;

const post = (message: TypesMessage): void => self.postMessage(message);
const desk = new TypesDesk({
  open: () => new RewardTypes(declarationTexts()),
  post,
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});

self.onmessage = ({ data }: MessageEvent<TypesRequest>) => desk.receive(data);
