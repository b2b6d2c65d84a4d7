import type { SupplementWords } from './supplement-words.en';

/** Swedish words of supplements to a case. */
export const sv: SupplementWords = {
  title: 'Tillägg',
  text: 'Vad ombudet får veta om betalningar, kreditnotor, invändningar och nya handlingar efter överlämnandet.',
  caption: 'Tillägg, det senaste först',
  number: 'Tillägg',
  on: 'Den',
  before: 'Krävt före',
  after: 'Krävt efter',
  opened: 'Öppnat av ombudet',
  notOpened: 'inte än',
  pdf: 'PDF',
  part: 'PDF, del {n}',
  zip: 'ZIP',
  open: 'Tillägg {n}',
  none: 'Inget än.',
  news: {
    one: '{n} ändring sedan ombudet senast informerades: kravet är {after} i stället för {before}.',
    other: '{n} ändringar sedan ombudet senast informerades: kravet är {after} i stället för {before}.',
  },
  noNews: 'Inget har ändrats sedan ombudet senast informerades.',
  make: 'Upprätta tillägg {n}',
  makeText: 'Det visas genast på ombudets sida och förblir som det är.',
  made: 'Tillägg {n} är upprättat: kravet är {after} i stället för {before}.',
  told: '{to} meddelas med e-post.',
  nobodyTold: 'Ingen e-postadress till partnern är känd: meddela den själv.',
  going: 'Tillägget upprättas. Titta igen om en stund.',
  partnerText: 'Vad som ändrats sedan akten överlämnades. De senaste beloppen gäller.',
  partnerMail: {
    subject: '{creditor}: tillägg {n} till {number}',
    text: 'Till inkassoakten {number} från {creditor} finns ett tillägg av den {day}.',
    figures: 'Krävt hittills: {before}. Krävs från och med nu: {after}. Arbeta bara med dessa belopp.',
    where:
      'Det finns på ärendets sida, som du öppnat med länken du fått. Har du inte länken kvar, svara på det här meddelandet.',
  },
  unopened: '{partner} har inte öppnat tillägg {n} till {number} från {day}: se till att det är känt där.',
  mailSubject: 'Tillägg {n} till {number} har inte öppnats',
  mailText: 'Ring ombudet, eller skicka en ny länk från ärendets sida.',
  mailLink: 'Till indrivningsakterna',
};
