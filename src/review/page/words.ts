export const IN_QUOTATION =
  'These words stand inside a quotation. Do the same again if you are sure that they were not said.';
export const NOT_IN_BULK = 'No bulk command would touch this. Do the same again if you are sure.';
export const STILL_READING = 'Still reading this article.';

export const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
