import type { TaskTitleWords } from './task-title-words.en';

/** German words of what tasks ask for. */
export const de: TaskTitleWords = {
  runBlocked: 'Heute keine Mahnungen: {why} {remedy}',
  statementsBlocked: 'Noch keine monatlichen Kontoauszüge: {why} {remedy}',
  handOver: 'Übergeben? {customer}, {documents}, {amount}',
  call: 'Anrufen: {customer}, {documents}, {amount}',
  callOn: 'Anrufen unter {phone}: {customer}, {documents}, {amount}',
  write: 'Schreiben: {customer}, {documents}, {amount}',
  answerCustomer: '{customer} schrieb am {day}: Antworten Sie, bevor die Mahnungen von selbst weitergehen',
  planMissed: 'Versäumt: {plan}, Rate {n} von {of}, {amount} vom {day}',
  planAwaiting: 'Eingegangenes Geld zuordnen: {plan}, Rate {n} von {of} fehlen {amount}',
  planVoid: '{plan} ist verfallen: {n} Raten versäumt, {amount} sofort fällig',
  planLapsed: 'Niemand hat das Angebot {plan} bis {day} beantwortet: fragen, neu anbieten oder aufheben',
  planApproval: 'Ratenplan {plan} freigeben oder aufheben: {amount} in {n}, außerhalb der Grenzen',
  planConsent: 'Zustimmung von {insurer} zum Ratenplan {plan} einholen',
  planRequest: 'Ratenzahlung im Portal erbeten: {plan}, {amount} in {n}. Annehmen oder aufheben',
  promiseBroken:
    'Zugesagt für {day} ({documents}), es fehlen {amount}: Nichts davon kam. Rufen Sie an, oder lassen Sie die Mahnungen weitergehen.',
  promisePartlyKept:
    'Zugesagt für {day} ({documents}), es fehlen {amount}: Ein Teil kam nicht. Fordern Sie den Rest an.',
  promiseAwaiting:
    'Zugesagt für {day} ({documents}), es fehlen {amount}: Nichts ist zugeordnet, aber es liegt Geld da, das niemand zugeordnet hat. Ordnen Sie es zu.',
  answerDispute: 'Beantworten Sie die Reklamation ({category}).',
  listedAgain:
    'Die Liste nennt {document} noch strittig, obwohl die Reklamation geschlossen ist. Erfassen Sie sie neu, oder berichtigen Sie die Quelle.',
  creditNote: 'Stellen Sie die Gutschrift aus, die als berechtigt gilt: {parts}',
  disputeBack: 'Das Geld, das diese Reklamation geschlossen hatte, ging zurück: Sie besteht wieder.',
  reviewDispute: 'Sehen Sie diese Reklamation wieder an, es war am {day} fällig: {objection}',
  holdReview: 'Gilt das noch? Gesperrt ({hold}): {reason}',
  holdEnds: 'Diese Mahnsperre endet ({hold}): {reason}',
  decideRest: '{document}: Über den Rest von {rest} entscheiden ({reason})',
  returnUnknown: '{amount} gingen am {day} zurück ({name}): beim Kunden sagen, welche Zahlung es war',
  refundDue: '{amount} an {customer} zurückzahlen, auf {iban}',
  checkoutBack: 'Geld einer Onlinezahlung ({reference}) ging zurück: ansehen',
  refundAsk: '{amount} an {customer} zurückzahlen: nach dem Konto fragen',
  tellMoney: '{partner} Bescheid geben: {amount} gingen direkt bei uns ein ({number}). Einen Nachtrag machen.',
  tellMoneyBack: '{partner} Bescheid geben: {amount} gingen zurück ({number}). Einen Nachtrag machen.',
  lookAtReturn: '{amount} gingen am {day} zurück ({reason}): klären, ob erneut eingezogen oder anders gezahlt wird',
  askRelease: 'Freigabe von {amount} einholen, einbehalten bis {day} (Belege: {n}); danach wird gemahnt',
  dateRelease: 'Angeben, bis wann {amount} einbehalten sind (Belege: {n}): ohne Tag wird das nie gefordert',
  lookAtDebit: 'Klären, warum nicht kam, was wir einziehen: {n} bis {day} (nie eingereicht oder zurückgegangen?)',
  reissue: '{document} neu ausstellen: Die Plattform hat die E-Rechnung zurückgewiesen',
  stopDeliveries: 'Lieferungen stoppen? {customer}, {documents}, {amount}',
  releaseDeliveries: 'Lieferungen freigeben? Bei {customer} ist nichts mehr überfällig',
  clearObstacle: 'Dieses Hindernis klären ({obstacle}): {reason}',
  lookInPortal: 'In {portal} nachsehen, was aus {documents} wurde',
  lookInPortalWhole: 'In {portal} nachsehen, was im Weg steht',
  bankChange: 'Bestätigen oder stoppen: Zahlungen in {currency} auf {iban}',
  messageFailed: 'Die Nachricht an {recipient} kam nicht an: {reason}',
  messageDoubtful: 'Kam die Nachricht an {recipient} an? Der Anbieter nahm sie und gab keine Antwort.',
  postLetter: 'Bringen Sie den Brief an {to} zur Post: Er wurde am {day} erstellt',
  postLetterUnnamed: 'Bringen Sie den Brief an den Kunden zur Post: Er wurde am {day} erstellt',
  findAddress: 'Suchen Sie die Adresse von {to}: Der Brief kam zurück',
  findAddressUnnamed: 'Suchen Sie die Adresse des Kunden: Der Brief kam zurück',
  letterRefused: '{to} nahm den Brief nicht an',
  letterRefusedUnnamed: 'Der Kunde nahm den Brief nicht an',
  signedPaper: 'Sehen Sie an, was der Kunde als unterschrieben geschickt hat: {file}',
  decidePromise: 'Entscheiden Sie über die Zusage für {day}, die der Kunde im Portal gab: Hält sie die Mahnungen an?',
  statementDisagrees:
    'Laut Liste sind von {document} {stated} offen; nach den Zahlungen hier sind es {open}. Ging eine Zahlung zurück, oder wurde sie falsch zugeordnet?',
  statementLacksReceipts:
    'Laut Liste sind {stated} offen, von {documents} ({n}); nach den Zahlungseingängen der Bank hier sind es {open}. Hat die Buchhaltung die Eingänge noch nicht gebucht, oder kam das Geld von jemand anderem?',
  presumedOne:
    '{n} Posten fehlt in {file} und gilt als vermutlich ausgeglichen. Schließen Sie ihn, oder die nächste Liste tut es.',
  presumedMany:
    '{n} Posten fehlen in {file} und gelten als vermutlich ausgeglichen. Schließen Sie sie, oder die nächste Liste tut es.',
  overtaken: 'Die Quelle sagt jetzt „{source}“ bei {field}; {who} hat es zu „{value}“ berichtigt ({why}). Was stimmt?',
  overtakenEmptied: 'Die Quelle sagt jetzt „{source}“ bei {field}; {who} hat es geleert ({why}). Was stimmt?',
  overtakenToNothing:
    'Die Quelle sagt bei {field} nichts mehr; {who} hat es zu „{value}“ berichtigt ({why}). Was stimmt?',
};
