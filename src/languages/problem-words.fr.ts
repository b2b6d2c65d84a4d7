import type { ProblemWords } from './problem-words.en';

/** French words for what may be wrong in an imported file. */
export const fr: ProblemWords = {
  'empty-file': {
    fault: 'Le fichier est vide.',
    expected: 'une liste avec des en-têtes et des lignes',
    remedy: 'Refaites l’export.',
  },
  'not-a-table': {
    fault: 'Le fichier n’est pas une liste : ni CSV, ni classeur.',
    expected: 'un fichier CSV ou un classeur (.xlsx, .xls, .ods)',
    remedy: 'Exportez la liste en CSV ou en .xlsx. Décompressez d’abord un ZIP.',
  },
  password: {
    fault: 'Le classeur est protégé par un mot de passe.',
    expected: 'un classeur qui s’ouvre sans mot de passe',
    remedy: 'Ouvrez-le dans Excel, retirez le mot de passe et enregistrez-le sous un autre nom.',
  },
  'damaged-file': {
    fault: 'Le classeur est endommagé ou n’a pas été transmis en entier.',
    expected: 'un classeur qu’Excel ouvre',
    remedy: 'Exportez-le ou copiez-le de nouveau.',
  },
  'too-big': {
    fault: 'Une fois décompressé, le classeur est trop grand.',
    expected: 'un classeur plus petit',
    remedy: 'Enregistrez la feuille en CSV, sans limite de taille, ou divisez-la.',
  },
  'too-slow': {
    fault: 'Le fichier n’a pas pu être reconnu à temps.',
    expected: 'un fichier plus petit',
    remedy: 'Enregistrez la feuille en CSV, sans limite de taille, ou divisez-la.',
  },
  'no-header': {
    fault: 'Aucune ligne d’en-têtes n’a été trouvée.',
    expected: 'une ligne d’en-têtes comme Client, Numéro de facture, Échéance, Montant',
    remedy: 'Ajoutez les en-têtes, ou indiquez ci-dessous leur ligne.',
  },
  'no-rows': {
    fault: 'Le fichier a des en-têtes mais aucune ligne.',
    expected: 'au moins une ligne',
    remedy: 'Vérifiez le filtre de l’export.',
  },
  'aged-summary': {
    fault: 'C’est une balance âgée résumée : une ligne par client, sans les factures.',
    expected: 'une liste avec une ligne par facture',
    remedy: 'Exportez la balance âgée détaillée à la place.',
  },
  'several-tables': {
    fault: 'Ce fichier contient plusieurs tableaux.',
    expected: 'un seul tableau par fichier',
    remedy: 'Enregistrez chaque tableau dans son propre fichier, ou indiquez ci-dessous la ligne d’en-têtes du bon.',
  },
  'accounting-journal': {
    fault: 'C’est un journal comptable : il ne dit pas qui doit quoi ni jusqu’à quand.',
    expected: 'une liste de postes ouverts ou de factures',
    remedy: 'Exportez les postes ouverts des comptes clients avec leurs échéances.',
  },
  'cash-basis': {
    fault: 'C’est une comptabilité de trésorerie : elle ne dit pas qui doit quoi.',
    expected: 'une comptabilité d’engagement, ou une liste de postes ouverts',
    remedy: 'Exportez les factures ouvertes du logiciel de facturation.',
  },
  'no-receivables': {
    fault: 'Aucun compte de ce fichier ne porte ce que les clients doivent.',
    expected: 'des comptes clients, par exemple 411',
    remedy: 'Indiquez ci-dessous quels comptes ce sont, ou exportez les écritures qui les contiennent.',
  },
  'balance-only': {
    fault: 'Les lignes ne nomment aucun client : le fichier dit seulement ce que les clients doivent ensemble.',
    expected: 'des lignes qui nomment le client et la facture',
    remedy: 'Exportez la liste des postes ouverts avec leurs échéances et comparez son total à ce solde.',
  },
  'other-format': {
    fault: 'C’est un fichier d’un autre genre, pas une liste de postes ouverts.',
    expected: 'une liste de postes ouverts ou de factures en CSV ou .xlsx',
    remedy: 'Exportez les postes ouverts des comptes clients avec leurs échéances.',
  },
  'bank-statement': {
    fault: 'C’est un relevé d’une banque, pas une liste de postes ouverts.',
    expected: 'une liste de postes ouverts ou de factures en CSV ou .xlsx',
    remedy: 'Apportez-le sous Imports › Relevés bancaires.',
  },
  'column-missing': {
    fault: 'Une colonne ou une feuille que cette source avait n’y est plus.',
    expected: 'les mêmes colonnes que la dernière fois',
    remedy: 'Refaites l’export comme avant, ou choisissez ci-dessous ce que les colonnes signifient maintenant.',
  },
  'field-missing': {
    fault: 'Une colonne indispensable à une telle liste n’a pas été trouvée.',
    expected: 'des colonnes pour le client, le numéro de pièce, le montant et la date',
    remedy: 'Choisissez ci-dessous la colonne qui la contient, ou renommez son en-tête.',
  },
  'no-due-date-column': {
    fault: 'Aucune colonne avec l’échéance n’a été trouvée.',
    expected: 'une colonne pour l’échéance',
    remedy: 'Exportez la liste avec les échéances, ou indiquez ci-dessous le délai de paiement.',
  },
  'nothing-to-book': {
    fault: 'Toutes les lignes ont été laissées de côté.',
    expected: 'des lignes dues par un client',
    remedy: 'Vérifiez le filtre de l’export. Les brouillons sont pris si vous le demandez ci-dessous.',
  },
  'bad-day': {
    fault: 'Ce n’est pas une date.',
    expected: 'une date comme 25/03/2026',
    remedy: 'Corrigez la date dans la source et refaites l’export.',
  },
  'no-such-day': {
    fault: 'Ce jour n’existe pas dans le calendrier.',
    expected: 'un jour qui existe',
    remedy: 'Corrigez la date dans la source et refaites l’export.',
  },
  'ambiguous-day': {
    fault: 'Cette date peut se lire de deux façons.',
    expected: 'une date dans l’ordre des autres',
    remedy: 'Écrivez-la comme les autres, ou indiquez ci-dessous l’ordre des dates.',
  },
  'bad-amount': {
    fault: 'Ce n’est pas un montant écrit comme les autres.',
    expected: 'un montant comme 1234,56',
    remedy: 'Écrivez-le comme les autres, ou choisissez ci-dessous le séparateur décimal du fichier.',
  },
  'missing-amount': {
    fault: 'Le montant est vide.',
    expected: 'un montant comme 1234,56',
    remedy: 'Complétez-le dans la source et refaites l’export.',
  },
  'missing-customer': {
    fault: 'Rien ne dit à qui est cette écriture.',
    expected: 'un numéro ou un nom de client',
    remedy: 'Complétez-le dans la source et refaites l’export.',
  },
  'missing-document': {
    fault: 'Le numéro de pièce est vide.',
    expected: 'un numéro de pièce',
    remedy: 'Complétez-le dans la source et refaites l’export.',
  },
  'missing-due-date': {
    fault: 'L’échéance est vide.',
    expected: 'une échéance, ou un délai de paiement',
    remedy: 'Complétez-la dans la source, ou indiquez ci-dessous le délai de paiement de ces lignes.',
  },
  'missing-date': {
    fault: 'La date est vide.',
    expected: 'la date de la pièce',
    remedy: 'Complétez-la dans la source et refaites l’export.',
  },
  'unknown-currency': {
    fault: 'La devise ne peut être déterminée.',
    expected: 'un seul code ISO par ligne, comme EUR',
    remedy: 'Écrivez le code ISO dans la source, ou indiquez ci-dessous la devise des lignes sans devise.',
  },
  'duplicate-document': {
    fault: 'Cette pièce figure déjà dans le fichier, avec d’autres données.',
    expected: 'chaque pièce une seule fois',
    remedy: 'Vérifiez quelle ligne est juste et supprimez l’autre.',
  },
  'duplicate-customer': {
    fault: 'Ce client figure déjà dans le fichier, avec d’autres données.',
    expected: 'chaque client une seule fois',
    remedy: 'Vérifiez quelle ligne est juste et supprimez l’autre.',
  },
  'open-exceeds-amount': {
    fault: 'Le reste dû dépasse le montant, ou est de signe contraire.',
    expected: 'un reste dû au plus égal au montant, de même signe',
    remedy: 'Vérifiez les deux montants dans la source.',
  },
  'damaged-number': {
    fault: 'Un tableur a tronqué ce numéro.',
    expected: 'le numéro en entier',
    remedy: 'Mettez la colonne au format texte dans la source et refaites l’export.',
  },
  'unknown-payer': {
    fault: 'Aucun client n’a ce numéro ou ce nom.',
    expected: 'le numéro d’un client qui paie pour lui-même',
    remedy: 'Corrigez le payeur dans la source, ou mettez-le aussi dans la liste des clients.',
  },
  'payer-chain': {
    fault: 'Un autre paierait pour le payeur.',
    expected: 'un client qui paie pour lui-même',
    remedy: 'Indiquez sur chaque ligne qui paie en définitive.',
  },
  'too-many-cells': {
    fault: 'La ligne a plus de cellules que d’en-têtes.',
    expected: 'autant de cellules que d’en-têtes',
    remedy: 'Mettez entre guillemets les textes qui contiennent le séparateur.',
  },
  'open-quotation-mark': {
    fault: 'Un guillemet est ouvert sans être fermé.',
    expected: 'des guillemets par paires',
    remedy: 'Corrigez les guillemets dans la source et refaites l’export.',
  },
  'stray-quotation-mark': {
    fault: 'Quelque chose suit un guillemet fermant.',
    expected: 'le séparateur après un guillemet fermant',
    remedy: 'Corrigez les guillemets dans la source et refaites l’export.',
  },
  'line-too-long': {
    fault: 'La ligne est trop longue pour une ligne de liste.',
    expected: 'une ligne de longueur ordinaire',
    remedy: 'Vérifiez s’il y manque un retour à la ligne.',
  },
  'nul-byte': {
    fault: 'La ligne contient des caractères qui n’existent dans aucun texte.',
    expected: 'un texte',
    remedy: 'Refaites l’export ; le fichier est peut-être endommagé.',
  },
  'cell-error': {
    fault: 'Le tableur affiche une erreur ici.',
    expected: 'une valeur',
    remedy: 'Corrigez la formule dans le classeur et enregistrez-le.',
  },
  'no-cached-value': {
    fault: 'Cette formule a été enregistrée sans son résultat.',
    expected: 'une valeur',
    remedy: 'Ouvrez le classeur dans Excel, laissez-le calculer et enregistrez-le.',
  },
  'uneven-books': {
    fault: 'Les débits et les crédits du fichier ne sont pas égaux.',
    expected: 'des écritures équilibrées',
    remedy: 'Exportez à nouveau le fichier : des lignes manquent, sont abîmées ou n’ont pas pu être lues.',
  },
  'other-company': {
    fault: 'Ces écritures sont celles d’une autre société.',
    expected: 'les écritures de cette société',
    remedy:
      'Importez-les dans la société dont ce sont les écritures ; si c’est celle-ci, saisissez son numéro d’immatriculation dans les paramètres de la société.',
  },
  'books-differ': {
    fault: 'Ce qui a été repris ne fait pas le solde des comptes.',
    expected: 'des écritures qui font le solde du fichier',
    remedy: 'Regardez les lignes à problème et les reports : c’est ce qu’ils contiennent qui manque.',
  },
  'other-seller': {
    fault: 'Cette facture a été émise par une autre société que celle-ci.',
    expected: 'une facture émise par cette société',
    remedy:
      'Importez-la dans la société qui l’a émise. Si c’est celle-ci, saisissez son numéro de TVA dans ses réglages.',
  },
  'supplier-invoice': {
    fault: 'Un fournisseur nous a adressé cette facture : c’est nous qui la devons.',
    expected: 'une facture émise par cette société',
    remedy: 'Retirez-la de l’import : les factures des fournisseurs ne se recouvrent pas.',
  },
  'sum-differs': {
    fault: 'Les totaux de cette facture ne correspondent pas à leurs éléments.',
    expected: 'des totaux qui concordent',
    remedy: 'Demandez à l’émetteur quel montant est juste et faites rééditer la facture.',
  },
  'unreadable-document': {
    fault: 'Cette facture électronique est illisible.',
    expected: 'une facture électronique (UBL, CII, Factur-X, FatturaPA ou Facturae)',
    remedy: 'Récupérez-la ou exportez-la de nouveau.',
  },
  'control-total': {
    fault: 'Les lignes ne totalisent pas le total du fichier.',
    expected: 'le total du fichier',
    remedy: 'Cherchez des lignes manquantes ou en double.',
  },
};
