/** How a reward's code can read the clock that its calls are timed by, in ms: for profiles, since Node's has no other. */
export const CLOCK_NAME = '$gradPrixClock';
