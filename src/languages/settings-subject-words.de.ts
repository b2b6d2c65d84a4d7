/** German names of the pages of settings, and what each is for. */
export const subject = {
  company: 'Firma',
  senders: 'Absender',
  portal: 'Was Kunden sehen',
  bank: 'Bankkonten',
  online: 'Online bezahlen',
  calendar: 'Kalender',
  thresholds: 'Schwellen',
  categories: 'Fristen für Reklamationen',
  test: 'Testmodus',
  mailbox: 'Postfach',
  intake: 'Dateieingang',
  post: 'Postdienst',
  sms: 'Kurznachrichten (SMS)',
  rates: 'Gesetzliche Sätze',
  accounting: 'Buchhaltung',
  law: 'Recht',
  retention: 'Aufbewahrung',
  people: 'Personen und Rollen',
};

export const intro = {
  company: 'Wer fordert, genau so, wie Schriftstücke es nennen müssen. Was hier fehlt, fehlt in jeder Akte.',
  senders: 'Von wem Nachrichten kommen, wohin Antworten gehen und wer darin genannt ist.',
  portal:
    'Die Seite, auf der Kunden sehen, was sie schulden: wie sie aussieht, wer sie betreut, und was dort in Ihren Worten steht. Was leer ist, bleibt wie mitgeliefert.',
  bank: 'Wohin Kunden zahlen. Eine Änderung braucht eine zweite Person und gilt {hours} Stunden später; bis dahin kann man sie anhalten.',
  online:
    'Kunden können mit Karte oder von ihrer Bank auf der Seite eines Zahlungsanbieters zahlen. Aus, bis ein Anbieter eingerichtet ist; Überweisungen bleiben, wie sie sind.',
  calendar: 'Wann der Tag dieser Firma beginnt, wann gemahnt wird und an welchen Tagen nichts hinausgeht.',
  thresholds:
    'Worauf jeder Mahnlauf sieht, bevor er jemanden um Geld bittet. Eine Änderung gilt ab dem nächsten Lauf; was gesendet ist, bleibt.',
  test: 'Solange eine Firma Duly ausprobiert, erreicht nichts ihre Kunden.',
  mailbox:
    'Postfächer, in denen Antworten und zurückgekommene Mails eingehen. Sie werden gelesen; gelöscht wird dort nichts.',
  intake:
    'Quellen, die ihre Dateien in einen Ordner oder auf einen Server legen. Jede vollständige Datei wird so importiert wie die Quelle zuvor; was daran unsicher ist, wartet auf einen Menschen.',
  post: 'Wer die Briefe druckt und aufgibt. Jeder Brief wird einmal übergeben; was der Dienst antwortet, führt ihn weiter.',
  sms: 'Über welchen Anbieter Kurznachrichten gehen. Sie gehen nur an Mobiltelefone, montags bis samstags am Tag, wo ihr Empfänger ist, und an Privatpersonen nur, wenn diese zugestimmt haben.',
  rates:
    'Die Sätze, nach denen Verzug verzinst wird, jeder mit seiner Quelle. Sie gelten für alle Unternehmen; kein Satz wird über den letzten bekannt gegebenen Tag hinaus fortgeschrieben.',
  accounting:
    'Welche Konten, in welchem Format: wie die Journale der Gebühren, Zinsen, Ausbuchungen und Differenzen für die Bücher geschrieben werden.',
  law: 'Was das Recht eines Landes zum Zahlungsverzug sagt, jede Regel mit ihrer Fundstelle. Was nicht geprüft ist, berechnet nichts, hemmt nichts und droht niemandem, bis jemand hier es im amtlichen Text gelesen hat.',
  retention: 'Was einmal am Tag von selbst geleert wird, wenn seine Zeit vorbei ist. Ohne Frist wird nichts geleert.',
};
