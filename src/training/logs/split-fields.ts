/** More than the widest row ever had, with room for a sentence that says so. */
const MAX_FIELDS = 64;

/**
 * The fields of one line of a table. Between quotes and between `[` and `]` a separator is part of the field, so
 * that an action `[10.0, 1.5]` is one field in every generation; quotes are taken off.
 * @returns null where a quote or bracket stays open, or there are more than 64 fields
 */
export function splitFields(line: string, separator: ',' | '\t'): string[] | null {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let isBracketed = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted && !isBracketed) {
      fields.push(field.trim());
      field = '';
      if (fields.length > MAX_FIELDS) return null;
    } else {
      if (character === '[') isBracketed = true;
      if (character === ']') isBracketed = false;
      field += character;
    }
  }
  if (isQuoted || isBracketed) return null;
  fields.push(field.trim());
  return fields;
}
