/** A class of a person's own. */
export interface OwnClass {
  readonly id: string;
  readonly name: string;
  /** Where it stands among the others. */
  readonly place: number;
}

/** A picture that a person has labelled. */
export interface OwnPicture {
  readonly id: string;
  readonly classId: string;
  /** 0 … 255, of `OWN_SIZE` */
  readonly pixels: Uint8Array;
}
