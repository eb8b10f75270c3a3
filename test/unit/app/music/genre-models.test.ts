import { describe, expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../src/app/music/fetch-model.ts';
import { GenreModels } from '../../../../src/app/music/genre-models.ts';

/** Models on a server that answers so. */
function served(answer: () => Response | Error) {
  const asked: string[] = [];
  const idle: (() => void)[] = [];
  const models = new GenreModels({
    addressOf: (genre) => `${genre}.gpm`,
    fetch: (address) => {
      asked.push(address);
      const response = answer();
      return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
    },
    whenIdle: (task) => idle.push(task),
  });
  return { models, asked, idle };
}

const file = (): Response => new Response(Uint8Array.of(1, 2));

describe("the genres' models", () => {
  it('are fetched once each', async () => {
    const { models, asked } = served(file);
    expect(await models.get('pop')).toEqual(Uint8Array.of(1, 2));
    await models.get('pop');
    expect(asked).toEqual(['pop.gpm']);
  });

  it('are fetched again where what came was none', async () => {
    const { models, asked } = served(file);
    await models.get('pop');
    models.forget('pop');
    await models.get('pop');
    expect(asked).toEqual(['pop.gpm', 'pop.gpm']);
  });

  it('come one after another while nothing else is to do', async () => {
    const { models, asked, idle } = served(file);
    await models.get('pop');
    models.prefetch();
    expect(asked).toEqual(['pop.gpm']);
    for (let i = 0; i < 4; i++) {
      await expect.poll(() => idle.length).toBe(1);
      idle.pop()!();
    }
    await expect
      .poll(() => asked.slice(1).toSorted())
      .toEqual(['jazz.gpm', 'rock.gpm', 'singer-songwriter.gpm', 'symphony.gpm']);
    models.prefetch();
    expect(idle).toEqual([]);
  });

  it.each([
    [
      new TypeError('Failed to fetch'),
      'its model is not on this device yet, and the network is not there. Connect, and try again.',
    ],
    [
      new Response('', { status: 404 }),
      'its model did not arrive (status 404). Reload the page, and try again.',
    ],
    [
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      'the server has sent a web page in place of its model. Reload the page, and try again later.',
    ],
  ])('say in a line why they are not there, and are tried again', async (answer, line) => {
    const answers: (Response | Error)[] = [answer, file()];
    const { models } = served(() => answers.shift()!);
    const refusal = models.get('rock');
    await expect(refusal).rejects.toThrow(ModelUnavailableError);
    await expect(refusal).rejects.toThrow(line);
    expect(await models.get('rock')).toHaveLength(2);
  });
});
