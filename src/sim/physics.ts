/** Physics steps per second: part of the car's model, since tyres, springs and dampers act once a step. */
export const PHYSICS_HZ = 60;
/** Decisions per second: one action per camera frame, as in DeepRacer. */
export const DECISION_HZ = 15;
/** [m/s²] */
export const GRAVITY = 9.81;
