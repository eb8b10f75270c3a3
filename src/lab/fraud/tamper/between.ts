/** From the most blatant to the subtlest, in equal factors. @param subtlety 0 … 1 */
export function between(blatant: number, subtle: number, subtlety: number): number {
  return blatant * (subtle / blatant) ** subtlety;
}
