import type { FeeShownWords } from './fee-shown-words.en';

/** Swedish. */
export const sv: FeeShownWords = {
  title: 'Startavgift, fakturerad',
  invoice: 'Faktura',
  credit: 'Kreditfaktura',
  paperOf: 'PDF av {number}',
  states: {
    open: 'ska betalas senast {day}',
    paid: 'betald {day}',
    said: 'räknas som betald sedan {day}; banken har inte visat det',
    credited: 'återtagen genom {number}',
    credit: 'återför avgiften',
  },
  proposed:
    'På banken kan detta vara betalningen. När du bekräftar är avgiften betald, och arbetet med ärendet börjar.',
  went: '{day}, till {name}: exakt beloppet, {why}.',
  byReference: 'med fakturans referens',
  byIban: 'till fakturans konto',
  both: 'med fakturans referens och till dess konto',
  thisPaid: 'Raden från {day} betalade den',
  paid: 'Faktura {number} är betald.',
  release: 'Det var andra pengar',
  releaseText: 'Fakturan väntar på sin betalning igen. Hur långt ärendet har kommit ändras inte.',
  released: 'Faktura {number} väntar på sin betalning igen.',
  list: {
    title: 'Fakturor för nya ärenden',
    caption: 'Fakturor som ställts ut för nya ärenden',
    intro:
      'Ställs ut av sig själva för varje ärende som ett företag du sköter lämnar över till dig, om dina priser har en startavgift.',
    number: 'Nummer',
    day: 'Datum',
    company: 'Företag',
    case: 'Ärende',
    gross: 'Brutto',
    state: 'Läge',
  },
};
