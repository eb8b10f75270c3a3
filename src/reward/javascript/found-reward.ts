/** The expression that finds a reward behind its code: what is declared or exported as `reward_function`. */
export const FOUND_REWARD =
  "(typeof reward_function === 'undefined' ? exports.reward_function : reward_function)";
