import { OWN_LIMITS, OWN_SIZE } from '../../../lab/vision/own-images.ts';
import { type ImageSet, toGrey } from '../../../lab/vision/image-set.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { fittingPictures } from './fitting-pictures.ts';
import type { OwnPictureStorage } from './own-picture-storage.ts';
import type { OwnClass, OwnPicture } from './own-picture.ts';
import { readPicture } from './read-picture.ts';
import type { VisionState } from './vision-state.ts';

export interface OwnPicturesOptions {
  readonly store: Store<VisionState>;
  readonly newId: () => string;
  readonly notices: NoticeBoard;
  /** Null where the browser keeps nothing. */
  readonly storage: OwnPictureStorage | null;
}

/** A person's classes and the pictures in them: every change is kept at once. */
export class OwnPictures {
  readonly #store: Store<VisionState>;
  readonly #newId: () => string;
  readonly #notices: NoticeBoard;
  readonly #storage: OwnPictureStorage | null;

  constructor({ store, newId, notices, storage }: OwnPicturesOptions) {
    this.#store = store;
    this.#newId = newId;
    this.#notices = notices;
    this.#storage = storage;
  }

  /** Fetches what is kept; the first visit begins with two classes without names of things. */
  async load(): Promise<void> {
    const [classes, pictures] = await Promise.all([
      this.#storage?.listClasses() ?? [],
      this.#storage?.listPictures() ?? [],
    ]);
    const { numLeftOut, ...fitting } = fittingPictures(classes, pictures);
    this.#store.update(fitting);
    if (numLeftOut > 0) this.#tellOfLeftOut(numLeftOut);
    if (fitting.classes.length > 0) return;
    this.addClass();
    this.addClass();
  }

  addClass(): void {
    const { classes } = this.#store.state;
    if (classes.length >= OWN_LIMITS.classes) return;
    const names = new Set(classes.map(({ name }) => name));
    let number = classes.length + 1;
    while (names.has(`Class ${number}`)) number++;
    const place = Math.max(-1, ...classes.map((one) => one.place)) + 1;
    this.#putClass({ id: this.#newId(), name: `Class ${number}`, place });
  }

  /** A name that is empty or another class's leaves the old one. */
  renameClass(id: string, wished: string): void {
    const { classes } = this.#store.state;
    const name = wished.trim().slice(0, OWN_LIMITS.nameLength);
    const old = classes.find((one) => one.id === id);
    if (old === undefined || name === old.name) return;
    if (name === '' || classes.some((one) => one.name === name)) {
      const why = name === '' ? 'A class needs a name' : `There is a class “${name}” already`;
      this.#notices.show({ tone: 'warning', text: `${why}; it is still called “${old.name}”.` });
      // The field shows the old one again.
      this.#store.update({ classes: [...classes] });
      return;
    }
    this.#putClass({ ...old, name });
  }

  removeClass(id: string): void {
    const { classes, pictures } = this.#store.state;
    const gone = classes.find((one) => one.id === id);
    if (gone === undefined) return;
    const own = pictures.filter(({ classId }) => classId === id);
    this.#store.update({
      classes: classes.filter((one) => one.id !== id),
      pictures: pictures.filter(({ classId }) => classId !== id),
    });
    this.#keep((storage) => storage.removeClass(id));
    this.#notices.offerUndo(`“${gone.name}” was removed with ${own.length} pictures.`, () => {
      this.#putClass(gone);
      this.#addPictures(own);
    });
  }

  /** Reads files one by one; what is wrong with each is said in a line. */
  async addFiles(classId: string, files: readonly File[]): Promise<void> {
    const readingMore = (count: number): void =>
      this.#store.update({ reading: this.#store.state.reading + count });
    this.#store.update({ faults: [] });
    readingMore(files.length);
    let left = files.length;
    for (const file of files) {
      try {
        if (!this.addPicture(classId, await readPicture(file))) break;
      } catch (error) {
        this.fault(messageOf(error));
      }
      left--;
      readingMore(-1);
    }
    readingMore(-left);
  }

  /** @returns whether there was room for it */
  addPicture(classId: string, pixels: Uint8Array): boolean {
    const { classes, pictures } = this.#store.state;
    const named = classes.find(({ id }) => id === classId);
    if (named === undefined) return false;
    const count = pictures.filter((picture) => picture.classId === classId).length;
    if (count >= OWN_LIMITS.mostPictures) {
      this.fault(`“${named.name}” is full: a class has at most ${OWN_LIMITS.mostPictures} pictures.`);
      return false;
    }
    this.#addPictures([{ id: this.#newId(), classId, pixels }]);
    return true;
  }

  removePicture(id: string): void {
    const { pictures } = this.#store.state;
    this.#store.update({ pictures: pictures.filter((picture) => picture.id !== id) });
    this.#keep((storage) => storage.removePicture(id));
  }

  /** Says what is wrong with files or with the camera. */
  fault(text: string): void {
    this.#store.update({ faults: [...this.#store.state.faults.filter((line) => line !== text), text] });
  }

  /** All of it, to be learnt from. */
  get images(): ImageSet {
    const { classes, pictures, isInColour } = this.#store.state;
    const { width, height } = OWN_SIZE;
    const channels = isInColour ? OWN_SIZE.channels : 1;
    const size = width * height * channels;
    const pixels = new Uint8Array(pictures.length * size);
    pictures.forEach((picture, i) =>
      pixels.set(isInColour ? picture.pixels : toGrey(picture.pixels), i * size),
    );
    return { width, height, channels, classes: classes.map(({ name }) => name), pixels, labels: this.labels };
  }

  /** The class of each picture, by its place in the list. */
  get labels(): Uint8Array {
    const { classes, pictures } = this.#store.state;
    const places = new Map(classes.map(({ id }, k) => [id, k]));
    return Uint8Array.from(pictures, ({ classId }) => places.get(classId)!);
  }

  #tellOfLeftOut(count: number): void {
    const left = count === 1 ? '1 of them is damaged and' : `${count} of them are damaged and`;
    this.#notices.show({
      tone: 'warning',
      kind: 'vision-storage',
      text: `Your own pictures and classes were read, but ${left} left out.`,
    });
  }

  #putClass(value: OwnClass): void {
    const others = this.#store.state.classes.filter(({ id }) => id !== value.id);
    this.#store.update({ classes: [...others, value].toSorted((a, b) => a.place - b.place) });
    this.#keep((storage) => storage.putClass(value));
  }

  #addPictures(added: readonly OwnPicture[]): void {
    this.#store.update({ pictures: [...this.#store.state.pictures, ...added] });
    this.#keep((storage) => storage.putPictures(added));
  }

  #keep(write: (storage: OwnPictureStorage) => Promise<void>): void {
    if (this.#storage === null) return;
    write(this.#storage).catch((error: unknown) =>
      this.#notices.show({
        tone: 'error',
        kind: 'vision-storage',
        text: `Pictures are not kept beyond this visit: ${messageOf(error)}.`,
      }),
    );
  }
}
