/** `1 item`, `2 items`; `nouns` where more of them are not called by an added s. In English, as the command line speaks. */
export const count = (n: number, noun: string, nouns = `${noun}s`): string => `${n} ${n === 1 ? noun : nouns}`;
