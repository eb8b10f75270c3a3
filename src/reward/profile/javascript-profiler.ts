import { CLOCK_NAME } from '../javascript/clock-name.ts';
import { CUT, HALF, IDLE, numRecorded, PAUSE, PROFILER, type ProfilerPlan } from './profiler.ts';

/**
 * The profiler in JavaScript, which tells nobody what it is doing: statements have to say it themselves, see
 * `markStatements`. On one line, because it comes before the author's first.
 */
export function javaScriptProfiler(plan: ProfilerPlan): string {
  const { numLines, numBranches, numCounters, isTimed } = plan;
  const size = numRecorded(plan);
  const idle = `on(${numLines + 1});`.repeat(IDLE.statements);
  const text = `
const ${PROFILER} = (() => {
  const counts = Array(${isTimed ? size : numCounters}).fill(0);
  const spent = Array(${size}).fill(0);
  const sides = Array(${2 * numBranches}).fill(0);
  let line = 0;
  let since = 0;
  let tick = 1000;
  let calls = 0;
  let deadline = 0;
  let cuts = 0;
  let events = 0;
  let isRunning = false;
  let answers = null;
  const clock = ${CLOCK_NAME};
  const cut = () => {
    cuts++;
    isRunning = false;
  };
  ${isTimed ? TIMED : COUNTED}
  const answer = () => {
    if (answers === null) {
      answers = [];
      const halves = (numbers) => {
        for (let k = 0; k < numbers.length; k++) {
          answers[answers.length] = numbers[k] % ${HALF};
          answers[answers.length] = (numbers[k] - (numbers[k] % ${HALF})) / ${HALF};
        }
      };
      halves(counts);
      ${isTimed ? `for (let k = 0; k < ${2 * size}; k++) answers[answers.length] = 0; for (let k = 0; k < ${size}; k++) answers[answers.length] = spent[k];` : 'halves(sides);'}
      answers[answers.length] = cuts;
      calls = 0;
    }
    return calls < answers.length ? answers[calls++] : 0;
  };
  return {
    ${isTimed ? '' : 'at,'}
    on,
    leave,
    enter: () => line,
    test: (k, value) => {
      if (isRunning) sides[value ? 2 * k + 1 : 2 * k]++;
      return value;
    },
    wrap: (code) => (params) => {
      if (isRunning) return code(params);
      if (params.x !== params.x) return answer();
      isRunning = true;
      calls++;
      line = 0;
      events = 0;
      const begin = clock();
      since = begin;
      deadline = begin + ${(isTimed ? CUT.timed : CUT.counted).milliseconds};
      try {
        const reward = code(params);
        ${isTimed ? `if (isRunning && calls % ${IDLE.everyCalls} === 1) for (let k = clock() - begin > ${IDLE.long.milliseconds} ? ${IDLE.long.times} : ${IDLE.times}; k > 0; k--) { ${idle} }` : ''}
        return reward;
      } finally {
        isRunning = false;
      }
    },
  };
})();`;
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

const TIMED = `
  const on = (next) => {
    if (!isRunning) return;
    const now = clock();
    const passed = now - since;
    if (passed > 0 && passed < tick) tick = passed;
    const isPause = passed > ${PAUSE.milliseconds} && passed > ${PAUSE.ticks} * tick
      && counts[line] > ${PAUSE.after} && passed * counts[line] > ${PAUSE.times} * spent[line];
    if (!isPause) {
      spent[line] += passed;
      counts[line]++;
    }
    line = next;
    if (++events % ${CUT.timed.events} === 0 && now > deadline) cut();
    since = clock();
  };
  const leave = (next, value) => {
    on(next);
    return value;
  };`;

const COUNTED = `
  const at = (next) => {
    if (!isRunning) return;
    counts[next]++;
    if (++events % ${CUT.counted.events} === 0 && clock() > deadline) cut();
  };
  const on = () => {};
  const leave = (next, value) => value;`;
