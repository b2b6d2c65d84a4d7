import type { AwayWords } from './away-words.en';

/** Swedish words of who is away and who stands in. */
export const sv: AwayWords = {
  title: 'Frånvaro',
  menu: 'Jag kommer att vara borta',
  text: 'Under tiden går uppgifter, omnämnanden och svar även till ersättaren, och meddelanden nämner ersättaren. Det upphör av sig självt.',
  caption: 'Vem som är borta nu och snart',
  column: { person: 'Borta', from: 'Från', until: 'Till', deputy: 'Ersättare' },
  now: 'nu',
  empty: 'Ingen är borta, och ingen har anmält frånvaro.',
  form: {
    title: 'Anmäl frånvaro',
    person: 'Vem',
    from: 'Första dagen',
    until: 'Sista dagen',
    deputy: 'Vem ersätter',
    choose: 'Välj',
    save: 'Spara',
  },
  end: 'Är tillbaka',
  cancel: 'Ta bort',
  saved: '{person} är borta från {from} till {until}; {deputy} ersätter',
  ended: '{person} är tillbaka',
  note: '{person} borta till {until}, {deputy} ersätter',
  refused: {
    order: 'Sista dagen ligger före den första.',
    past: 'Sista dagen har passerat.',
    long: 'Det är längre än ett år.',
    own: 'Ingen ersätter sig själv.',
    twice: 'Personen är redan borta då.',
    deputyAway: 'Ersättaren är själv borta då.',
    standsIn: 'Personen ersätter någon då.',
    remedy: 'Välj andra dagar eller en annan ersättare.',
    day: 'Ange första och sista dagen.',
    person: 'Välj vem som är borta och vem som ersätter.',
  },
};
