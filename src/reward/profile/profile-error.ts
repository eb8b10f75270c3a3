/** A reward that runs, but of which there is no profile. The message says why, for its author. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';

  /**
   * @param reason `unreadable`: its text is not understood; `tampered`: it gets in the way of what is put into it;
   * `slow`: with that a call takes longer than a call may
   * @param line 1-based, of the text; null where it is no single one
   */
  constructor(
    readonly reason: 'unreadable' | 'tampered' | 'slow',
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
