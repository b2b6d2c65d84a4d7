import type { TaskTitleWords } from './task-title-words.en';

/** German words of what tasks ask for. */
export const de: TaskTitleWords = {
  agreementEnds: '{partner}: {agreement} endet am {day}. Verlängern Sie, oder lassen Sie enden',
  agreementEnded: '{partner}: {agreement} endete am {day}. Verlängern oder beenden Sie',
  mandateLapsed:
    '{partner} hat offene Fälle ({n}) ohne geltende Vereinbarung: {why} Lassen Sie eine unterschreiben, oder nehmen Sie die Fälle zurück',
  runBlocked: 'Heute keine Mahnungen: {why} {remedy}',
  statementsBlocked: 'Noch keine monatlichen Kontoauszüge: {why} {remedy}',
  prospect: '{company} hat sich registriert und wartet: annehmen oder ablehnen',
  feeInvoiceWaits: 'Die Rechnung für Fall {number} an {company} kann nicht gestellt werden: {lacks}',
  setUpFee: 'Anlagegebühr von {partner} zahlen, {amount} mit USt., für {number}: Danach beginnt die Arbeit',
  handOver: 'Übergeben? {customer}, {documents}, {amount}',
  call: 'Anrufen: {customer}, {documents}, {amount}',
  callOn: 'Anrufen unter {phone}: {customer}, {documents}, {amount}',
  write: 'Schreiben: {customer}, {documents}, {amount}',
  answerMail: '{customer} schreibt „{subject}“: antworten',
  mendMailbox: 'Das Postfach {name} lässt sich nicht lesen: {reason}',
  callAgreed: '{customer} um {time} unter {phone} anrufen, wie vereinbart',
  callMissed: 'Niemand rief {customer} wie vereinbart am {day} an: {phone} anrufen und sich entschuldigen',
  callBack: '{customer} unter {phone} zurückrufen',
  approveVisit: 'Den Besuch bei {customer} am {day} genehmigen oder absagen: vorher wird nichts angekündigt',
  visitRequest: '{customer} bittet um einen Besuch: planen oder antworten',
  visitMove: '{customer} bittet um einen anderen Tag als {day} für den Besuch: verlegen oder antworten',
  visitRefused: '{customer} möchte keinen Besuch: niemand geht hin; einen anderen Weg finden',
  visitUnannounced:
    'Die Ankündigung des Besuchs am {day} hat den Kunden nicht rechtzeitig erreicht: verlegen oder absagen',
  visitOutcome: 'Festhalten, wie der Besuch am {day} verlief',
  findAddressVisited: 'Anschrift ermitteln: am Ort des Besuchs ist niemand dieses Namens',
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
  findRemittance: '{partner} führt {amount} ab ({reference}). Das Geld auf der Bank finden.',
  remittanceDiffers:
    '{partner}: Abführung {reference} weicht um {amount} von dem ab, was vereinbart war oder einging. Ansehen.',
  remittanceLate: '{partner} hat {amount} als bezahlt am {day} gemeldet ({number}) und nicht abgeführt. Anfordern.',
  remittanceTwice:
    'Die Buchhaltung hat eine Zahlung über {amount} vom {day} von {customer}, die Geld der Abführung {reference} von {partner} sein kann. Sagen, ob es dasselbe ist.',
  invoiceDiffers:
    '{partner}: Rechnung {number} weicht um {amount} von der Vereinbarung ab. Annehmen oder zurückweisen.',
  lookAtReturn: '{amount} gingen am {day} zurück ({reason}): klären, ob erneut eingezogen oder anders gezahlt wird',
  askRelease: 'Freigabe von {amount} einholen, einbehalten bis {day} (Belege: {n}); danach wird gemahnt',
  dateRelease: 'Angeben, bis wann {amount} einbehalten sind (Belege: {n}): ohne Tag wird das nie gefordert',
  lookAtDebit: 'Klären, warum nicht kam, was wir einziehen: {n} bis {day} (nie eingereicht oder zurückgegangen?)',
  pursueInterest: 'Verfolgen oder erlassen: {document} wurde verspätet bezahlt und trug {amount} Zinsen',
  holdInterestDispute: 'Entscheiden, ob die strittigen Tage von {document} Zinsen tragen: Der Einwand war berechtigt',
  holdInterestInsolvency: 'Entscheiden, ob der Zinslauf endet: Insolvenz seit {day}',
  reissue: '{document} neu ausstellen: Die Plattform hat die E-Rechnung zurückgewiesen',
  stepLate:
    'Schritt überfällig ({number}): {step}, geplant für {day}. Fragen Sie {partner}, halten Sie ihn fest oder sagen Sie ihn ab.',
  stopAfterCase: 'Lieferungen stoppen? {customer}: Fall {number} ist beendet, der Rest wurde aufgegeben',
  stopDeliveries: 'Lieferungen stoppen? {customer}, {documents}, {amount}',
  releaseDeliveries: 'Lieferungen freigeben? Bei {customer} ist nichts mehr überfällig',
  clearObstacle: 'Dieses Hindernis klären ({obstacle}): {reason}',
  lookInPortal: 'In {portal} nachsehen, was aus {documents} wurde',
  lookInPortalWhole: 'In {portal} nachsehen, was im Weg steht',
  rateMissing: 'Satz von {period} fehlt oder ist nicht geprüft: {series}; gebraucht von {rules}',
  rateConfirm: 'Gesetzliche Sätze bestätigen oder ablehnen: {n}, eingetragen von {who}',
  bankChange: 'Bestätigen oder stoppen: Zahlungen in {currency} auf {iban}',
  messageFailed: 'Die Nachricht an {recipient} kam nicht an: {reason}',
  messageDoubtful: 'Kam die Nachricht an {recipient} an? Der Anbieter nahm sie und gab keine Antwort.',
  postLetter: 'Bringen Sie den Brief an {to} zur Post: Er wurde am {day} erstellt',
  postLetterUnnamed: 'Bringen Sie den Brief an den Kunden zur Post: Er wurde am {day} erstellt',
  findAddress: 'Suchen Sie die Adresse von {to}: Der Brief kam zurück',
  findAddressUnnamed: 'Suchen Sie die Adresse des Kunden: Der Brief kam zurück',
  letterRefused: '{to} nahm den Brief nicht an',
  letterRefusedUnnamed: 'Der Kunde nahm den Brief nicht an',
  postalDoubtful:
    'Hat {service} die Lieferung {drop}? Ihre Liste war beim Nachsehen weg, und niemand weiß, wer sie genommen hat.',
  postalAnswer: 'Aus der Antwort {file} von {service} konnten nicht übernommen werden: {n} Zeilen',
  smsTrouble:
    'Kurznachrichten warten: der Dienst nimmt unseren Schlüssel nicht an ({why}). Ändern Sie das Geheimnis, oder senden Sie einen Test.',
  postalTrouble: 'Briefe werden {service} nicht übergeben: {why} {remedy}',
  webhookFailed:
    'Das System eines Partners unter {host} antwortet seit drei Tagen nicht: {why}. Fragen Sie den Partner und senden Sie dann noch einmal',
  parcelFailed: '{number} hat {partner} nicht erreicht: {why}. Senden Sie es erneut, oder senden Sie den Link',
  letterRejected: '{service} hat den Brief an {to} nicht angenommen: {why}',
  signedPaper: 'Sehen Sie an, was der Kunde als unterschrieben geschickt hat: {file}',
  confirmContact:
    'Bestätigen Sie einen Kontakt des Kunden: Er möchte im Portal seine Papiere sehen, und wir kennen keine Adresse, an die ein Code gehen darf',
  decidePromise: 'Entscheiden Sie über die Zusage für {day}, die der Kunde im Portal gab: Hält sie die Mahnungen an?',
  answerQuestion: '{customer} hat im Portal etwas gefragt: Antworten Sie bis {day}',
  lookForPayment: 'Suchen Sie die Zahlung von {customer}; die Rechnungen warten bis {day}. {note}',
  decideProposal: '{customer} schlägt eine Berichtigung vor: Nehmen Sie sie an oder lehnen Sie sie ab ({value})',
  wrongPerson: '{contact} sagt, nicht {customer} zu sein: Finden Sie den richtigen Kontakt oder nehmen Sie es zurück',
  hardship: '{customer} ist in Not: Kümmern Sie sich um das Konto',
  hardshipCall: '{customer} ist in Not und möchte angerufen werden: Kümmern Sie sich um das Konto',
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
  partnerAsksStep: '{partner} will in {number} einen gerichtlichen Schritt gehen: bis {day} antworten',
  partnerAsksSettlement: '{partner} überbringt in {number} ein Angebot über {amount}: bis {day} annehmen oder ablehnen',
  partnerAsksPlan: '{partner} überbringt in {number} einen Ratenvorschlag: bis {day} antworten',
  partnerAsksCost: '{partner} bittet in {number} um Kosten bis {amount}: bis {day} antworten',
  partnerAsksInfo: '{partner} braucht etwas, um {number} fortzusetzen: bis {day} antworten',
  partnerAsksTime: '{partner} bittet in {number} um mehr Zeit: bis {day} antworten',
  evaluateCase: 'Entscheiden, wie es mit {number} bei {partner} weitergeht: bis {day}',
  readMessage: '{partner} hat zu {number} geschrieben: lesen und antworten',
  caseLateReceipt: '{partner} hat den Eingang von {number} nicht bestätigt; fällig war das am {day}',
  caseLateLetter: '{partner} hat zu {number} kein erstes Schreiben gemeldet; fällig war es am {day}',
  caseLateCall: '{partner} hat zu {number} keinen Kontakt zum Schuldner gemeldet; fällig war er am {day}',
  caseLateAmicable:
    'Die außergerichtliche Phase von {number} bei {partner} ist seit {day} vorbei: nach dem Stand fragen',
  caseLateEvaluation: 'Wie es mit {number} bei {partner} weitergeht, war bis {day} zu entscheiden',
  partnerSentPaper: '{partner} hat zu {number} eine Unterlage gesendet: ansehen',
  insolvencyProof: 'Insolvenz von {customer}: Forderung bis {day} anmelden ({source})',
  insolvencyProofUnknown:
    'Insolvenz von {customer}: klären, bis wann Forderungen anzumelden sind (nicht geprüft: {source})',
  insolvencyTitle: 'Insolvenz von {customer}: Ware unter Eigentumsvorbehalt bis {day} herausverlangen ({source})',
  insolvencyCase:
    '{customer} ist insolvent und {partner} ist unterrichtet: {number} als insolvent schließen oder weiterlaufen lassen',
  insolvencyList: 'Die neueste Insolvenzliste ist vom {day}: eine neuere importieren',
  insolvencyReceipt:
    'Insolvenz von {customer}: Am {day} gingen {amount} ({document}) auf Eingefrorenes ein. Klären, ob es zurückzugeben ist',
  traceCustomer: '{customer} suchen: {reason}',
  reliefOpens: 'Umsatzsteuer von {number}: seit {day} rückholbar ({source}); sehen Sie nach, was noch fehlt',
  reliefOpensUnverified:
    'Umsatzsteuer von {number}: womöglich ab {day} rückholbar (nicht geprüft: {source}); fragen Sie Ihren Steuerberater und sehen Sie nach, was noch fehlt',
  reliefLapses: 'Umsatzsteuer von {number}: Rückholung nur bis {day} ({source})',
  reliefLapsesUnverified:
    'Umsatzsteuer von {number}: womöglich nur bis {day} rückholbar (nicht geprüft: {source}); fragen Sie Ihren Steuerberater',
  vatAgain:
    '{amount} gingen auf {document} ein, nachdem {number} aufgegeben war: Wurde die Umsatzsteuer zurückgeholt, sind etwa {vat} wieder abzuführen',
  vatAgainUnknown:
    '{amount} gingen auf {document} ein, nachdem {number} aufgegeben war: Wurde die Umsatzsteuer zurückgeholt, ist die darin enthaltene wieder abzuführen; wie viel das ist, sagt das Kontenblatt nicht',
  prepayAfterLoss:
    '{customer} nur gegen Vorkasse beliefern? Fall {number} endete ohne Zahlung: {amount} wurden aufgegeben',
  prepayAfterInsolvency:
    '{customer} nur gegen Vorkasse beliefern? Fall {number} endete mit Insolvenz: {amount} sind nicht bezahlt',
};
