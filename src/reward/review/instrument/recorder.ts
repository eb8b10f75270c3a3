/** How instrumented code names what records it, in either language. */
export const RECORDER = '_grad_prix_recorder';

/** A recorded value is sent as a reward, and has to be within its limits. */
export const RECORD_LIMIT = 99_999;

/** So many branches are told of by one number: two bits each. */
export const BRANCHES_PER_NUMBER = 8;

/**
 * The recorder in Python. `wrap` makes a function that is called once for the reward and then once for every recorded
 * number, which it gives back without running the author's code.
 */
export function pythonRecorder(numTerms: number, numBranches: number): string {
  return `

class ${RECORDER}_class:
    def __init__(self):
        self.terms = [0.0] * ${numTerms}
        self.branches = [0] * ${numBranches}
        self.queue = []
        self.is_called = False
        self.is_running = False

    def number(self, value):
        try:
            number = float(value)
        except Exception:
            return 0.0
        return number if -${RECORD_LIMIT} < number < ${RECORD_LIMIT} else 0.0

    def clear(self, value):
        self.terms = [0.0] * ${numTerms}
        return value

    def set(self, k, value, sign):
        self.clear(value)
        return self.add(k, value, sign)

    def add(self, k, value, sign):
        self.terms[k] += sign * self.number(value)
        return value

    def multiply(self, value):
        factor = self.number(value)
        self.terms = [term * factor for term in self.terms]
        return value

    def divide(self, value):
        factor = self.number(value)
        self.terms = [term / factor if factor else 0.0 for term in self.terms]
        return value

    def settle(self, k, value, sign):
        self.terms[k] += self.number(value) - sum(self.terms)
        return value

    def branch(self, k, value):
        # Asked once, as the author's code asks: what is true may be told by a method of theirs.
        taken = bool(value)
        self.branches[k] |= 1 if taken else 2
        return taken

    def wrap(self, function):
        def reward_function(params):
            global reward_function
            if not self.is_called:
                self.is_called = True
                reward_function = function
            if self.queue:
                return self.queue.pop()
            if self.is_running:
                return function(params)
            self.is_running = True
            self.clear(None)
            self.branches = [0] * ${numBranches}
            try:
                reward = function(params)
            finally:
                self.is_running = False
            packed = [
                sum(bits * 4 ** k for k, bits in enumerate(self.branches[at : at + ${BRANCHES_PER_NUMBER}]))
                for at in range(0, ${numBranches}, ${BRANCHES_PER_NUMBER})
            ]
            self.queue = [self.number(value) for value in reversed(self.terms + packed)]
            return reward
        return reward_function


${RECORDER} = ${RECORDER}_class()
`;
}

/** The same in JavaScript, on one line, because it comes before the author's first. */
export function javaScriptRecorder(numTerms: number, numBranches: number): string {
  const text = `
const ${RECORDER} = {
  terms: Array(${numTerms}).fill(0),
  branches: Array(${numBranches}).fill(0),
  queue: [],
  isRunning: false,
  number(value) {
    const number = Number(value);
    return number > -${RECORD_LIMIT} && number < ${RECORD_LIMIT} ? number : 0;
  },
  clear(value) {
    this.terms.fill(0);
    return value;
  },
  set(k, value, sign) {
    this.terms.fill(0);
    return this.add(k, value, sign);
  },
  add(k, value, sign) {
    this.terms[k] += sign * this.number(value);
    return value;
  },
  multiply(value) {
    this.terms = this.terms.map((term) => term * this.number(value));
    return value;
  },
  divide(value) {
    const factor = this.number(value);
    this.terms = this.terms.map((term) => (factor === 0 ? 0 : term / factor));
    return value;
  },
  settle(k, value, sign) {
    this.terms[k] += this.number(value) - this.terms.reduce((sum, term) => sum + term, 0);
    return value;
  },
  branch(k, value) {
    this.branches[k] |= value ? 1 : 2;
    return value;
  },
  wrap(code) {
    return (params) => {
      if (this.queue.length > 0) return this.queue.pop();
      if (this.isRunning) return code(params);
      this.isRunning = true;
      this.terms.fill(0);
      this.branches.fill(0);
      let reward;
      try {
        reward = code(params);
      } finally {
        this.isRunning = false;
      }
      const packed = [];
      for (let at = 0; at < ${numBranches}; at += ${BRANCHES_PER_NUMBER}) {
        const bits = this.branches.slice(at, at + ${BRANCHES_PER_NUMBER});
        packed.push(bits.reduce((sum, bit, k) => sum + bit * 4 ** k, 0));
      }
      this.queue = [...this.terms, ...packed].reverse().map((value) => this.number(value));
      return reward;
    };
  },
};`;
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}
