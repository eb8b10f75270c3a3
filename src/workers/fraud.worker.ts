import { answerQuestions } from './answer-questions.ts';
import { fraudDesk } from './fraud-desk.ts';

/** Entry point of the worker that drives, forges and judges laps. */
declare const self: DedicatedWorkerGlobalScope;

answerQuestions(self, fraudDesk());
