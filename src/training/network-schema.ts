import * as v from 'valibot';

function whole(low: number, high: number): v.GenericSchema<number> {
  const rule = `must be a whole number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.integer(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

/** The shape of a network in a policy file; whether it fits sensors and actions is for `readPolicyFiles` to say. */
export const NetworkSchema = v.object({
  image: v.nullable(
    v.object(
      { height: whole(1, 640), width: whole(1, 640), channels: whole(1, 2) },
      'must be null or an image',
    ),
  ),
  convolutions: v.pipe(
    v.array(
      v.object(
        { filters: whole(1, 1024), kernelSize: whole(1, 64), stride: whole(1, 64) },
        'must be a convolution',
      ),
      'must be a list of convolutions',
    ),
    v.maxLength(6, 'must be at most 6 convolutions'),
  ),
  features: whole(0, 65_536),
  hiddenSizes: v.pipe(
    v.array(whole(1, 65_536), 'must be a list of layer sizes'),
    v.maxLength(4, 'must be at most 4 layers'),
  ),
  outputs: whole(1, 65_536),
});
