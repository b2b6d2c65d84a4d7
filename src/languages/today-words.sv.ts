import type { TodayWords } from './today-words.en';

/** Swedish words of Today. */
export const sv: TodayWords = {
  title: 'I dag',
  decide: 'Besluta',
  talk: 'Prata',
  mend: 'Ordna',
  nothing: 'Ingenting väntar här.',
  strip: {
    label: 'Läget',
    later: 'Visa siffrorna',
    overdue: 'Förfallet',
    due_week: 'Förfaller inom en vecka',
    promised_week: 'Lovat inom en vecka',
    came_in: 'Inkommet, senaste 7 dagarna',
    none: 'inget',
    items: { one: '{n} post', other: '{n} poster' },
  },
  waiting: {
    run: { one: '{n} körning väntar på godkännande', other: '{n} körningar väntar på godkännande' },
    approval: { one: '{n} meddelande kräver någons medgivande', other: '{n} meddelanden kräver någons medgivande' },
    doubtful: { one: '{n} meddelande har kanske gått iväg', other: '{n} meddelanden har kanske gått iväg' },
    failed: { one: '{n} meddelande misslyckades i veckan', other: '{n} meddelanden misslyckades i veckan' },
    unposted: { one: '{n} brev är utskrivet men inte postat', other: '{n} brev är utskrivna men inte postade' },
    import: { one: '{n} import i veckan hade fel', other: '{n} importer i veckan hade fel' },
    intake: {
      one: '{n} inkommen fil väntar på en människa',
      other: '{n} inkomna filer väntar på en människa',
    },
    intake_problems: {
      one: '{n} inkommen bankfil eller avi har fel',
      other: '{n} inkomna bankfiler eller avier har fel',
    },
    intake_trouble: {
      one: '{n} källa kan inte nås eller läsas',
      other: '{n} källor kan inte nås eller läsas',
    },
    intake_late: {
      one: 'Gamla uppgifter: {n} källa har inte levererat i tid',
      other: 'Gamla uppgifter: {n} källor har inte levererat i tid',
    },
    no_contact: { one: '{n} kund går inte att nå', other: '{n} kunder går inte att nå' },
    cash: { one: '{n} betalning väntar på beslut', other: '{n} betalningar väntar på beslut' },
    write_off: { one: '{n} avskrivning väntar på godkännande', other: '{n} avskrivningar väntar på godkännande' },
    over_limit: {
      one: '{n} kund är skyldig mer än sin kreditgräns',
      other: '{n} kunder är skyldiga mer än sin kreditgräns',
    },
    insurer: {
      one: '{n} kund ska anmälas till försäkringsgivaren inom 14 dagar',
      other: '{n} kunder ska anmälas till försäkringsgivaren inom 14 dagar',
    },
    stale: { one: 'Reskontran är för gammal för utskick', other: 'Reskontran är för gammal för utskick' },
  },
  kind: {
    call: 'Ring',
    answer: 'Svara',
    promise_broken: 'Brutet löfte',
    plan: 'Avbetalningsplan',
    plan_missed: 'Missad delbetalning',
    hand_over: 'Redo för indrivning',
    dispute: 'Tvist',
    hold: 'Vila som tar slut',
    letter: 'Brev',
    other: 'Uppgift',
  },
  due: 'senast {day}',
  more: { one: 'och {n} till av samma slag', other: 'och {n} till av samma slag' },
  owes: 'är skyldig {sum}',
  all: 'Alla uppgifter ({n})',
  first: {
    title: 'Inget att göra än',
    text: 'Importera reskontran först: vad som är öppet, vem som är skyldig, sedan när. Sedan säger Duly varje morgon vad som väntar på dig.',
    action: 'Importera en fil',
  },
};
