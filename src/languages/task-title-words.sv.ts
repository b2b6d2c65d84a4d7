import type { TaskTitleWords } from './task-title-words.en';

/** Swedish words of what tasks ask for. */
export const sv: TaskTitleWords = {
  runBlocked: 'Inga påminnelser i dag: {why} {remedy}',
  statementsBlocked: 'Inga månatliga kontoutdrag än: {why} {remedy}',
  handOver: 'Lämna över? {customer}, {documents}, {amount}',
  call: 'Ring: {customer}, {documents}, {amount}',
  callOn: 'Ring {phone}: {customer}, {documents}, {amount}',
  write: 'Skriv: {customer}, {documents}, {amount}',
  answerCustomer: '{customer} skrev {day}: svara innan påminnelserna fortsätter av sig själva',
  planMissed: 'Missad: {plan}, delbetalning {n} av {of}, {amount} den {day}',
  planAwaiting: 'Matcha inkomna pengar: {plan}, delbetalning {n} av {of} saknar {amount}',
  planVoid: '{plan} är förfallen: {n} missade, {amount} ska betalas genast',
  planLapsed: 'Ingen svarade på erbjudandet {plan} till {day}: fråga, erbjud igen eller avsluta',
  planApproval: 'Godkänn eller avsluta planen {plan}: {amount} i {n}, utanför gränserna',
  planRequest: 'Avbetalning begärd i portalen: {plan}, {amount} i {n}. Godta eller avsluta',
  promiseBroken:
    'Lovat till {day} ({documents}), {amount} saknas: inget av det kom. Ring, eller låt påminnelserna fortsätta.',
  promisePartlyKept: 'Lovat till {day} ({documents}), {amount} saknas: en del kom inte. Be om resten.',
  promiseAwaiting:
    'Lovat till {day} ({documents}), {amount} saknas: inget är avprickat, men det finns pengar som ingen har prickat av. Pricka av dem.',
  answerDispute: 'Svara på tvisten ({category}).',
  listedAgain:
    'Listan kallar fortfarande {document} bestridd, fast tvisten är avslutad. Ta upp den igen, eller rätta källan.',
  creditNote: 'Utfärda kreditnotan som befanns berättigad: {parts}',
  disputeBack: 'Pengarna som hade avslutat tvisten gick tillbaka: den står kvar.',
  reviewDispute: 'Titta på tvisten igen, det skulle ha skett {day}: {objection}',
  holdReview: 'Gäller det fortfarande? Pausad ({hold}): {reason}',
  holdEnds: 'Pausen upphör i dag ({hold}): {reason}',
  decideRest: '{document}: besluta om resten på {rest} ({reason})',
  lookAtReturn: '{amount} gick tillbaka {day} ({reason}): se om det dras igen eller betalas på annat sätt',
  lookAtDebit: 'Se varför det vi drar inte har kommit: {n} till och med {day} (aldrig begärt, eller i retur?)',
  reissue: 'Utfärda {document} på nytt: plattformen avvisade e-fakturan',
  clearObstacle: 'Lös detta hinder ({obstacle}): {reason}',
  bankChange: 'Bekräfta eller stoppa: betalningar i {currency} till {iban}',
  messageFailed: 'Meddelandet till {recipient} kom inte fram: {reason}',
  messageDoubtful: 'Kom meddelandet till {recipient} fram? Leverantören tog emot det och gav inget svar.',
  postLetter: 'Posta brevet till {to}: det gjordes {day}',
  postLetterUnnamed: 'Posta brevet till kunden: det gjordes {day}',
  findAddress: 'Ta reda på adressen till {to}: brevet kom tillbaka',
  findAddressUnnamed: 'Ta reda på kundens adress: brevet kom tillbaka',
  letterRefused: '{to} tog inte emot brevet',
  letterRefusedUnnamed: 'Kunden tog inte emot brevet',
  decidePromise: 'Ta ställning till löftet för {day} som kunden gav i portalen: pausar det påminnelserna?',
  statementDisagrees:
    'Listan säger att {stated} av {document} är öppet; enligt betalningarna här är det {open}. Gick en betalning tillbaka, eller prickades den av mot fel dokument?',
  presumedOne: '{n} post saknas i {file} och antas vara betald. Stäng den, annars gör nästa lista det.',
  presumedMany: '{n} poster saknas i {file} och antas vara betalda. Stäng dem, annars gör nästa lista det.',
  overtaken: 'Källan säger nu ”{source}” för {field}; {who} har rättat det till ”{value}” ({why}). Vilket stämmer?',
  overtakenEmptied: 'Källan säger nu ”{source}” för {field}; {who} har tömt det ({why}). Vilket stämmer?',
  overtakenToNothing:
    'Källan säger inget längre för {field}; {who} har rättat det till ”{value}” ({why}). Vilket stämmer?',
};
