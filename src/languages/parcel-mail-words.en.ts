/** English words of mails that carry a recovery file to a partner, as the partner reads them; the type that the other languages fill. */
export const en = {
  subject: '{creditor}: recovery file {number}',
  text: '{creditor} hands the recovery file {number} over to you. Principal: {principal}.',
  enclosed: {
    all: 'Attached are the file as PDF, the same as an archive with all its pieces, and the line for your list of cases.',
    pdfs: 'Attached is the file as PDF. The archive with all its pieces is too large for a mail: you find it on the page of the case.',
    link: 'The file is too large for a mail: you find it on the page of the case.',
  },
  linkText: '{creditor} sends you the link to the recovery file {number} and its page.',
  receipt:
    'Please open the page of the case once, so that we know that it reached you. The link is meant for you alone.',
  open: 'Open the case',
  reopened: {
    subject: 'Case {number} goes on',
    text: '{creditor} had withdrawn the case {number}. It goes on from {day}: please take it up again where it stood.',
  },
  undone: {
    subject: 'Case {number} was not meant for you',
    text: '{creditor} sent you the recovery file {number} by mistake and has taken it back on {day}. Please do nothing about it, and delete what you received.',
  },
  trial: {
    subject: '{creditor}: a test',
    text: '{creditor} tries out whether recovery files reach you at this address. There is nothing to do.',
  },
};

export type ParcelMailWords = typeof en;
