import type { MailLinesWords } from './mail-lines-words.en';

/** Swedish words for the lines by which a partner may answer a mail. */
export const sv: MailLinesWords = {
  title: 'Vad raderna säger',
  text: 'Rader ur formuläret som våra mejl slutar med. Var och en noteras i ärendet när ni bekräftar den; tills dess ändras inget.',
  confirm: 'Bekräfta',
  done: 'Det är noterat i ärendet.',
  known: 'Det var redan noterat.',
  papers: 'Lägg handlingarna i ärendet',
  papersDone: '{n} lagda i ärendet.',
  block:
    'Ni kan svara på det här mejlet. Sådana här rader läses och noteras i ärendet när någon här har bekräftat dem:\nMOTTAGET ert-nummer\nRINGT 2026-03-02 nådd\nBETALT 1200,00 2026-03-02\nAVSLUTAT återlämnat',
  /** What a line begins with. */
  words: {
    received: 'MOTTAGET',
    called: 'RINGT',
    visited: 'BESÖKT',
    paid: 'BETALT',
    closed: 'AVSLUTAT',
  },
};
