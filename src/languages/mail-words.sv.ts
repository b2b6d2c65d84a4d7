import type { MailWords } from './mail-words.en';

/** Swedish words of who gets the messages about a customer. */
export const sv: MailWords = {
  heading: 'Vem som får meddelandena',
  title: 'Vem som får meddelandena om {customer}',
  intro:
    'Påminnelser och aviseringar går dit, kund för kund. Vem som är skyldig ändras inte, och inte heller vad som krävs.',
  payer: 'Betalarens nummer',
  payerHint: 'En annan kund som betalar för den här. Tomt: den betalar själv.',
  group: 'Koncernens meddelanden',
  groupHint: 'För en kund vars bolag är kända här.',
  each: 'Varje bolag får sina egna',
  one: 'Ett meddelande för koncernen',
  apart: 'Om moderbolaget vill ha ett meddelande för alla',
  apartHint: 'En egen betalare går före moderbolaget.',
  together: 'Den finns med i det meddelandet',
  own: 'Den är undantagen och får sina egna',
  submit: 'Spara',
  done: 'Mottagaren av meddelandena är sparad',
  change: 'Ange vem som får meddelandena',
  unknown: 'Det finns ingen kund med det numret.',
  secondPayer: 'Den som betalar för andra betalar för sig själv: ange kunden som betalar till slut.',
  noEntities: 'Den är inte överst i någon koncern.',
  toPayer: 'Meddelandena går till betalaren,',
  toHead: 'Meddelandena går till moderbolaget,',
  others: {
    one: 'Även meddelanden om en annan kund kommer hit:',
    other: 'Även meddelanden om {n} andra kunder kommer hit:',
  },
  lineTo: 'i meddelandet till {name}',
};
