import type { CustomerChangeWords } from './customer-change-words.en';

/** French words of corrections, choices and letters made from a customer's page. */
export const fr: CustomerChangeWords = {
  correct: {
    title: '{field} : {customer}',
    intro: 'Votre correction l’emporte sur les imports. Si la valeur de la source change, une tâche montre les deux.',
    now: 'Actuellement : {value}.',
    source: 'La source indique : {value}.',
    value: 'Valeur correcte',
    empty: 'Vide : la valeur est retirée.',
    why: 'Pourquoi',
    submit: 'Corriger',
    done: '{field} : corrigé',
    entry: 'Corriger {document}',
    field: 'Champ',
    days: 'Les dates sous la forme {day}.',
    standing: '{field} : {value}, corrigé par {by} : {why}',
    end: 'Revenir à la source pour {field}',
    endTitle: 'Revenir à la source pour « {field} »',
    endIntro: 'La valeur redevient celle de la source : {value}.',
    endSubmit: 'Revenir à la source',
    ended: '{field} : de nouveau comme la source',
  },
  strategy: {
    title: 'Stratégie : {customer}',
    intro:
      'Ce qui était prévu avec l’autre stratégie n’est plus envoyé : les messages en attente sont repris, les campagnes à revoir annulées.',
    choose: 'Stratégie de ce client',
    none: 'pas de choix propre : celle du segment ou de la société',
    submit: 'Choisir la stratégie',
    done: 'La stratégie est choisie',
    taken: { one: '{n} message en attente a été repris', other: '{n} messages en attente ont été repris' },
  },
  apply: {
    title: 'Imputer {document}',
    intro:
      '{amount} reste à imputer. Sans montants, les pièces cochées sont servies de haut en bas, tant qu’il en reste.',
    nothing: 'Rien n’est ouvert qui puisse être réglé ainsi.',
    submit: 'Imputer',
    done: '{amount} imputés sur {documents}',
  },
  payments: {
    title: 'Ce qui a réglé {document}',
    which: 'Annuler',
    intro: 'Si l’argent est reparti ou a été mal imputé, annulez : la pièce est de nouveau ouverte dès aujourd’hui.',
    none: 'Rien n’y a été imputé.',
    why: 'Pourquoi',
    submit: 'Annuler l’imputation',
    done: '{amount} est de nouveau dû',
  },
  settled: {
    title: 'Confirmer le règlement de {document}',
    intro:
      'La pièce manque dans la liste depuis le {day}. Une fois confirmé, {amount} est soldé à cette date ; un règlement importé plus tard le remplace.',
    submit: 'Confirmer le règlement',
    done: '{document} est soldée',
  },
  write: {
    title: 'Écrire à {customer}',
    intro:
      'Un destinataire reçoit un message par jour. Il compte comme un contact : la prochaine relance garde ses distances.',
    stale: 'Le grand livre est connu au {day} : les règlements reçus depuis n’y figurent pas.',
    nobody: 'Ni e-mail ni adresse postale pour écrire. Ajoutez d’abord un contact.',
    to: 'À',
    letter: 'Courrier : {address}',
    language: 'Langue',
    subject: 'Objet',
    text: 'Texte',
    textHint:
      'La formule d’appel, la formule finale, l’expéditeur et le numéro client sont ajoutés. Une ligne vide commence un paragraphe.',
    enclose: 'Pièces jointes',
    encloses: { none: 'rien', invoices: 'copies des factures cochées', statement: 'un relevé des pièces cochées' },
    items: 'Pièces dans le message',
    itemsHint:
      'Les pièces cochées figurent dans un tableau avec les moyens de payer ; ce qui est contesté ou promis n’est pas demandé.',
    preview: 'Aperçu',
    frame: 'Aperçu du message',
    missing: 'Indiquez un objet et un texte pour voir le message.',
    submit: 'Envoyer',
    done: 'Le message à {to} est en route',
    exists: 'Ce destinataire a déjà reçu un message aujourd’hui. Écrivez demain, ou appelez.',
    language_missing: 'Il n’y a pas de modèle dans cette langue.',
    shadow: 'Le mode fantôme est actif : rien ne part.',
  },
};
