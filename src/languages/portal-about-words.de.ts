import type { PortalAboutWords } from './portal-about-words.en';

/** German words of the same. */
export const de: PortalAboutWords = {
  title: 'Wer wir sind und wie es weitergeht',
  register: 'Registernummer',
  vat: 'USt-IdNr.',
  representative: 'Vertreten durch',
  phone: 'Telefon',
  email: 'E-Mail',
  website: 'Website',
  permission: 'Zulassung',
  numbers: 'Ihre Nummern bei uns',
  behalf: {
    title: 'In wessen Auftrag',
    short: 'im Auftrag von {company}',
    own: '{company} kümmert sich selbst um seine Rechnungen. Sonst ist niemand beteiligt.',
    operator: '{operator} betreut dieses Konto im Auftrag von {company}. Was offen ist, wird {company} geschuldet.',
  },
  person: {
    title: 'Wer sich darum kümmert',
    name: 'Name',
    role: 'Funktion',
    qualification: 'Qualifikation',
    hours: 'Erreichbar',
  },
  why: {
    title: 'Warum Sie von uns gehört haben',
    text: 'Mindestens eine Rechnung von {company} ist fällig oder wird es bald. Rechnungen werden übersehen und Nachrichten gehen verloren, deshalb erinnern wir Sie. Wenn Sie bezahlt haben oder etwas nicht stimmt, sagen Sie es uns: Wir sehen es uns an, bevor wir wieder schreiben.',
  },
  process: {
    title: 'Wie es weitergeht',
    steps: [
      'Um den Fälligkeitstag herum senden wir Erinnerungen. Jede nennt die Rechnungen, die Summe und einen Tag.',
      'Wenn Sie uns etwas mitteilen (einen Tag, an dem Sie zahlen, dass etwas nicht stimmt, dass Sie bezahlt haben), sieht es sich zuerst ein Mensch an. Diesen Teil verlangen wir so lange nicht.',
      'Eine letzte Erinnerung kommt erst, wenn mindestens zwei andere dieselbe Rechnung genannt haben.',
    ],
    handOver:
      'Bleibt all das ohne Antwort, kann hier ein Mensch entscheiden, dass ein Partner für uns einzieht. Bis dahin können Sie hier zahlen, Raten vereinbaren oder widersprechen.',
  },
  ahead: {
    reminder: '{day}: Wir erinnern Sie, wenn wir nichts von Ihnen gehört haben und keine Zahlung gekommen ist.',
    formalNotice:
      '{day}: wir senden Ihnen eine förmliche Mahnung, wenn wir bis dahin nichts von Ihnen gehört haben und keine Zahlung da ist.',
    final:
      '{day}: Wir senden Ihnen eine letzte Erinnerung, wenn wir nichts von Ihnen gehört haben und keine Zahlung gekommen ist.',
    call: '{day}: Wir versuchen, Sie telefonisch zu erreichen.',
    preDue: '{day}: Wir schreiben Ihnen, dass der Fälligkeitstag naht.',
  },
  data: {
    title: 'Was wir mit Ihren Daten tun',
    text: [
      'Wir speichern Ihren Namen, Ihre Anschrift und wie Sie zu erreichen sind, Ihre Rechnungen und Zahlungen und was Sie und wir geschrieben haben. Wir brauchen es, um Offenes einzuziehen, Ihnen zu antworten und die Belege zu behalten, die die Buchführung verlangt.',
      'Wir geben es nur denen, die für uns an diesem Konto arbeiten. Soll ein Partner für uns einziehen, erhält auch er, was er dafür braucht.',
      'Diese Seite behält ein Cookie, damit Sie während Ihres Besuchs angemeldet bleiben. Sie fragt niemanden sonst und misst nichts.',
      'Sie können uns fragen, was wir speichern, es berichtigen lassen, der Nutzung widersprechen und sich bei der Datenschutzbehörde Ihres Landes beschweren.',
    ],
    contact: 'Schreiben Sie an {email}.',
  },
  faq: {
    title: 'Häufige Fragen',
    entries: [
      {
        q: 'Ich habe bezahlt. Warum fragen Sie noch?',
        a: 'Eine Überweisung braucht ein bis zwei Bankarbeitstage, und wir zählen sie, wenn sie bei uns ist. Sagen Sie uns Tag und Betrag, dann suchen wir sie.',
      },
      {
        q: 'Ich kann jetzt nicht alles bezahlen.',
        a: 'Sagen Sie uns, an welchem Tag Sie können, oder bitten Sie um Raten. Je früher wir es wissen, desto besser können wir helfen.',
      },
      {
        q: 'Ich bin mit einer Rechnung nicht einverstanden.',
        a: 'Sagen Sie uns, was nicht stimmt, auch wenn es nur eine Zeile ist. Diesen Teil verlangen wir nicht, solange wir ihn prüfen.',
      },
      {
        q: 'Woher weiß ich, dass das Bankkonto wirklich Ihres ist?',
        a: 'Vergleichen Sie es mit Ihrer Rechnung oder Ihrem Vertrag, oder rufen Sie uns unter einer Nummer an, die Sie schon kannten. Trauen Sie keinem Konto, das Ihnen am Telefon oder in einer neuen Nachricht genannt wurde.',
      },
      {
        q: 'Ich bin nicht die richtige Person.',
        a: 'Sagen Sie es uns. Wir schreiben Ihnen dazu nicht mehr und suchen die richtige.',
      },
      {
        q: 'Ich kann gar nicht mehr bezahlen.',
        a: 'Sagen Sie uns, was möglich ist. Ein Mensch liest es. In den meisten Ländern gibt es kostenlose Schuldnerberatung; es hilft, früh hinzugehen.',
      },
    ],
  },
};
