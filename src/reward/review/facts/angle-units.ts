import { isParamsKey, PARAMS_KEYS } from './params-keys.ts';
import type { KeyRead } from './params-uses.ts';
import type { Expression, Span, Statement } from '../syntax/syntax-tree.ts';
import { blocksOf, expressionsOf, nameOfCallee, partsOf } from '../syntax/walk.ts';

/** What an expression's angle is in; null: no angle, or nobody can tell. */
type Unit = 'degrees' | 'radians' | null;

/** A place where an angle is in the wrong unit. */
export interface UnitConflict extends Span {
  /**
   * `trigonometry`: degrees given to sin, cos or tan; `twice`: converted to what it already is; `mixed`: added,
   * subtracted or compared with an angle in the other unit; `threshold`: radians compared with a number of degrees;
   * `tiny`: degrees compared with a number that would be an angle in radians.
   */
  readonly kind: 'trigonometry' | 'twice' | 'mixed' | 'threshold' | 'tiny';
  /** What is wrong in it. */
  readonly angle: Span;
  /** What `angle` is a conversion of, where it is one. */
  readonly unconverted: Span | null;
}

const TAKES_RADIANS = new Set(['sin', 'cos', 'tan']);
const GIVES_RADIANS = new Set('atan atan2 asin acos arctan arctan2 arcsin arccos phase'.split(' '));
const TO_RADIANS = new Set(['radians', 'deg2rad']);
const TO_DEGREES = new Set(['degrees', 'rad2deg']);
const KEEPS_UNIT = new Set('abs fabs min max float Number absolute minimum maximum fmod copysign'.split(' '));
const COMPARED_WITH = new Set(['min', 'max', 'minimum', 'maximum']);
/** Angles in radians never need a larger number to be compared with than once around. */
const FULL_TURN = 2 * Math.PI;
/** Fractions of a degree between these are hardly meant: in radians they are 9 to 57 degrees. */
const TINY = { from: 0.15, to: 1 } as const;
const DEGREES_PER_RADIAN = 180 / Math.PI;

/**
 * Follows the units of angles through a function, statement by statement, and finds where degrees and radians meet.
 * An expression of which the unit is not certain is never blamed.
 * @param reads the keys that its expressions read, by their place
 * @param headingUnit what `objects_heading` is in
 */
export function findUnitConflicts(
  body: readonly Statement[],
  reads: readonly KeyRead[],
  headingUnit: 'degrees' | 'radians',
): UnitConflict[] {
  const follower = new UnitFollower(reads, headingUnit);
  follower.block(body, new Map());
  return follower.conflicts;
}

class UnitFollower {
  readonly conflicts: UnitConflict[] = [];
  readonly #keyAt = new Map<string, string>();
  readonly #headingUnit: Unit;
  readonly #seen = new Set<string>();
  /** What conversions convert, by the place of the conversion. */
  readonly #conversions = new Map<string, Span>();

  constructor(reads: readonly KeyRead[], headingUnit: Unit) {
    for (const { from, to, key } of reads) this.#keyAt.set(`${from}-${to}`, key);
    this.#headingUnit = headingUnit;
  }

  /** Goes through a block. @param units of variables; changed as they are assigned */
  block(block: readonly Statement[], units: Map<string, Unit>): void {
    for (const statement of block) {
      if (statement.kind === 'assign') this.#assign(statement, units);
      else for (const expression of expressionsOf(statement)) this.#unitOf(expression, units);
      const ends = blocksOf(statement).map((inner) => {
        const own = new Map(units);
        this.block(inner, own);
        return own;
      });
      if (ends.length > 0) merge(units, statement.kind === 'if' ? ends : [units, ...ends]);
    }
  }

  #assign(
    { target, operator, value }: Extract<Statement, { kind: 'assign' }>,
    units: Map<string, Unit>,
  ): void {
    if (!value) return;
    const whole: Expression =
      operator === '='
        ? value
        : {
            from: target.from,
            to: value.to,
            kind: 'arithmetic',
            operator: operator.slice(0, -1) as '+',
            left: target,
            right: value,
          };
    const unit = this.#unitOf(whole, units);
    if (target.kind === 'name') units.set(target.name, unit);
  }

  #conflict(kind: UnitConflict['kind'], place: Span, angle: Span): void {
    const key = `${kind} ${angle.from}-${angle.to}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const unconverted = this.#conversions.get(`${angle.from}-${angle.to}`) ?? null;
    this.conflicts.push({ kind, from: place.from, to: place.to, angle, unconverted });
  }

  #unitOf(expression: Expression, units: Map<string, Unit>): Unit {
    const key = this.#keyAt.get(`${expression.from}-${expression.to}`);
    if (
      key !== undefined &&
      (expression.kind === 'item' || expression.kind === 'member' || expression.kind === 'call')
    )
      return this.#unitOfKey(key);
    switch (expression.kind) {
      case 'name':
        return units.get(expression.name) ?? null;
      case 'item':
        this.#unitOf(expression.index, units);
        return this.#unitOf(expression.object, units);
      case 'unary':
        return this.#unitOf(expression.operand, units);
      case 'choice': {
        this.#unitOf(expression.test, units);
        return same(this.#unitOf(expression.whenTrue, units), this.#unitOf(expression.whenFalse, units));
      }
      case 'comparison':
        this.#compare(expression, [expression.left, expression.right], units);
        return null;
      case 'arithmetic':
        return this.#arithmetic(expression, units);
      case 'call':
        return this.#call(expression, units);
      case 'assignment': {
        const { target, value } = expression.assign;
        const unit = value ? this.#unitOf(value, units) : null;
        if (target.kind === 'name') units.set(target.name, unit);
        return unit;
      }
      default:
        for (const part of partsOf(expression)) this.#unitOf(part, units);
        return null;
    }
  }

  #unitOfKey(key: string): Unit {
    if (key === 'objects_heading') return this.#headingUnit;
    const unit = isParamsKey(key) ? PARAMS_KEYS[key].unit : '';
    return unit === 'degrees' || unit === 'radians' ? unit : null;
  }

  /** Finds degrees among radians, and thresholds that no angle in radians reaches. */
  #compare(place: Expression, sides: readonly Expression[], units: Map<string, Unit>): Unit {
    const found = sides.map((side) => this.#unitOf(side, units));
    const radians = found.indexOf('radians');
    if (radians < 0) {
      const degrees = found.indexOf('degrees');
      const isTiny = (side: Expression): boolean => {
        const value = side.kind === 'unary' ? valueOf(side.operand) : valueOf(side);
        return value !== null && value >= TINY.from && value < TINY.to;
      };
      if (place.kind === 'comparison' && degrees >= 0 && sides.some(isTiny))
        this.#conflict('tiny', place, sides[degrees]);
      return found.find((unit) => unit !== null) ?? null;
    }
    if (found.includes('degrees')) this.#conflict('mixed', place, sides[radians]);
    const isTooLarge = (side: Expression): boolean =>
      side.kind === 'number' && Math.abs(side.value) > FULL_TURN;
    if (sides.some(isTooLarge)) this.#conflict('threshold', place, sides[radians]);
    return 'radians';
  }

  #arithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, units: Map<string, Unit>): Unit {
    const { operator, left, right } = expression;
    if (operator === '*' || operator === '/') return this.#product(expression, units);
    const a = this.#unitOf(left, units);
    const b = this.#unitOf(right, units);
    if (operator === '%') return a;
    if (operator !== '+' && operator !== '-') return null;
    if (a !== null && b !== null && a !== b) {
      this.#conflict('mixed', expression, a === 'radians' ? left : right);
      return null;
    }
    if (a !== null && b !== null) return a;
    // A number takes the other side's unit; of anything else nobody can tell.
    if (isPlainNumber(left)) return b;
    return isPlainNumber(right) ? a : null;
  }

  /** A product changes the unit where its numbers make up 180/π or π/180; else its one angle keeps its unit. */
  #product(expression: Expression, units: Map<string, Unit>): Unit {
    const factors = factorsOf(expression, 1);
    let angle: Expression | null = null;
    let unit: Unit = null;
    let numAngles = 0;
    let scale = 1;
    for (const { factor, power } of factors) {
      const value = valueOf(factor);
      if (value !== null) {
        scale *= value ** power;
        continue;
      }
      const own = this.#unitOf(factor, units);
      if (own === null) continue;
      numAngles += power;
      angle = factor;
      unit = own;
    }
    if (!angle || numAngles !== 1) return null;
    if (isNear(scale, 1 / DEGREES_PER_RADIAN)) return this.#convert(expression, angle, unit, 'radians');
    return isNear(scale, DEGREES_PER_RADIAN) ? this.#convert(expression, angle, unit, 'degrees') : unit;
  }

  #convert(place: Span, angle: Expression, from: Unit, to: 'degrees' | 'radians'): Unit {
    if (from === to) this.#conflict('twice', place, angle);
    this.#conversions.set(`${place.from}-${place.to}`, angle);
    return to;
  }

  #call(expression: Extract<Expression, { kind: 'call' }>, units: Map<string, Unit>): Unit {
    const { callee, args } = expression;
    const name = nameOfCallee(callee);
    if (COMPARED_WITH.has(name)) return this.#compare(expression, args, units);
    const found = args.map((arg) => this.#unitOf(arg, units));
    const [unit] = found;
    if (TAKES_RADIANS.has(name) && unit === 'degrees') this.#conflict('trigonometry', expression, args[0]);
    if (TO_RADIANS.has(name)) return this.#convert(expression, args[0], unit ?? null, 'radians');
    if (TO_DEGREES.has(name)) return this.#convert(expression, args[0], unit ?? null, 'degrees');
    if (GIVES_RADIANS.has(name)) return 'radians';
    return KEEPS_UNIT.has(name) ? (unit ?? null) : null;
  }
}

function merge(units: Map<string, Unit>, ends: readonly ReadonlyMap<string, Unit>[]): void {
  const names = new Set(ends.flatMap((end) => [...end.keys()]));
  for (const name of names) {
    const [first, ...more] = ends.map((end) => end.get(name) ?? null);
    units.set(name, more.reduce(same, first ?? null));
  }
}

function same(a: Unit, b: Unit): Unit {
  return a === b ? a : null;
}

interface Factor {
  readonly factor: Expression;
  /** 1 or -1 */
  readonly power: number;
}

function factorsOf(expression: Expression, power: number): Factor[] {
  if (expression.kind === 'arithmetic' && (expression.operator === '*' || expression.operator === '/')) {
    const { operator, left, right } = expression;
    return [...factorsOf(left, power), ...factorsOf(right, operator === '*' ? power : -power)];
  }
  return [{ factor: expression, power }];
}

function isPi(expression: Expression): boolean {
  const name =
    expression.kind === 'member' ? expression.property : expression.kind === 'name' ? expression.name : '';
  return name === 'pi' || name === 'PI';
}

/** Numbers written by hand are rounded: 57.3, 0.01745, 3.14. */
function isNear(value: number, target: number): boolean {
  return Math.abs(value / target - 1) < 0.002;
}

function valueOf(expression: Expression): number | null {
  if (isPi(expression)) return Math.PI;
  return expression.kind === 'number' ? expression.value : null;
}

function isPlainNumber(expression: Expression): boolean {
  if (expression.kind === 'unary') return isPlainNumber(expression.operand);
  if (expression.kind === 'arithmetic')
    return isPlainNumber(expression.left) && isPlainNumber(expression.right);
  return valueOf(expression) !== null;
}
