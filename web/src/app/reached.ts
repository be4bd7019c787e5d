import { connection } from '../api/connection';

/**
 * A page's code. Where it cannot be fetched because the server is away, the page before stays until the server is back; then the
 * browser loads the address anew. Where the server is there, another version of it has other files: the router deals with that.
 */
export async function reached<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (await isThere()) {
      throw error;
    }

    connection.lost();
    return new Promise(() => {
      connection.onHealed(() => {
        window.location.reload();
      });
    });
  }
}

async function isThere(): Promise<boolean> {
  return fetch('/healthz').then(
    () => true,
    () => false,
  );
}
