import { answerQuestions } from './answer-questions.ts';
import { radioDesk } from './radio-desk.ts';
import type { RadioQuestions } from './radio-protocol.ts';

/** Entry point of the worker that listens to the pit radio: asked `RadioQuestions`. */
declare const self: DedicatedWorkerGlobalScope;

answerQuestions<RadioQuestions>(self, radioDesk());
