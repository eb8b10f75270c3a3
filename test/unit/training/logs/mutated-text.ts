import fc from 'fast-check';

/** What breaks parsers: numbers that are none, structure in the wrong place, names that objects have by themselves. */
const TOKENS = [
  ['NaN', 'inf', '-Infinity', '1e999', '-1e308', '1e-320', '9007199254740993', '0x10', '1_000', '١', ''],
  ['\t', '\r', '\n', '\n\n', '\0', '\uFEFF', '\u2028', '\u001B[0m', '\uD800', ' ', '   '],
  [',', ',,', ';', '"', '""', "'", '[', ']', '[1 2', '[1, 2, 3]', '{', '}', '}{', ':', '\\', '\\n', '/*'],
  ['null', 'true', 'False', '{}', '[]', '-', '.', 'e', '__proto__', 'constructor', 'toString', 'length'],
  ['SIM_TRACE_LOG:', 'episode', 'steps', 'X,Y', '"action_space":', '"speed": 1e400', '"lr": "0.1"'],
  ['['.repeat(3000), '{"a":'.repeat(3000), '9'.repeat(400), 'x'.repeat(5000)],
].flat();

type Mutation = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (text: string, share: number): number => Math.floor(share * text.length);
const lines = (change: (lines: string[]) => void): Mutation => {
  return (text) => {
    const all = text.split('\n');
    change(all);
    return all.join('\n');
  };
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc
    .tuple(place, fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }))
    .map(([share, character]): Mutation => {
      return (text) => text.slice(0, at(text, share)) + character + text.slice(at(text, share) + 1);
    }),
  place.map(
    (share): Mutation =>
      (text) =>
        text.slice(0, at(text, share)),
  ),
  fc.tuple(place, fc.constantFrom(...TOKENS)).map(([share, token]): Mutation => {
    return (text) => text.slice(0, at(text, share)) + token + text.slice(at(text, share));
  }),
  fc.tuple(place, fc.nat(40)).map(([share, length]): Mutation => {
    return (text) => text.slice(0, at(text, share)) + text.slice(at(text, share) + length);
  }),
  fc.tuple(place, place, fc.nat(200)).map(([from, to, length]): Mutation => {
    return (text) =>
      text.slice(0, at(text, to)) +
      text.slice(at(text, from), at(text, from) + length) +
      text.slice(at(text, to));
  }),
  fc.tuple(place, place).map(([a, b]) =>
    lines((all) => {
      const [i, j] = [Math.floor(a * all.length), Math.floor(b * all.length)];
      [all[i], all[j]] = [all[j], all[i]];
    }),
  ),
  place.map((share) => lines((all) => void all.splice(Math.floor(share * all.length), 1))),
  fc.tuple(place, fc.constantFrom(...TOKENS)).map(([share, token]): Mutation => {
    // One field, cell or value becomes something else.
    return (text) => {
      const fields = text.split(/([,:\n])/);
      fields[2 * Math.floor((share * (fields.length + 1)) / 2)] = token;
      return fields.join('');
    };
  }),
);

/** One of several good files, hurt in one to four ways. */
export function mutatedText(...good: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...good), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([text, mutations]) => mutations.reduce((hurt, mutate) => mutate(hurt), text));
}
