import * as v from 'valibot';
import { RunFileError } from './run-file-error.ts';

/** Longest name of a field that is shown: a stranger's can be any. */
const MOST_SHOWN = 100;

/**
 * Checks data from a file by a schema.
 * @param place where in the file the data stands; empty: it is the whole of it
 * @throws RunFileError naming the first field that does not fit
 */
export function checkFields<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  file: string,
  place = '',
): v.InferOutput<S> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [place, v.getDotPath(issue) ?? ''].filter((part) => part !== '').join('.');
  const field = path.slice(0, MOST_SHOWN) || 'file';
  const isMissing = issue.kind === 'schema' && issue.input === undefined;
  const rule = issue.type === 'object' ? 'must be an object' : issue.message;
  throw isMissing
    ? new RunFileError(file, field, 'is missing')
    : new RunFileError(file, field, rule, issue.input);
}
