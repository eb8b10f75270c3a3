import { describe, expect, it, vi } from 'vitest';
import { Store } from '../../../src/app/state/store.ts';

describe('Store', () => {
  it('replaces fields and leaves the old snapshot alone', () => {
    const store = new Store({ a: 1, b: 'x' });
    const before = store.state;
    store.update({ a: 2 });
    expect(store.state).toEqual({ a: 2, b: 'x' });
    expect(before).toEqual({ a: 1, b: 'x' });
  });

  it('tells listeners only of real changes, and only until they leave', () => {
    const store = new Store({ a: 1 });
    const listener = vi.fn();
    const leave = store.subscribe(listener);
    store.update({ a: 1 });
    expect(listener).not.toHaveBeenCalled();
    store.update({ a: 2 });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ a: 2 });
    leave();
    store.update({ a: 3 });
    expect(listener).toHaveBeenCalledOnce();
  });
});
