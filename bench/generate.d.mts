/** An article of a made-up outlet, the same for the same number and size. */
export function article(index: number, bytes: number): { readonly site: string; readonly text: string };
