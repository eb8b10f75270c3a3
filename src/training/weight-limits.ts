/** Far beyond what is ever learnt, and small enough that no sum of 1024 such numbers leaves the range of a float. */
export const LARGEST_WEIGHT = 1e6;
/** A standard deviation of e²⁰ times the range of an action, or of a part of it as small. */
export const LARGEST_LOG_STD = 20;
