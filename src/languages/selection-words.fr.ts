import type { SelectionWords } from './selection-words.en';

/** French words of what is done with selected invoices. */
export const fr: SelectionWords = {
  attach: {
    action: 'Joindre des pièces',
    drop: 'Joindre des PDF par leur numéro, ou les déposer ici',
    title: 'Joindre des PDF aux factures',
    choose: 'Choisir les fichiers',
    again: 'D’autres fichiers',
    text: 'Chaque fichier est joint au document dont son nom porte le numéro, par exemple « F-1001.pdf » ou « Commande 2024-0113.pdf ». Ce qui ne correspond à rien est listé et n’est joint à rien.',
    files: 'Fichiers PDF',
    hint: 'Jusqu’à 200 à la fois, de 25 Mo au plus chacun. Vous pouvez aussi les déposer sur cette page ou sur la liste des factures.',
    button: 'Joindre',
    none: 'Aucun fichier n’a été choisi.',
    result: 'Ce qui a été joint',
    matched: 'Joint à',
    why: 'Pourquoi il est laissé de côté',
    byHand:
      'Renommez ces fichiers, ou joignez-les à la main : sélectionnez la facture dans la liste, puis « Joindre des pièces ».',
    undo: 'Annuler',
    undone: { one: '{n} pièce a été retirée', other: '{n} pièces ont été retirées' },
    back: 'Vers les factures',
  },
  recovery: {
    action: 'Dossier de recouvrement',
    title: 'Un dossier de recouvrement par client',
    several: {
      one: 'Les factures sélectionnées concernent {n} client.',
      other: 'Les factures sélectionnées concernent {n} clients.',
    },
    text: 'Un dossier est une créance contre un seul d’entre eux : ouvrez-les l’un après l’autre. Ce que vous avez sélectionné est déjà coché.',
    customer: 'Client',
    selected: 'Sélection',
    sum: 'Ouvert',
    next: 'Étape suivante',
    items: { one: '{n} poste', other: '{n} postes' },
    open: 'Commencer le dossier',
    make: 'Commencer le dossier de {customer}',
    more: 'Les {n} premiers sont affichés : restreignez la liste pour les autres.',
    back: 'Vers les factures',
    agency: {
      button: 'Tous à une agence, en un fichier',
      title: 'Créances pour une agence, en un fichier',
      intro:
        'Ce qui est sélectionné de chaque client en un tableau ou un fichier JSON, comme les agences les reçoivent : parties, factures, sommes, ancienneté et pièces. Rien n’est envoyé, et aucune facture n’est confiée par là.',
      state: 'Dans le fichier ?',
      goes: 'Dans le fichier',
      stays: 'Laissé de côté',
      csv: 'Tableau (CSV)',
      json: 'JSON',
      incomplete: 'Aussi celles dont le formulaire est incomplet',
      nothing: 'Rien ne peut encore entrer dans le fichier : voyez ce qui est dit de chacun.',
    },
  },
};
