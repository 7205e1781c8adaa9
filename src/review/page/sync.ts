import type { ServerEvent } from '../messages.ts';
import { getSession, PAGE_ID, postApply, postQuit } from './client.ts';
import type { Store } from './store.ts';
import { count } from './words.ts';

/** Writes what was accepted. @returns whether everything was written. */
export async function write(store: Store): Promise<boolean> {
  store.isBusy = true;
  store.changed();
  try {
    await store.outbox.flush();
    store.outcome = await postApply();
    await renew(store);
    const { written, refused } = store.outcome;
    store.message = `${count(written.length, 'file')} written${refused.length > 0 ? `, ${refused.length} refused` : ''}`;
    return refused.length === 0;
  } catch (error) {
    store.message = `Not written: ${(error as Error).message}`;
    return false;
  } finally {
    store.isBusy = false;
    store.changed();
  }
}

/** Ends the review, unless the server shall stay. */
export async function quit(store: Store): Promise<void> {
  await store.outbox.flush();
  const { ended } = await postQuit();
  store.hasEnded = ended;
  store.open(undefined);
  if (!ended) store.say('The server stays (--keep); close the page when you like.');
}

/** What the server tells: decisions of another page, articles that changed, the end. */
export async function hear(store: Store, event: ServerEvent): Promise<void> {
  if (event.type === 'end') store.hasEnded = true;
  else if (event.type === 'moves') {
    if (event.from !== PAGE_ID)
      store.review.adopt(event.moves.map(({ key, choice }) => ({ key, choice: choice ?? undefined })));
  } else if (event.version !== store.session.version) {
    await renew(store);
    if (event.files.length > 0) store.message = `${event.files.join(', ')} changed on disk and was read anew`;
  }
  store.changed();
}

/** Takes the articles as they are now. */
export async function renew(store: Store): Promise<void> {
  const session = await getSession();
  if (session.version !== store.session.version) store.take(session);
}
