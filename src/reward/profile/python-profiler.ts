import type { PythonLines } from './python-lines.ts';
import { CUT, HALF, IDLE, numRecorded, PAUSE, PROFILER, type ProfilerPlan } from './profiler.ts';

/**
 * The profiler in Python: CPython's own events of lines, starts and returns (PEP 669) in the author's functions, so that
 * what is timed is what the author wrote, character by character. Between two events time passes on one line; the clock
 * is read at the beginning and at the end of each, so that the profiler's own work is on nobody's bill. It takes lines of
 * its own, which move down what comes behind it. Events would be most of what a `lambda` or a generator expression in a
 * function does: they are on the bill of the line that runs them.
 * @param before how many lines of the author's text come before it
 */
export function pythonProfiler(
  plan: ProfilerPlan,
  { owners, withEnds }: PythonLines,
  before: number,
): string {
  const { numLines, numBranches, isTimed } = plan;
  const size = numRecorded(plan);
  const text = (ownLines: number): string => `import sys as ${PROFILER}_sys

class ${PROFILER}_class:
    def __init__(self, module):
        from time import perf_counter
        self.monitoring = ${PROFILER}_sys.monitoring
        self.tool = self.monitoring.PROFILER_ID
        self.frame = ${PROFILER}_sys._getframe
        self.clock = perf_counter
        self.file = module.co_filename
        self.owners = [${numLines + 1}] * ${before + ownLines + 1} + [${owners.slice(before + 1).join()}]
        self.with_ends = [${[...withEnds, 0].join()}]
        self.counts = [0] * ${size}
        self.stretches = [0] * ${size}
        self.endings = [0] * ${size}
        self.spent = [0.0] * ${size}
        self.sides = [0] * ${2 * numBranches}
        self.line = 0
        self.since = 0.0
        self.tick = 1.0
        self.calls = 0
        self.events = 0
        self.deadline = 0.0
        self.cuts = 0
        self.is_called = False
        self.is_running = False
        self.answers = None
        self.handlers = self.make_handlers(self.monitoring.events)
        if self.monitoring.get_tool(self.tool) is None:
            self.monitoring.use_tool_id(self.tool, 'profile')
        wanted = 0
        for event in self.handlers:
            wanted |= event
        for code in self.codes_in(module):
            if code.co_firstlineno > ${before + ownLines} or code.co_name == 'idle':
                self.monitoring.set_local_events(self.tool, code, wanted)

    def codes_in(self, code):
        yield code
        for constant in code.co_consts:
            if type(constant) is type(code):
                is_in_function = code.co_flags & 1
                if not is_in_function or constant.co_name[0] != '<':
                    yield from self.codes_in(constant)

    def line_of_caller(self):
        frame = self.frame(3)
        while frame is not None and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        line = 0 if frame is None else frame.f_lineno or 0
        return self.owners[line] if line > ${before + ownLines} else 0
${isTimed ? TIMED : COUNTED}
    def test(self, k, truth):
        if self.is_running:
            self.sides[2 * k + truth] += 1
        return truth

    def idle(self):
${'        pass\n'.repeat(IDLE.statements)}
    def halves(self, counts):
        return [half for count in counts for half in (count % ${HALF}, count // ${HALF})]

    def answer(self):
        if self.answers is None:
            self.answers = [float(number) for number in (*self.numbers(), self.cuts)]
            self.answers.reverse()
        return self.answers.pop() if self.answers else 0.0

    def listen(self, handlers):
        for event, handler in handlers.items():
            self.monitoring.register_callback(self.tool, event, handler)

    def cut(self):
        self.cuts += 1
        self.is_cut = True
        self.listen(dict.fromkeys(self.handlers))

    def wrap(self, function):
        silence = dict.fromkeys(self.handlers)
        def reward_function(params):
            global reward_function
            if not self.is_called:
                self.is_called = True
                reward_function = function
            if self.is_running:
                return function(params)
            if params['x'] != params['x']:
                return self.answer()
            self.listen(self.handlers)
            self.is_running = True
            self.calls += 1
            self.line = 0
            self.is_cut = False
            self.events = 0
            self.since = begin = self.clock()
            self.deadline = begin + ${1e-3 * (isTimed ? CUT.timed : CUT.counted).milliseconds}
            try:
                reward = function(params)
                if self.calls % ${IDLE.everyCalls} == 1 and not self.is_cut:
                    is_long = self.clock() - begin > ${1e-3 * IDLE.long.milliseconds}
                    for _ in range(${IDLE.long.times} if is_long else ${IDLE.times}):
                        self.idle()
            finally:
                self.is_running = False
                self.listen(silence)
            return reward
        return reward_function

${PROFILER} = ${PROFILER}_class(${PROFILER}_sys._getframe().f_code)
`;
  return text(text(0).split('\n').length - 1);
}

const TIMED = `
    def make_handlers(self, events):
        return {events.LINE: self.on_line, events.PY_RETURN: self.on_return, events.PY_YIELD: self.on_return}

    def on_line(self, code, line):
        now = self.clock()
        passed = now - self.since
        if passed > ${1e-3 * PAUSE.milliseconds} or 0 < passed < self.tick:
            self.pass_on(passed, self.line, self.stretches)
        else:
            self.spent[self.line] += passed
            self.stretches[self.line] += 1
        self.line = self.owners[line]
        self.events += 1
        if self.events % ${CUT.timed.events} == 0 and now > self.deadline:
            self.cut()
        self.since = self.clock()

    def on_return(self, code, offset, value):
        now = self.clock()
        self.pass_on(now - self.since, self.line if self.line < len(self.spent) - 2 else -1, self.endings)
        self.line = self.line_of_caller()
        self.since = self.clock()

    def pass_on(self, passed, line, kind):
        if 0 < passed < self.tick:
            self.tick = passed
        if passed > ${1e-3 * PAUSE.milliseconds} and passed > ${PAUSE.ticks} * self.tick:
            number = self.stretches[line] + self.endings[line]
            if number > ${PAUSE.after} and passed * number > ${PAUSE.times} * self.spent[line]:
                return
        self.spent[line] += passed
        kind[line] += 1

    def numbers(self):
        return self.halves(self.stretches) + self.halves(self.endings) + [1000 * seconds for seconds in self.spent]
`;

/**
 * A statement is counted when it is come to from another one, or by a call: one of several lines is told of line by line,
 * to and fro. Where a `with` ends, CPython tells of its line once more; a generator goes on inside one.
 */
const COUNTED = `
    def make_handlers(self, events):
        return {
            events.LINE: self.on_line,
            events.PY_START: self.on_start,
            events.PY_RESUME: self.on_resume,
            events.PY_RETURN: self.on_return,
            events.PY_YIELD: self.on_return,
        }

    def on_start(self, code, offset):
        self.line = 0

    def on_resume(self, code, offset):
        line = self.owners[self.frame(1).f_lineno]
        if any(first < line <= end for first, end in enumerate(self.with_ends)):
            self.line = line

    def on_line(self, code, line):
        self.events += 1
        if self.events % ${CUT.counted.events} == 0 and self.clock() > self.deadline:
            self.cut()
        line = self.owners[line]
        if line != self.line:
            if not line < self.line <= self.with_ends[line]:
                self.counts[line] += 1
            self.line = line

    def on_return(self, code, offset, value):
        self.line = self.line_of_caller()

    def numbers(self):
        return self.halves(self.counts) + self.halves(self.sides)
`;
