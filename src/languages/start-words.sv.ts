import type { StartWords } from './start-words.en';

/** Swedish words of the first start. */
export const sv: StartWords = {
  title: 'Välkommen till Duly',
  text: 'Det finns inget bolag än. Lägg upp ditt, eller se dig först omkring i två påhittade.',
  own: 'Lägg upp mitt bolag',
  ownText: 'Allt kan ändras senare. Inget lämnar huset med e-post förrän du stänger av testläget.',
  name: 'Namn, exakt som registrerat',
  country: 'Land, två bokstäver',
  currency: 'Valuta',
  email: 'E-post för kunder',
  iban: 'IBAN som kunderna betalar till',
  optional: 'frivilligt',
  create: 'Öppna bolaget',
  demo: 'Se dig omkring först',
  demoText:
    'Två påhittade bolag med två års fakturor och ett halvårs påminnelser, tvister och löften. Det tar ungefär en minut.',
  demoStart: 'Skapa demobolagen',
  building: 'Demobolagen skapas',
  buildingText: 'Du kan lämna sidan; det fortsätter.',
  day: 'dag {done} av {total}',
  failed: 'Det lyckades inte. Serverns logg säger varför; inget annat ändrades.',
  ready: 'Klart. Öppna demon',
  reload: 'Visa hur långt det har kommit',
  another: 'Öppna ett bolag till',
};
