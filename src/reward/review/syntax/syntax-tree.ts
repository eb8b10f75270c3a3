/** Where something stands in the text: offsets from its beginning. */
export interface Span {
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type AssignmentOperator = '=' | `${ArithmeticOperator}=`;

/** As much of an expression as both languages have in common; parentheses and types are gone. */
export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    /** `None`, `null`, `undefined`. */
    | { readonly kind: 'nothing' }
    | { readonly kind: 'name'; readonly name: string }
    /** `a.b` */
    | { readonly kind: 'member'; readonly object: Expression; readonly property: string }
    /** `a[b]` */
    | { readonly kind: 'item'; readonly object: Expression; readonly index: Expression }
    | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
    | { readonly kind: 'unary'; readonly operator: '-' | '+' | 'not'; readonly operand: Expression }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'comparison';
        readonly operator: ComparisonOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
    /** `whenTrue if test else whenFalse`, `test ? whenTrue : whenFalse` */
    | {
        readonly kind: 'choice';
        readonly test: Expression;
        readonly whenTrue: Expression;
        readonly whenFalse: Expression;
      }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'function'; readonly definition: FunctionNode }
    /** An assignment inside an expression. */
    | { readonly kind: 'assignment'; readonly assign: AssignNode }
    /** Anything else, with the expressions in it. */
    | { readonly kind: 'other'; readonly parts: readonly Expression[] }
  );

/** A function, method, lambda or arrow; one that only returns a value has a single `return` as its body. */
export interface FunctionNode extends Span {
  /** Empty where it has none. */
  readonly name: string;
  /** `#0`, `#1` … for those that are taken apart; the body then begins with what becomes of them. */
  readonly parameters: readonly string[];
  readonly body: readonly Statement[];
}

/** A value put into one place; unpacking several is as many of them. */
export interface AssignNode extends Span {
  readonly target: Expression;
  readonly operator: AssignmentOperator;
  /** Null for a declaration without a value. */
  readonly value: Expression | null;
  /** Whether it is a part of something that the text does not say as an assignment of its own. */
  readonly isUnpacked: boolean;
}

export type Statement = Span &
  (
    | ({ readonly kind: 'assign' } & AssignNode)
    | { readonly kind: 'return'; readonly value: Expression | null }
    | {
        readonly kind: 'if';
        readonly test: Expression;
        readonly whenTrue: readonly Statement[];
        /** What follows `elif` or `else if` is an `if` of its own in here; empty where there is none. */
        readonly whenFalse: readonly Statement[];
      }
    | {
        readonly kind: 'loop';
        /** Evaluated before or at every turn. */
        readonly values: readonly Expression[];
        /** The one of them that decides whether there is another turn; null for loops over lists, and for those without end. */
        readonly test: Expression | null;
        /** What a turn puts a value into. */
        readonly targets: readonly Expression[];
        readonly body: readonly Statement[];
      }
    | { readonly kind: 'evaluate'; readonly value: Expression }
    | { readonly kind: 'function'; readonly definition: FunctionNode }
    | { readonly kind: 'class'; readonly name: string; readonly body: readonly Statement[] }
    /** `raise`, `throw`, `break`, `continue` */
    | { readonly kind: 'leave'; readonly value: Expression | null }
    | { readonly kind: 'delete'; readonly target: Expression }
    /** `global`, `nonlocal` */
    | { readonly kind: 'outer'; readonly names: readonly string[] }
    /** `try`, `with`, `switch`, `match`: parts that may or may not run. */
    | {
        readonly kind: 'parts';
        readonly values: readonly Expression[];
        readonly parts: readonly (readonly Statement[])[];
        /** Of `switch` and `match`: what stands before each part. */
        readonly labels: readonly CaseLabel[];
      }
  );

/** `case` or `default` with all that belongs to it; in Python without the colon. */
export interface CaseLabel extends Span {
  /** The condition behind Python's pattern. */
  readonly guard: Expression | null;
}

export interface Program {
  readonly statements: readonly Statement[];
  /** Offset of the first thing that is no syntax; null where all of it is. */
  readonly errorAt: number | null;
}
