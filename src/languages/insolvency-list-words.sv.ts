import type { InsolvencyListWords } from './insolvency-list-words.en';

/** Swedish words of the page that checks a list of insolvencies. */
export const sv: InsolvencyListWords = {
  title: 'Insolvenskontroll',
  intro:
    'En lista över kungjorda förfaranden jämförs med era kunder. Inget registreras av sig självt: ni tittar på det som stämmer.',
  newest: 'Den nyaste listan kontrollerades den {day}. Kunder som kommer senare jämförs också med den.',
  never: 'Ingen lista har kontrollerats än.',
  read: 'Lästa rader: {rows}. Nya förslag: {found}.',
  problemsTitle: 'Rader som inte går att använda',
  problem: 'Rad {row}: {why}',
  matches: 'Är det den här kunden?',
  matchesText: 'Samma organisations- eller momsnummer är säkert. Ett namn med postnummer kan vara någon annan.',
  byNumber: 'Samma organisations- eller momsnummer',
  byName: 'Samma namn och postnummer: titta noga',
  digestOnly: 'Raden i {list} kom före kunden och är därför inte sparad i klartext: slå upp den i listan.',
  record: 'Registrera insolvens',
  notThis: 'Inte den här kunden',
  remembered: 'Sparat: det är inte den kunden. Raden finns inte kvar i klartext.',
  empty: 'Ingen rad väntar på att granskas.',
  upload: 'Kontrollera en lista',
  uploadText:
    'CSV eller Excel med rubriker: namn, organisations- eller momsnummer, dag för beslut eller kungörelse; domstol, nummer, typ, förvaltare och postnummer om de finns. Rader som inte stämmer med någon sparas bara som kontrollvärden.',
  country: 'Register i',
  file: 'Lista',
  check: 'Kontrollera listan',
  noFile: 'Välj ett land och en fil.',
  problems: {
    'no-headings': 'inga rubriker för vem och när',
    'no-rows': 'inga rader',
    'too-many-rows': 'fler än {value} rader',
    damaged: 'den går inte att dela i celler',
    nobody: 'varken namn eller nummer',
    'no-day': 'varken beslutsdag eller kungörelsedag',
    'not-a-day': '”{value}” är ingen dag',
    'future-day': '{value} ligger i framtiden',
  },
};
