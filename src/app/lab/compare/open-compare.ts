import type { LabPlatform, RoomView } from '../lab-platform.ts';

/** The room in which the three techniques learn side by side. */
export async function openCompare(_platform: LabPlatform): Promise<RoomView> {
  return { element: document.createElement('div') };
}
