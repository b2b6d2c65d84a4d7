import type { ParcelWords } from './parcel-words.en';

/** Swedish words of what goes to a partner by mail or into its folder, on the desk. */
export const sv: ParcelWords = {
  title: 'Hur det nådde partnern',
  caption: 'Vad som skickades till partnern, det senaste först',
  what: 'Vad',
  way: 'Väg',
  stateHead: 'Läge',
  case: 'Ärende',
  file: 'Akt, version {n}',
  supplement: 'Tillägg {n}',
  recall: 'Återkallelse',
  by: {
    mail: 'med e-post till {to}',
    sftp: 'lagd i {to}',
  },
  enclosed: {
    all: 'PDF, arkiv och lista bifogade',
    pdfs: 'PDF bifogad, resten via länken',
    link: 'via länken, för stort för e-post',
    files: 'PDF, arkiv och lista',
  },
  state: {
    waiting: 'väntar',
    sending: 'på väg',
    sent: 'skickat',
    failed: 'misslyckades',
    withdrawn: 'inte skickat',
  },
  triesAgain: 'försök: {n}, nästa {at}',
  leavesSoon: 'går iväg om några minuter',
  triedIn: 'försök: {n}',
  fetched: 'hämtat {at}',
  opened: 'öppnat {at}',
  received: 'mottagande bekräftat {at}',
  notYet: 'inte öppnat ännu',
  inFolder: 'Det ligger i installationens mapp: ingen har fått det.',
  why: {
    case_over: 'Ärendet ligger inte hos någon partner längre.',
    case_goes_on: 'Ärendet fortsätter.',
    other_way: 'Partnern nås nu på en annan väg.',
    test_mode: 'Testläge: inget läggs på en partners server.',
  },
  again: 'Skicka igen',
  againText: 'Samma filer en gång till, på den väg som partnern har nu.',
  none: {
    mail: 'Inget har skickats med e-post ännu.',
    sftp: 'Inget har lagts i dess mapp ännu.',
  },
  send: 'Skicka akten',
  sendText: {
    mail: 'Den går med e-post till {to}, med akten bifogad så långt den får plats.',
    sftp: 'Den läggs i {to}.',
  },
  linkTitle: 'Skicka bara länken',
  linkText:
    'Ett e-postmeddelande med en länk till ärendet, giltig {days} dagar. Länkar som redan har getts gäller fortfarande.',
  linkTo: 'Till den här adressen',
  linkButton: 'Skicka länken',
  done: {
    again: 'Det skickas igen om några minuter.',
    file: 'Akten går iväg om några minuter.',
    link: 'Länken är på väg till {to}.',
  },
  recent: 'Senast skickat',
  recentNone: 'Inget har skickats dit ännu.',
  test: 'Testa vägen',
  testText: {
    mail: 'Ett kort e-postmeddelande går till {to}.',
    sftp: 'En liten fil läggs i mappen och tas bort igen.',
  },
  tested: {
    mail: 'E-postservern har tagit emot ett test till {to}: {said}',
    folder: 'Ingen e-post lämnar huset just nu: testet till {to} ligger i installationens mapp ({said}).',
    sftp: 'Det fungerar: en testfil lades i {to} och togs bort igen.',
  },
  keyTitle: 'Servern visar den här nyckeln',
  keyText:
    '{host} visar {key}. Jämför den med den som partnern uppger, på annat sätt än med e-post. Ingen har loggat in ännu.',
  keyButton: 'Den är densamma: bekräfta den',
  keyDone: 'Nyckeln är bekräftad. Testa vägen en gång till.',
  testFailed: 'Testet misslyckades',
};
