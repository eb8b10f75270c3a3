import { answerQuestions } from './answer-questions.ts';
import { searchDesk } from './search-desk.ts';
import type { SearchQuestions } from './search-protocol.ts';

/** Entry point of the worker that searches: asked `SearchQuestions`. */
declare const self: DedicatedWorkerGlobalScope;

answerQuestions<SearchQuestions>(self, searchDesk());
