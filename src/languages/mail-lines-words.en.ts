/** English words of the lines by which a partner may answer a mail, and of the page where they are confirmed; the type that the others fill. */
export const en = {
  title: 'What its lines say',
  text: 'Lines of the form that our mails end with. Each is recorded with the case when you confirm it; until then nothing changes.',
  confirm: 'Confirm',
  done: 'It is recorded with the case.',
  known: 'It was recorded already.',
  papers: 'Keep the papers with the case',
  papersDone: '{n} kept with the case.',
  block:
    'You can answer this mail. Lines like these are read and, once a person here has confirmed them, recorded with the case:\nRECEIVED your-number\nCALLED 2026-03-02 reached\nPAID 1200.00 2026-03-02\nCLOSED returned',
  /** What a line begins with. */
  words: {
    received: 'RECEIVED',
    called: 'CALLED',
    visited: 'VISITED',
    paid: 'PAID',
    closed: 'CLOSED',
  },
};

export type MailLinesWords = typeof en;
