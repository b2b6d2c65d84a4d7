import type { TodayWords } from './today-words.en';

/** German words of Today. */
export const de: TodayWords = {
  title: 'Heute',
  decide: 'Entscheiden',
  talk: 'Sprechen',
  mend: 'In Ordnung bringen',
  nothing: 'Hier wartet nichts.',
  strip: {
    label: 'Wie es steht',
    later: 'Zahlen anzeigen',
    overdue: 'Überfällig',
    due_week: 'Fällig binnen einer Woche',
    promised_week: 'Zugesagt binnen einer Woche',
    came_in: 'Eingegangen, letzte 7 Tage',
    none: 'nichts',
    items: { one: '{n} Posten', other: '{n} Posten' },
  },
  waiting: {
    run: { one: '{n} Mahnlauf wartet auf Freigabe', other: '{n} Mahnläufe warten auf Freigabe' },
    approval: { one: '{n} Nachricht braucht eine Zustimmung', other: '{n} Nachrichten brauchen eine Zustimmung' },
    doubtful: {
      one: '{n} Nachricht ist vielleicht hinausgegangen',
      other: '{n} Nachrichten sind vielleicht hinausgegangen',
    },
    failed: { one: '{n} Nachricht ist diese Woche gescheitert', other: '{n} Nachrichten sind diese Woche gescheitert' },
    unposted: { one: '{n} Brief ist gedruckt, nicht aufgegeben', other: '{n} Briefe sind gedruckt, nicht aufgegeben' },
    import: { one: '{n} Import dieser Woche hatte Fehler', other: '{n} Importe dieser Woche hatten Fehler' },
    intake: {
      one: '{n} eingegangene Datei wartet auf einen Menschen',
      other: '{n} eingegangene Dateien warten auf einen Menschen',
    },
    intake_problems: {
      one: '{n} eingegangene Bankdatei oder Avis hat Fehler',
      other: '{n} eingegangene Bankdateien oder Avise haben Fehler',
    },
    intake_trouble: {
      one: '{n} Quelle ist nicht erreichbar oder nicht lesbar',
      other: '{n} Quellen sind nicht erreichbar oder nicht lesbar',
    },
    intake_late: {
      one: 'Veraltete Daten: {n} Quelle hat nicht rechtzeitig geliefert',
      other: 'Veraltete Daten: {n} Quellen haben nicht rechtzeitig geliefert',
    },
    no_contact: { one: '{n} Kunde ist nicht erreichbar', other: '{n} Kunden sind nicht erreichbar' },
    cash: { one: '{n} Zahlung wartet auf eine Entscheidung', other: '{n} Zahlungen warten auf eine Entscheidung' },
    write_off: { one: '{n} Ausbuchung wartet auf Genehmigung', other: '{n} Ausbuchungen warten auf Genehmigung' },
    over_limit: {
      one: '{n} Kunde schuldet mehr als sein Kreditlimit',
      other: '{n} Kunden schulden mehr als ihr Kreditlimit',
    },
    insurer: {
      one: '{n} Kunde ist binnen 14 Tagen dem Versicherer zu melden',
      other: '{n} Kunden sind binnen 14 Tagen dem Versicherer zu melden',
    },
    stale: { one: 'Die Konten sind zu alt, um etwas zu senden', other: 'Die Konten sind zu alt, um etwas zu senden' },
  },
  kind: {
    call: 'Anrufen',
    answer: 'Antworten',
    promise_broken: 'Gebrochene Zusage',
    plan: 'Ratenplan',
    plan_missed: 'Versäumte Rate',
    hand_over: 'Bereit zur Beitreibung',
    dispute: 'Reklamation',
    hold: 'Sperre endet',
    letter: 'Brief',
    other: 'Aufgabe',
  },
  due: 'bis {day}',
  more: { one: 'und {n} weitere dieser Art', other: 'und {n} weitere dieser Art' },
  owes: 'schuldet {sum}',
  all: 'Alle Aufgaben ({n})',
  first: {
    title: 'Noch nichts zu tun',
    text: 'Importieren Sie zuerst die Konten: was offen ist, wer es schuldet, seit wann. Dann sagt Duly jeden Morgen, was auf Sie wartet.',
    action: 'Datei importieren',
  },
};
