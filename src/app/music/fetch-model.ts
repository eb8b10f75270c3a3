/** A model did not arrive: why, and what to do, as the end of a sentence. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
}

/** @throws ModelUnavailableError */
export async function fetchModel(
  fetch: (address: string) => Promise<Response>,
  address: string,
): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => {
    throw new ModelUnavailableError(
      'its model is not on this device yet, and the network is not there. Connect, and try again.',
    );
  });
  if (!response.ok)
    throw new ModelUnavailableError(
      `its model did not arrive (status ${response.status}). Reload the page, and try again.`,
    );
  // Servers of single pages answer so to whatever they do not have.
  if (response.headers.get('content-type')?.includes('text/html') === true)
    throw new ModelUnavailableError(
      'the server has sent a web page in place of its model. Reload the page, and try again later.',
    );
  return new Uint8Array(await response.arrayBuffer());
}
