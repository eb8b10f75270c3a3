import type { Expression, FunctionNode, Program, Span } from '../syntax/syntax-tree.ts';
import { expressionsIn, statementsIn } from '../syntax/walk.ts';
import type { KeyRead } from './params-uses.ts';
import { functionsOf } from './reward-function.ts';

/** Knows which expressions can come out differently from step to step: those that are made of params in some way. */
export class ParamsDependence {
  readonly #reads: readonly KeyRead[];
  readonly #functions: readonly FunctionNode[];
  /** Names that carry something of the params, whatever function they are in. */
  readonly #names = new Set<string>();

  constructor(program: Program, reads: readonly KeyRead[]) {
    this.#reads = reads;
    this.#functions = functionsOf(program).map(({ definition }) => definition);
    for (const { parameters } of this.#functions)
      for (const name of parameters) if (name !== 'self') this.#names.add(name);
    let known: number;
    do {
      known = this.#names.size;
      this.#functions.forEach((definition) => this.#follow(definition));
    } while (this.#names.size > known);
  }

  has(expression: Expression): boolean {
    return (
      this.#reads.some((read) => isInside(read, expression)) ||
      expressionsIn(expression).some((part) => part.kind === 'name' && this.#names.has(part.name))
    );
  }

  #follow({ body }: FunctionNode): void {
    for (const statement of statementsIn(body)) {
      if (statement.kind === 'loop' && statement.values.some((value) => this.has(value)))
        for (const target of statement.targets) this.#add(target);
      if (statement.kind === 'assign' && statement.value && this.has(statement.value))
        this.#add(statement.target);
    }
  }

  /** What a value is put into: a name, or the thing that has it as a part. */
  #add(target: Expression): void {
    if (target.kind === 'name' && target.name !== 'self' && target.name !== 'this')
      this.#names.add(target.name);
    if (target.kind === 'item') this.#add(target.object);
    if (target.kind === 'member') this.#add(target.object);
    if (target.kind === 'list') target.items.forEach((item) => this.#add(item));
  }
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}
