import type { TaskTitleWords } from './task-title-words.en';

/** French words of what tasks ask for. */
export const fr: TaskTitleWords = {
  agreementEnds: '{partner} : {agreement} jusqu’au {day}. À renouveler, ou laisser prendre fin',
  agreementEnded: '{partner} : {agreement}, terminé le {day}. À renouveler ou à clore',
  mandateLapsed:
    '{partner} a des dossiers ouverts ({n}) sans accord en vigueur : {why} Faites signer un accord, ou reprenez les dossiers',
  runBlocked: 'Pas de relances aujourd’hui : {why} {remedy}',
  statementsBlocked: 'Pas encore de relevés mensuels : {why} {remedy}',
  prospect: '{company} s’est inscrit et attend : accepter ou refuser',
  feeInvoiceWaits: 'La facture de l’affaire {number} à {company} ne peut pas être établie : {lacks}',
  setUpFee: 'Payer les frais d’ouverture de {partner}, {amount} TTC, pour {number} : son travail commence ensuite',
  handOver: 'Remettre le dossier ? {customer}, {documents}, {amount}',
  call: 'Appeler : {customer}, {documents}, {amount}',
  callOn: 'Appeler le {phone} : {customer}, {documents}, {amount}',
  write: 'Écrire : {customer}, {documents}, {amount}',
  answerMail: '{customer} a écrit « {subject} » : répondez',
  mendMailbox: 'La boîte {name} ne peut pas être lue : {reason}',
  callAgreed: 'Appeler {customer} à {time} au {phone}, comme convenu',
  callMissed: 'Personne n’a appelé {customer} comme convenu le {day} : appelez le {phone} et excusez-vous',
  callBack: 'Rappeler {customer} au {phone}',
  approveVisit: 'Approuver ou annuler la visite chez {customer} le {day} : rien n’est annoncé avant',
  visitRequest: '{customer} demande une visite : la planifier, ou répondre',
  visitMove: '{customer} demande un autre jour que le {day} pour la visite : la déplacer, ou répondre',
  visitRefused: '{customer} ne veut pas de visite : personne n’y va ; trouver une autre voie',
  visitUnannounced: 'L’annonce de la visite du {day} n’est pas parvenue à temps au client : la déplacer ou l’annuler',
  visitOutcome: 'Dire comment s’est passée la visite du {day}',
  findAddressVisited: 'Trouver l’adresse : personne de ce nom à l’endroit de la visite',
  answerCustomer: '{customer} a écrit le {day} : répondez avant que les relances ne reprennent d’elles-mêmes',
  planMissed: 'Impayée : {plan}, échéance {n} sur {of}, {amount} du {day}',
  planAwaiting: 'Rapprocher le paiement reçu : {plan}, il manque {amount} à l’échéance {n} sur {of}',
  planVoid: '{plan} est caduc : {n} échéances impayées, {amount} exigibles aussitôt',
  planLapsed: 'Pas de réponse à la proposition {plan} au {day} : relancer, reproposer ou annuler',
  planApproval: 'Approuver ou annuler l’échéancier {plan} : {amount} en {n}, hors limites',
  planConsent: 'Demander à {insurer} son accord sur l’échéancier {plan}',
  planRequest: 'Échelonnement demandé sur le portail : {plan}, {amount} en {n}. Accepter ou annuler',
  promiseBroken:
    'Promis pour le {day} ({documents}), il manque {amount} : rien n’est venu. Appelez, ou laissez les relances reprendre.',
  promisePartlyKept:
    'Promis pour le {day} ({documents}), il manque {amount} : une partie n’est pas venue. Demandez le reste.',
  promiseAwaiting:
    'Promis pour le {day} ({documents}), il manque {amount} : rien n’est lettré, mais de l’argent reste à imputer. Imputez-le.',
  answerDispute: 'Répondez au litige ({category}).',
  listedAgain:
    'La liste dit encore {document} contesté, alors que son litige est clos. Rouvrez-le, ou corrigez la source.',
  creditNote: 'Établissez l’avoir reconnu justifié : {parts}',
  disputeBack: 'L’argent qui avait clos ce litige est reparti : il court de nouveau.',
  reviewDispute: 'Revoyez ce litige, il devait l’être le {day} : {objection}',
  holdReview: 'Est-ce toujours le cas ? Suspendu ({hold}) : {reason}',
  holdEnds: 'Cette suspension prend fin ({hold}) : {reason}',
  decideRest: '{document} : décider du reste de {rest} ({reason})',
  returnUnknown: '{amount} ont été repris le {day} ({name}) : dire chez le client de quel paiement il s’agit',
  refundDue: 'Rembourser {amount} à {customer}, sur {iban}',
  checkoutBack: 'L’argent d’un paiement en ligne ({reference}) est reparti : à regarder',
  refundAsk: 'Rembourser {amount} à {customer} : demander sur quel compte',
  tellMoney: 'Prévenir {partner} : {amount} nous sont parvenus directement ({number}). Faire un complément.',
  tellMoneyBack: 'Prévenir {partner} : {amount} sont repartis ({number}). Faire un complément.',
  findRemittance: '{partner} reverse {amount} ({reference}). Retrouver l’argent à la banque.',
  remittanceDiffers:
    '{partner} : le reversement {reference} s’écarte de {amount} de ce qui était convenu ou reçu. À examiner.',
  remittanceLate:
    '{partner} a signalé {amount} comme payés le {day} ({number}) et ne les a pas reversés. Les réclamer.',
  remittanceTwice:
    'La comptabilité a un paiement de {amount} du {day} de {customer} qui peut être de l’argent du reversement {reference} de {partner}. Dire si c’est le même.',
  invoiceDiffers:
    '{partner} : la facture {number} s’écarte de {amount} de ce qui était convenu. L’accepter ou la refuser.',
  lookAtReturn:
    '{amount} sont repartis le {day} ({reason}) : voir s’il faut représenter le prélèvement ou régler autrement',
  askRelease:
    'Obtenir la libération de {amount} retenus jusqu’au {day} (pièces : {n}) ; les relances suivent après cette date',
  dateRelease: 'Indiquer jusqu’à quand {amount} sont retenus (pièces : {n}) : sans date, rien n’est jamais réclamé',
  lookAtDebit:
    'Voir pourquoi ce que nous prélevons n’est pas arrivé : {n} jusqu’au {day} (jamais présenté, ou revenu impayé ?)',
  pursueInterest: 'Poursuivre ou abandonner : {document} a été payée en retard et a porté {amount} d’intérêts',
  holdInterestDispute:
    'Décider si les jours contestés de {document} portent intérêt : la contestation a été reconnue fondée',
  holdInterestInsolvency: 'Décider si les intérêts s’arrêtent : insolvabilité depuis le {day}',
  reissue: 'Réémettre {document} : la plateforme a rejeté la facture électronique',
  stepLate: 'Étape en retard ({number}) : {step}, prévue le {day}. Demandez à {partner}, notez-la ou annulez-la.',
  stopAfterCase: 'Arrêter les livraisons ? {customer} : l’affaire {number} est terminée et le reste abandonné',
  stopDeliveries: 'Arrêter les livraisons ? {customer}, {documents}, {amount}',
  releaseDeliveries: 'Reprendre les livraisons ? Plus rien n’est échu chez {customer}',
  clearObstacle: 'Lever cet obstacle ({obstacle}) : {reason}',
  lookInPortal: 'Voir dans {portal} ce qu’il est advenu de {documents}',
  lookInPortalWhole: 'Voir dans {portal} ce qui fait obstacle',
  rateMissing: 'Taux de {period} manquant ou non vérifié : {series} ; utilisé par {rules}',
  rateConfirm: 'Confirmez ou refusez des taux légaux : {n}, ajoutés par {who}',
  bankChange: 'Confirmez ou arrêtez : paiements en {currency} sur {iban}',
  messageFailed: 'Le message à {recipient} n’est pas passé : {reason}',
  messageDoubtful: 'Le message à {recipient} est-il arrivé ? Le prestataire l’a pris sans répondre.',
  postLetter: 'Postez la lettre à {to} : elle a été faite le {day}',
  postLetterUnnamed: 'Postez la lettre au client : elle a été faite le {day}',
  findAddress: 'Trouvez l’adresse de {to} : la lettre est revenue',
  findAddressUnnamed: 'Trouvez l’adresse du client : la lettre est revenue',
  letterRefused: '{to} n’a pas accepté la lettre',
  letterRefusedUnnamed: 'Le client n’a pas accepté la lettre',
  postalDoubtful:
    '{service} a-t-il le dépôt {drop} ? Sa liste avait disparu quand nous avons regardé, et personne ne sait qui l’a prise.',
  postalAnswer: 'De la réponse {file} de {service}, n’ont pas pu être pris : {n} lignes',
  smsTrouble:
    'Des messages courts attendent : la passerelle n’accepte pas notre clé ({why}). Changez le secret, ou envoyez un essai.',
  postalTrouble: 'Les lettres ne sont pas remises à {service} : {why} {remedy}',
  webhookFailed:
    'Le système d’un partenaire à {host} ne répond pas depuis trois jours : {why}. Demandez au partenaire, puis envoyez à nouveau',
  parcelFailed: 'L’envoi de {number} à {partner} a échoué : {why}. Renvoyez-le, ou envoyez le lien',
  letterRejected: '{service} n’a pas pris la lettre à {to} : {why}',
  signedPaper: 'Regardez ce que le client a envoyé comme signé : {file}',
  confirmContact:
    'Confirmez un contact du client : il veut voir ses papiers dans le portail, et nous ne connaissons aucune adresse où envoyer un code',
  decidePromise:
    'Décidez de la promesse pour le {day} que le client a donnée sur le portail : suspend-elle les relances ?',
  answerQuestion: '{customer} a posé une question dans le portail : répondez au plus tard le {day}',
  lookForPayment: 'Cherchez le paiement de {customer} ; ses factures attendent jusqu’au {day}. {note}',
  decideProposal: '{customer} propose une correction : acceptez-la ou refusez-la ({value})',
  wrongPerson: '{contact} indique ne pas être {customer} : trouvez le bon contact, ou annulez',
  hardship: '{customer} est en difficulté : occupez-vous de son compte',
  hardshipCall: '{customer} est en difficulté et souhaite être appelé : occupez-vous de son compte',
  statementDisagrees:
    'La liste dit que {stated} de {document} reste ouvert ; d’après les paiements ici, c’est {open}. Un paiement est-il reparti, ou imputé au mauvais document ?',
  statementLacksReceipts:
    'La liste dit que {stated} reste ouvert, sur {documents} ({n}) ; d’après les encaissements de la banque ici, c’est {open}. La comptabilité n’a-t-elle pas encore saisi ces encaissements, ou l’argent venait-il d’un autre client ?',
  presumedOne: '{n} poste manque dans {file} et est présumé soldé. Clôturez-le, ou la prochaine liste le fera.',
  presumedMany: '{n} postes manquent dans {file} et sont présumés soldés. Clôturez-les, ou la prochaine liste le fera.',
  overtaken:
    'La source dit maintenant « {source} » pour {field} ; {who} l’a corrigé en « {value} » ({why}). Qu’est-ce qui est juste ?',
  overtakenEmptied:
    'La source dit maintenant « {source} » pour {field} ; {who} l’a vidé ({why}). Qu’est-ce qui est juste ?',
  overtakenToNothing:
    'La source ne dit plus rien pour {field} ; {who} l’a corrigé en « {value} » ({why}). Qu’est-ce qui est juste ?',
  partnerAsksStep: '{partner} veut engager une démarche en justice dans {number} : répondre avant le {day}',
  partnerAsksSettlement: '{partner} transmet une offre de {amount} dans {number} : accepter ou refuser avant le {day}',
  partnerAsksPlan: '{partner} transmet une proposition d’échéancier dans {number} : répondre avant le {day}',
  partnerAsksCost: '{partner} demande jusqu’à {amount} de frais dans {number} : répondre avant le {day}',
  partnerAsksInfo: 'Il manque quelque chose à {partner} pour avancer dans {number} : répondre avant le {day}',
  partnerAsksTime: '{partner} demande plus de temps dans {number} : répondre avant le {day}',
  evaluateCase: 'Décider de la suite de {number} chez {partner} : avant le {day}',
  readMessage: '{partner} a écrit à propos de {number} : lire et répondre',
  caseLateReceipt: '{partner} n’a pas confirmé la réception de {number} ; c’était attendu le {day}',
  caseLateLetter: '{partner} n’a signalé aucune première lettre dans {number} ; elle était attendue le {day}',
  caseLateCall:
    '{partner} n’a signalé aucune prise de contact avec le débiteur de {number} ; elle était attendue le {day}',
  caseLateAmicable:
    'La phase amiable de {number} chez {partner} est terminée depuis le {day} : demander où cela en est',
  caseLateEvaluation: 'La suite de {number} chez {partner} devait être décidée avant le {day}',
  partnerSentPaper: '{partner} a envoyé une pièce pour {number} : à regarder',
  insolvencyProof: 'Insolvabilité de {customer} : déclarer la créance au plus tard le {day} ({source})',
  insolvencyProofUnknown:
    'Insolvabilité de {customer} : se renseigner sur le délai de déclaration des créances (non vérifié : {source})',
  insolvencyTitle:
    'Insolvabilité de {customer} : revendiquer les biens sous réserve de propriété au plus tard le {day} ({source})',
  insolvencyCase:
    '{customer} est en procédure collective et {partner} en est informé : clôturer {number} pour ce motif ou laisser courir',
  insolvencyList: 'La dernière liste de procédures collectives est du {day} : en importer une plus récente',
  insolvencyReceipt:
    'Procédure collective de {customer} : {amount} reçus le {day} ({document}) pour ce qui est gelé. Demander s’il faut les rendre',
  traceCustomer: 'Rechercher {customer} : {reason}',
  reliefOpens: 'TVA de {number} : récupérable depuis le {day} ({source}) ; voyez ce qui manque encore',
  reliefOpensUnverified:
    'TVA de {number} : peut-être récupérable à partir du {day} (non vérifié : {source}) ; demandez à votre conseil fiscal et voyez ce qui manque encore',
  reliefLapses: 'TVA de {number} : récupération possible jusqu’au {day} ({source})',
  reliefLapsesUnverified:
    'TVA de {number} : peut-être plus récupérable après le {day} (non vérifié : {source}) ; demandez à votre conseil fiscal',
  vatAgain:
    '{amount} sont arrivés sur {document} après l’abandon de {number} : si la TVA a été récupérée, environ {vat} sont à reverser',
  vatAgainUnknown:
    '{amount} sont arrivés sur {document} après l’abandon de {number} : si la TVA a été récupérée, celle comprise dedans est à reverser ; le grand livre ne dit pas combien',
  prepayAfterLoss:
    'Livrer {customer} contre paiement d’avance ? L’affaire {number} a fini sans paiement : {amount} abandonnés',
  prepayAfterInsolvency:
    'Livrer {customer} contre paiement d’avance ? L’affaire {number} a fini par son insolvabilité : {amount} impayés',
};
