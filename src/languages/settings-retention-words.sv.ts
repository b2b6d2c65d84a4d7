import type { retention as english } from './settings-retention-words.en';

/** Swedish words of the page of data retention. */
export const retention: { readonly [Name in keyof typeof english]: string } = {
  kind: 'Vad',
  months: 'Månader',
  goes: 'Går i morgon bitti',
  next: 'Nästa därefter',
  none: '–',
  preview: 'Visa vad som skulle gå',
  save: 'Behåll dessa tider',
  shown: 'Det här är en förhandsvisning: inget är satt än.',
  kept: 'Tiderna är sparade.',
  contacts: 'Namn, adresser och nummer för avslutade kontakter',
  problems: 'Värden på rader som en import inte kunde ta',
  mails: 'Skickade mejl till kollegor',
  finances: 'Vad som är känt om kunders tillgångar, efter sin egen dag',
  announcements: 'Rader i insolvenslistor: det som nya kunder jämförs med, och i klartext det som ingen har avgjort',
  never:
    'Töms aldrig: meddelanden som skickade, brev, akter, bokföringsposter, betalningar och loggen över vem som gjorde vad: de är räkenskapsmaterial och bevis. För kunder som är skyldiga något, har en öppen tvist, en akt eller ett rättsligt stopp töms inget ({n} nu).',
  wrong: 'Hela månader från 1 till 240, eller inget.',
};
