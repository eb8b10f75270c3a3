import type { Answers, AnswerMessage, QuestionMessage, Questions } from './questions.ts';

/** The part of a worker that messages go through. */
export interface AnswerScope {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Lets a worker answer questions, several at a time where they wait for something. Messages that are no question are another's. */
export function answerQuestions<Q extends Questions<Q>, News = never>(
  scope: AnswerScope,
  answers: Answers<Q, News>,
): void {
  const underWay = new Map<number, AbortController>();
  const post = (message: AnswerMessage<Q, News>, transfer: Transferable[] = []): void =>
    scope.postMessage(message, transfer);

  const answer = async (message: Extract<QuestionMessage<Q>, { type: 'question' }>): Promise<void> => {
    const { id, name, question } = message;
    const controller = new AbortController();
    underWay.set(id, controller);
    try {
      const asking = {
        tell: (news: News, transfer?: Transferable[]) => post({ type: 'news', id, news }, transfer),
        signal: controller.signal,
      };
      post({ type: 'answer', id, answer: await answers[name](question, asking) });
    } catch (error) {
      post({ type: 'refused', id, message: error instanceof Error ? error.message : String(error) });
    } finally {
      underWay.delete(id);
    }
  };

  scope.addEventListener('message', ({ data }: MessageEvent<QuestionMessage<Q>>) => {
    if (data.type === 'question') void answer(data);
    else if (data.type === 'enough') underWay.get(data.id)?.abort();
  });
}
