/** Why mail does not leave, and what to do about it; the type that the other languages fill. */
export const en = {
  keyAtOnce: 'A key for {1} was made at the same moment.',
  lookAgain: 'Look again: it is there now.',
  keyGone: 'The key with which mail of {1} is signed is not in the folder keys of this installation.',
  setUpMailbox: 'Set up the mailbox that is read first; until then messages are written into the folder.',
  writePace: 'Write mails a minute and at once for each domain, such as gmail.com=20/2,*=600/10.',
};

export type RefusedMailWords = { readonly [Name in keyof typeof en]: string };
