/** English words for what cannot be done, of mail that comes in; the type that the others fill. */
export const en = {
  secretMissing: 'The password of this mailbox is not in the folder keys of this installation.',
  putKeysBack: 'Put the folder keys back from where you keep it, or end the mailbox and add it again.',
  notLetIn: '{1} did not let {2} in: {3}.',
  checkPassword: 'Check user and password; many providers want a password of its own for each program.',
  certificate: 'The certificate of {1} does not hold: {2}. Nobody has signed in.',
  nameAsCertificate: 'Name the server as its certificate does, or add the certificate of your own authority.',
  unreachable: '{1} could not be reached: {2}.',
  againByItself:
    'It is tried again by itself. Where it stays so, check server, port and security, and test the connection.',
  noFolder: 'There is no folder {1} in the mailbox of {2}: {3}.',
  nameFolder: 'Name the folder as the server does, such as INBOX.',
  notRead: 'The mailbox could not be read.',
  lookInLog: 'It is tried again by itself. Where it stays so, look into the log of the server.',
  mailboxTaken: 'There is a mailbox {1} already.',
  anotherName: 'Give it another name, or end the other one.',
  noMailbox: 'There is no mailbox {1}.',
  noMail: 'There is no such mail.',
  settled: 'Somebody else has said whose this mail is.',
  lookAgain: 'Look at it again.',
};

export type RefusedInboxWords = typeof en;
