import { findUnitConflicts, type UnitConflict } from '../facts/angle-units.ts';
import { functionsOf } from '../facts/reward-function.ts';
import { type Rule, say } from './rule-context.ts';

/** Degrees where radians are meant, and the other way round. */
export const angleUnits: Rule = ({ facts, race }) => {
  const { isPython, lines, program, uses } = facts;
  const conflicts = functionsOf(program).flatMap(({ definition }) =>
    findUnitConflicts(definition.body, uses.reads, race.headingUnit),
  );
  return conflicts.map((conflict) => {
    const angle = lines.textOf(conflict.angle);
    const unconverted = conflict.unconverted && lines.textOf(conflict.unconverted);
    return say(facts, {
      rule: 'angle-units',
      severity: conflict.kind === 'tiny' ? 'info' : 'warning',
      at: conflict,
      ...explain(conflict.kind, angle, unconverted, isPython),
    });
  });
};

function explain(
  kind: UnitConflict['kind'],
  angle: string,
  unconverted: string | null,
  isPython: boolean,
): { message: string; evidence: { text: string; numbers: Record<string, number> }; suggestion: string } {
  const toRadians = isPython ? `math.radians(${angle})` : `((${angle}) * Math.PI) / 180`;
  const toDegrees = isPython ? `math.degrees(${angle})` : `((${angle}) * 180) / Math.PI`;
  switch (kind) {
    case 'trigonometry':
      return {
        message: `${angle} is in degrees, and sine, cosine and tangent take radians.`,
        evidence: {
          text: 'The cosine of 90 read as radians is -0.45, of 90° it is 0.',
          numbers: { asRadians: Math.cos(90), asDegrees: 0 },
        },
        suggestion: `Convert it: ${toRadians}.`,
      };
    case 'twice':
      return {
        message: `${angle} is already what it is converted to here.`,
        evidence: {
          text: 'Converted twice, 90° become 0.027 or 5157.',
          numbers: { twice: Math.PI ** 2 / 360 },
        },
        suggestion: 'Leave the conversion out.',
      };
    case 'mixed':
      return {
        message: `${angle} is in radians, and what it is put together with is in degrees.`,
        evidence: {
          text: 'Radians go from -3.14 to 3.14, degrees from -180 to 180: one of them hardly counts.',
          numbers: { radians: Math.PI, degrees: 180 },
        },
        suggestion:
          unconverted === null
            ? `Bring both to the same unit: ${toDegrees}.`
            : `Leave the conversion out: ${unconverted}.`,
      };
    case 'tiny':
      return {
        message: `${angle} is in degrees, and the number that it is compared with looks like radians.`,
        evidence: {
          text: 'Less than one degree is hardly ever meant: commands go to 30 degrees of steering, bends to 90 and more.',
          numbers: { degreesPerRadian: 180 / Math.PI },
        },
        suggestion: `If it is meant in radians, convert the angle first: ${toRadians}.`,
      };
    default:
      return {
        message: `${angle} is in radians, and the number that it is compared with can only be meant in degrees.`,
        evidence: { text: 'No angle in radians is beyond 6.28.', numbers: { largest: 2 * Math.PI } },
        suggestion: `Convert it first: ${toDegrees}.`,
      };
  }
}
