/** The words of days in six languages and two more, folded: what they are is told by `said-day.ts`. */
const numbered = (...words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(words.flatMap((same, at) => same.split(' ').map((word) => [word, at + 1])));

export const MONTHS = numbered(
  'january jan januar janvier janv januari januar enero ene gennaio janeiro janner',
  'february feb februar fevrier fevr februari febrero febbraio fevereiro',
  'march mar marz mars maart mrt marzo marco maerz',
  'april apr avril avr abril abr aprile',
  'may mai maj mei mayo maggio maio',
  'june jun juni juin junio giugno junho',
  'july jul juli juillet juil julio luglio julho',
  'august aug aout augusti augustus agosto ago',
  'september sep sept septembre septiembre setiembre settembre setembro',
  'october oct oktober okt octobre octubre ottobre outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dicembre dezembro',
);

/** Monday is 1. In Swedish a day that is over has an s: `i fredags`. */
export const WEEKDAYS = numbered(
  'monday montag lundi mandag mandags maandag lunes lunedi',
  'tuesday dienstag mardi tisdag tisdags dinsdag martes martedi',
  'wednesday mittwoch mercredi onsdag onsdags woensdag miercoles mercoledi',
  'thursday donnerstag jeudi torsdag torsdags donderdag jueves giovedi',
  'friday freitag vendredi fredag fredags vrijdag viernes venerdi',
  'saturday samstag sonnabend samedi lordag lordags zaterdag sabado sabato',
  'sunday sonntag dimanche sondag sondags zondag domingo domenica',
);

export const NUMBERS: Readonly<Record<string, number>> = {
  ...{ a: 1, one: 1, ein: 1, eine: 1, einem: 1, einer: 1, un: 1, une: 1, en: 1, ett: 1, een: 1, una: 1, uno: 1 },
  ...{ two: 2, zwei: 2, deux: 2, tva: 2, twee: 2, dos: 2, three: 3, drei: 3, trois: 3, tre: 3, drie: 3, tres: 3 },
  ...{ four: 4, vier: 4, quatre: 4, fyra: 4, cuatro: 4, five: 5, funf: 5, cinq: 5, fem: 5, vijf: 5, cinco: 5 },
  ...{ six: 6, sechs: 6, sex: 6, zes: 6, seis: 6, seven: 7, sieben: 7, sept: 7, sju: 7, zeven: 7, siete: 7 },
  ...{ eight: 8, acht: 8, huit: 8, atta: 8, ocho: 8, ten: 10, zehn: 10, dix: 10, tio: 10, tien: 10, diez: 10 },
  ...{ fourteen: 14, vierzehn: 14, quinze: 15, fjorton: 14, veertien: 14, catorce: 14, quince: 15 },
};

const keys = (words: Readonly<Record<string, number>>): string =>
  Object.keys(words).sort((a, b) => b.length - a.length).join('|'); // prettier-ignore

export const MONTH = `(${keys(MONTHS)})`;
export const WEEKDAY = `(${keys(WEEKDAYS)})`;
export const NUMBER = `(\\d{1,3}|${keys(NUMBERS)})`;
/** `days`, `working days`, `weeks`, `months`. */
export const UNIT =
  '(working days?|business days?|bank days?|werktage?n?|arbeitstage?n?|bankarbeitstage?n?|jours? ouvr(?:es?|ables?)|arbetsdagar|bankdagar|werkdag(?:en)?|dias? habil(?:es)?|dias? laborables?|days?|tage?n?|jours?|dagar|dag|dagen|dias?|giorni|weeks?|wochen?|semaines?|veck(?:a|or)|weken|week|semanas?|settimane?|months?|monate?n?|mois|manad(?:er)?|maand(?:en)?|mes(?:es)?)';

/** Words that lead a number to be a day: `by 15.3`, `zum 15.`, `le 15`. */
export const LEADING =
  "(?:on|by|until|till|before|am|zum|bis|bis zum|ab|ab dem|vom|per|den|le|du|au|jusqu'au|avant le|pour le|a partir du|d'ici le|op|tot|tot en met|voor|uiterlijk|de|el|antes del|hasta el|para el|il|senast|t\\.?o\\.?m\\.?|till|fram till|dia|em|ate)";
