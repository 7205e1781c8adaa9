/** Whether single keys act is remembered for the next session. Its port is another one, so storage would forget it; cookies belong to the host. */
export function recallKeys(): boolean {
  return !document.cookie.includes('galley-keys=off');
}

export function keepKeys(areOn: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: two fixed words, and the other interface is not everywhere
  document.cookie = `galley-keys=${areOn ? 'on' : 'off'}; path=/; max-age=31536000; samesite=strict`;
}
