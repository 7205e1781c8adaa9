import { render } from 'preact';
import { App } from './app.tsx';
import { getSession, listen } from './client.ts';
import { bindKeys } from './press.ts';
import { Store } from './store.ts';
import { hear } from './sync.ts';

/** Starts the page. */
async function start(): Promise<void> {
  const root = document.getElementById('app') as HTMLElement;
  try {
    const store = new Store(await getSession());
    listen(
      (event) => void hear(store, event),
      (isConnected) => {
        store.isConnected = isConnected;
        store.changed();
      },
    );
    bindKeys(store);
    root.textContent = '';
    render(<App store={store} />, root);
  } catch (error) {
    root.textContent = `The review cannot be shown: ${(error as Error).message}`;
  }
}

void start();
