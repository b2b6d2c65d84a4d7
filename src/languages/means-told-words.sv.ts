import type { MeansToldWords } from './means-told-words.en';

/** Swedish words of what a partner tells of a debtor’s means. */
export const sv: MeansToldWords = {
  title: 'Det ni vet om gäldenärens medel',
  text: 'Det ni har hittat går till {company} som er uppgift, med källa och dag. Det kan ändra vilken väg som föreslås i ärendet. Ni kan inte själva ta tillbaka det: skriv ett meddelande om något var fel.',
  figure: 'Siffra (anställda: hur många; 0 i tillgångar: det finns inga)',
  source: 'Källa: var det står',
  button: 'Lämna uppgiften',
  done: 'Lämnat till {company}. Tack.',
  wrong: {
    choose: 'Välj ett alternativ.',
    needed: 'Det här behövs.',
    whole: 'Ange ett heltal.',
    amount: 'Ange ett belopp, till exempel 12 000,00.',
    below: 'Bara ett resultat eller eget kapital kan ligga under noll.',
    currency: 'Tre bokstäver, till exempel EUR.',
    year: 'Ett år med fyra siffror som har börjat.',
    day: 'Ange en dag fram till i dag.',
    words: 'Säg det med ord.',
    long: 'Det här är för långt.',
  },
};
