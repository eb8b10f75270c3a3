/** What can be asked of a worker: by name, a question and its answer. All of it can be cloned. */
export type Questions<Q> = { readonly [Name in keyof Q]: readonly [question: unknown, answer: unknown] };

/** Page → worker. */
export type QuestionMessage<Q extends Questions<Q>> =
  | {
      readonly [Name in keyof Q]: {
        readonly type: 'question';
        readonly id: number;
        readonly name: Name;
        readonly question: Q[Name][0];
      };
    }[keyof Q]
  /** Whoever asked wants no more of it than there is by now. */
  | { readonly type: 'enough'; readonly id: number };

/** Worker → page, about the question of that number. */
export type AnswerMessage<Q extends Questions<Q>, News> =
  /** What there is before the answer, such as how far it is. */
  | { readonly type: 'news'; readonly id: number; readonly news: News }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Q[keyof Q][1] }
  /** A sentence that says what went wrong. */
  | { readonly type: 'refused'; readonly id: number; readonly message: string };

/** What a worker is given with a question. */
export interface Asking<News> {
  /** @param transfer buffers that are given away */
  readonly tell: (news: News, transfer?: Transferable[]) => void;
  /** Aborted when no more is wanted: what is under way ends with what there is. */
  readonly signal: AbortSignal;
}

/** How a worker answers each of its questions. What it throws refuses the question. */
export type Answers<Q extends Questions<Q>, News> = {
  readonly [Name in keyof Q]: (
    question: Q[Name][0],
    asking: Asking<News>,
  ) => Q[Name][1] | Promise<Q[Name][1]>;
};
