import type { RewardTypes } from '../reward/types/reward-types.ts';
import { NewestFirst } from './newest-first.ts';
import type { TypesAnswer, TypesMessage, TypesRequest } from './protocol.ts';

export interface TypesDeskOptions {
  /** Makes what knows the answers; asked for it with the first question. */
  readonly open: () => RewardTypes;
  readonly post: (message: TypesMessage) => void;
  /** Lets messages in. */
  readonly breathe: () => Promise<void>;
}

/**
 * Answers questions about the types of a reward that is being written, one at a time, the newest of each kind: first what
 * somebody waits for with the cursor, then what is marked.
 */
export class TypesDesk {
  readonly #options: TypesDeskOptions;
  readonly #jobs = new NewestFirst<TypesRequest['type']>(['offers', 'describe', 'hover', 'check']);
  #types: RewardTypes | null = null;

  constructor(options: TypesDeskOptions) {
    this.#options = options;
  }

  receive(request: TypesRequest): void {
    const { post, breathe } = this.#options;
    const { requestId } = request;
    const answer = (result: TypesAnswer): void => post({ type: 'answer', requestId, result });
    this.#jobs.ask(request.type, {
      run: async (isInterrupted) => {
        await breathe();
        if (isInterrupted()) return false;
        post({ type: 'working', requestId });
        answer(this.#answer(request));
        return true;
      },
      replace: () => answer(null),
    });
  }

  #answer(request: TypesRequest): TypesAnswer {
    try {
      this.#types ??= this.#options.open();
      return ask(this.#types, request);
    } catch {
      // A fault of TypeScript's own: there is nothing to say about the reward, and its next text starts afresh.
      this.#types = null;
      return null;
    }
  }
}

function ask(types: RewardTypes, request: TypesRequest): TypesAnswer {
  const { code } = request;
  if (request.type === 'check') return types.check(code);
  if (request.type === 'offers') return types.offers(code, request.offset);
  if (request.type === 'describe') return types.describe(code, request.offset, request.name);
  return types.hover(code, request.offset);
}
