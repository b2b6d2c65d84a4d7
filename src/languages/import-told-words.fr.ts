import type { ImportToldWords } from './import-told-words.en';

/** French words of what is told of an import. */
export const fr: ImportToldWords = {
  amountsTakenToBe: 'Les montants sont supposés être en {1} ({2}).',
  asGiven: 'comme indiqué',
  byHeading: 'en-tête {1}',
  amountsMarked: 'les montants portent {1}',
  lineOfTheTitle: 'ligne {1} du titre',
  noCustomerNumber: 'Il n’y a pas de numéro de client : le nom en tient lieu.',
  customerOfItsOwn: 'Le client {1} a été pris pour un autre que {2}.',
  noCustomerName: 'Il n’y a pas de nom de client : le numéro en tient lieu.',
  customerAbove: 'Les lignes sans client appartiennent au client au-dessus.',
  customerRowBefore: 'Le client figure sur une ligne à lui, au-dessus de ses écritures.',
  customerRowAfter: 'Le client figure dans le total sous ses écritures.',
  noOriginalAmount: 'Il n’y a pas de montant d’origine : le montant ouvert en tient lieu.',
  rowPerLineItem: 'Une ligne par article : les montants d’une pièce sont pris une seule fois.',
  onlyReceivables: 'Seules les lignes d’un compte clients sont reprises.',
  dueAfterTerms: 'Les échéances que le fichier ne donne pas sont calculées d’après des conditions de paiement : {1}.',
  columnTaken: 'La colonne {1} est prise pour « {2} » : {3}.',
  headingAndValues: 'en-tête et valeurs',
  holdsDays: 'elle contient des dates et aucune autre ne porte celle de la pièce',
  holdsCurrency: 'chacune de ses cellules contient une devise',
  fCustomerCode: 'numéro de client',
  fCustomerName: 'nom du client',
  fDocument: 'numéro de pièce',
  fIssuedOn: 'date de facture',
  fDueOn: 'échéance',
  fAmount: 'montant',
  fOpen: 'montant ouvert',
  fCurrency: 'devise',
  sheetNotRead: 'La feuille {1} n’a pas été lue.',
  hiddenSheetNotRead: 'La feuille masquée {1} n’a pas été lue.',
  webPage: 'Le fichier est une page web enregistrée comme classeur : son tableau a été lu.',
  workbookAfterAll: 'Le fichier est un classeur, malgré son nom : il a été lu comme tel.',
  textAfterAll: 'Le fichier porte le nom d’un classeur mais c’est un fichier texte : il a été lu comme tel.',
  ownCode: 'Le client {1} a été pris pour un autre que {2}.',
  takenToShow: 'La liste est supposée montrer la situation au {1}.',
  lineOfOthers: '{1} ligne concerne d’autres sociétés à vous et a été laissée de côté.',
  linesOfOthers: '{1} lignes concernent d’autres sociétés à vous et ont été laissées de côté.',
  noSuchGroup:
    '{1} client indique un groupe qui ne peut être déterminé : personne ici n’a ce numéro, ou ce serait un deuxième niveau.',
  noSuchGroups:
    '{1} clients indiquent un groupe qui ne peut être déterminé : personne ici n’a ce numéro, ou ce serait un deuxième niveau.',
  noSuchPayer: '{1} client a été repris sans son payeur ({2}).',
  noSuchPayers: '{1} clients ont été repris sans leur payeur ({2}).',
  voidOne: '{1} pièce est annulée dans la source et l’est aussi ici.',
  voidMany: '{1} pièces sont annulées dans la source et le sont aussi ici.',
  disputedOne: '{1} poste est en litige, selon la liste.',
  disputedMany: '{1} postes sont en litige, selon la liste.',
  once: '{1} (une fois, ligne {2}).',
  onceAs: '{1} (une fois, ligne {2} : {3}).',
  times: '{1} ({2} fois, d’abord ligne {3}).',
  timesAs: '{1} ({2} fois, d’abord ligne {3} : {4}).',
  rounded: 'Les montants ayant plus de décimales que leur devise ont été arrondis, la moitié s’éloignant de zéro',
  floatKeys: 'Les numéros qu’un tableur a écrits 123.0 ont été lus 123',
  dueBeforeIssue: 'Des factures sont échues avant leur émission ; les deux dates ont été gardées',
  issueAssumed: 'Factures sans date : l’échéance en tient lieu',
  dueByTerms: 'Les échéances ont été calculées d’après la date de facture et les conditions de paiement',
  unknownEinvoice: 'Les états inconnus de factures électroniques ont été ignorés',
  unknownType: 'Les types d’écriture inconnus ont été distingués par leur signe',
  unknownCountry: 'Les pays inconnus ont été laissés de côté',
  noAddress: 'Les adresses e-mail sans @ ont été laissées de côté',
  noMailbox: 'Les contacts de factures dont l’e-mail n’en est pas un ont été laissés de côté',
  noIban: 'Les comptes de titulaires dont la clé est fausse ont été laissés de côté',
  severalParts:
    'Les pièces sur plusieurs lignes à échéances différentes ont été prises comme factures en plusieurs échéances',
  bill: 'Les effets de commerce sont payés à leur échéance par la banque et ne sont relancés que s’ils reviennent impayés',
  matchedSettled: 'Les lignes lettrées ont été considérées comme réglées',
  damagedLetter: 'Des lettres étaient abîmées avant que le fichier ne nous parvienne et s’affichent �',
  kindOneAssumed:
    'Rien ne dit ce qu’est un client de ce fichier : il compte comme {1}, selon le réglage de la société.',
  kindManyAssumed:
    'Rien ne dit ce que sont {1} clients de ce fichier : ils comptent comme {2}, selon le réglage de la société.',
  company: 'entreprise',
  soleTrader: 'entrepreneur individuel',
  publicBody: 'organisme public',
  consumer: 'consommateur',
  companies: 'entreprises',
  soleTraders: 'entrepreneurs individuels',
  publicBodies: 'organismes publics',
  consumers: 'consommateurs',
  kindOneAsked:
    'Rien ne dit ce qu’est un client de ce fichier (entreprise, entrepreneur individuel, organisme public ou consommateur) : relances simples seulement, aucune dernière relance. Dites-le dans les réglages de la société ou sur la fiche du client.',
  kindManyAsked:
    'Rien ne dit ce que sont {1} clients de ce fichier (entreprises, entrepreneurs individuels, organismes publics ou consommateurs) : relances simples seulement, aucune dernière relance. Dites-le dans les réglages de la société ou sur leurs fiches.',
  disagreesOne: '{1} poste est ouvert dans la liste alors que des paiements le couvrent ici : voyez les tâches.',
  disagreesMany: '{1} postes sont ouverts dans la liste alors que des paiements les couvrent ici : voyez les tâches.',
  correctedOne: '{1} correction faite ici diffère maintenant d’une nouvelle valeur de la source : voyez les tâches.',
  correctedMany:
    '{1} corrections faites ici diffèrent maintenant d’une nouvelle valeur de la source : voyez les tâches.',
  notApplied: 'Ligne {1} : {2} n’a pas été imputé sur {3} : {4}.',
  noPayment: 'ce paiement n’existe pas',
  noDocument: 'cette pièce n’existe pas',
  severalPayments: 'plusieurs paiements portent ce numéro',
  severalDocuments: 'plusieurs pièces portent ce numéro',
  unknownEntry: 'cela n’existe pas ou a été annulé',
  noCredit: 'ce n’est pas un paiement',
  noDebt: 'rien n’y est dû',
  otherCustomer: 'ils appartiennent à des clients différents',
  otherCurrency: 'la devise est différente',
  noAmount: 'le montant est nul',
  moreThanCredit: 'il reste moins que cela du paiement',
  moreThanOpen: 'moins que cela est ouvert',
  andMore: '… et {1} autres.',
  newerList: 'Une liste du {1} a été importée avant celle du {2} : celle-ci la complète, sans rien rouvrir ni fermer.',
  receivablesOn: 'Les créances sont ce qui est sur {1}.',
  pieceNoNumber:
    'Dans ce fichier, PieceRef n’est pas le numéro des factures : le journal et EcritureNum en tiennent lieu.',
  lettersUneven:
    '{1} des {2} groupes de même lettrage ne sont pas équilibrés (de {3}), le plus souvent parce qu’ils soldent ce que contient l’exercice précédent : ils sont restés ouverts. Importez aussi cet exercice.',
  carriedForward:
    'Les à-nouveaux que leur lettrage ne solde pas sont des reports et non des factures : ils sont exclus des relances.',
  noDueDays: 'Le fichier ne contient pas d’échéances : chacune est calculée d’après des conditions de paiement : {1}.',
  paidByNumber:
    'Les paiements règlent la facture dont ils portent le numéro dans Belegfeld 1 ; le fichier n’en dit pas davantage.',
  dueOfDocument: 'Échéances calculées d’après les conditions de la pièce ({1}) : {2}.',
  dueOfCustomer: 'Échéances calculées d’après les conditions propres du client ({1}) : {2}.',
  dueOfMasters: 'Échéances calculées d’après les conditions que le fichier donne pour le client ({1}) : {2}.',
  dueOfFile:
    'Échéances calculées d’après les conditions indiquées pour ce fichier ({1}) : {2}, de clients sans conditions propres ({3}).',
  dueOfCompany:
    'Échéances calculées d’après les conditions de la société ({1}) : {2}, de clients sans conditions propres ({3}).',
  dueOfCountry:
    'Échéances seulement supposées ({1}, comme d’usage) : {2}, de clients dont personne n’a dit ce qui est convenu ({3}). Indiquez les conditions de paiement de la société ou celles des clients.',
  dueStanding:
    'Postes ouverts dont l’échéance a été calculée d’après d’anciennes conditions : {1}. Déplacez-les sous Factures, Conditions de paiement.',
  dueOfOne: '{1} client : {2}',
  dueOfMany: '{1} clients : {2}',
  laterBooks:
    'Un exercice postérieur de cette source est déjà comptabilisé : ses à-nouveaux peuvent maintenant figurer deux fois. Annulez cet import, importez ce fichier, puis de nouveau l’autre.',
  earlierBooks:
    'L’exercice précédent n’est comptabilisé qu’en partie : ces à-nouveaux peuvent figurer deux fois. Importez d’abord tout l’exercice précédent.',
  underTwoNumbers: 'Lignes sous deux numéros d’un même client, comptées une fois : {1}.',
  carriedOne: '{1} à-nouveau a été laissé de côté : l’exercice précédent est comptabilisé, facture par facture.',
  carriedMany: '{1} à-nouveaux ont été laissés de côté : l’exercice précédent est comptabilisé, facture par facture.',
  carriedItemsOne: '{1} solde d’ouverture est repris pièce par pièce de l’exercice précédent ({2}).',
  carriedItemsMany: '{1} soldes d’ouverture sont repris pièce par pièce de l’exercice précédent ({2}).',
  carriedDiffersOne:
    'Le report à nouveau de {1} client ne correspond pas à ce que laisse l’exercice précédent, de {2} au total : chaque écart est une écriture à part, exclue des relances.',
  carriedDiffersMany:
    'Le report à nouveau de {1} clients ne correspond pas à ce que laisse l’exercice précédent, de {2} au total : chaque écart est une écriture à part, exclue des relances.',
  acrossOne: '{1} lettre solde ce qui figure dans plusieurs exercices.',
  acrossMany: '{1} lettres soldent ce qui figure dans plusieurs exercices.',
  yearCut:
    'Plus de {1} lignes ne sont pas lettrées : donnez ces écritures avec celles de l’exercice suivant, afin que le report à nouveau soit reconnu.',
  noBooks: '{1} des fichiers de l’archive ne sont pas des écritures comptables et n’ont pas été lus.',
  einvoiceSigned: '{1} des documents sont signés : le contenu signé est repris, la signature n’est pas vérifiée.',
  einvoiceLied:
    '{1} des documents sont écrits dans un autre encodage que celui qu’ils déclarent : les lettres ont été lues telles qu’elles sont écrites.',
  einvoicePrepaid:
    '{1} des factures avaient été payées en partie avant leur émission : le montant qu’elles indiquent comme restant dû est repris.',
  einvoiceSeveralDays:
    '{1} des factures indiquent plusieurs échéances sans montant pour chacune : la dernière est retenue.',
  einvoiceOthers: '{1} des fichiers de l’archive ne sont pas des factures électroniques et n’ont pas été lus.',
  booksOf: 'Les comptes sont ceux de {1}.',
  noReceipts:
    'Le fichier ne contient pas de règlements : ce qui a été payé doit venir d’un autre fichier avant toute relance.',
  withoutWithheld: '{1} des pièces sont reprises sans l’impôt que le client retient et verse lui-même.',
  undivided:
    '{1} des règlements ne disent pas quelle part va à quelle pièce : ils sont comptabilisés sans être imputés.',
  dueByFile:
    '{1} des échéances sont calculées d’après les conditions de paiement que le fichier contient pour les clients.',
  advances: 'Les factures d’acompte ({1}) sont prises comme payées : une telle facture constate un encaissement.',
  opensUnnamed:
    'Les comptes s’ouvrent avec {1} sans nommer les factures (clients : {2}) : cela n’est pas comptabilisé. Importez l’exercice précédent, ou la liste des postes ouverts à son dernier jour.',
  entryNumber: 'Dans ce fichier, {1} n’est pas le numéro des factures : le numéro de l’écriture en tient lieu.',
  registerUnder: 'Les créances sont les factures que le registre donne sous {1}.',
  customersUnlisted: '{1} des clients ne figurent pas dans le fichier : seul leur numéro est connu.',
  unnamedOfAccount: '{1} du compte {2} ne nomment aucune facture : cela n’est pas comptabilisé.',
  noRegister: 'Le compte {1} se solde par {2} et n’a pas de registre de factures : cela n’est pas comptabilisé.',
  severalCurrencies: 'Le fichier contient des factures en plusieurs devises : son propre total ne peut être comparé.',
  customersInsolvent:
    '{1} des clients sont marqués insolvables : rien n’est retenu pour cela, inscrivez-le chez le client avec sa date.',
  documentsAskNothing:
    '{1} des pièces ne demandent rien et ne sont pas reprises ; le PDF d’une telle pièce est gardé chez son client, s’il est connu.',
  readFromTexts:
    'À qui sont {1} lignes sur {2} a été lu dans leurs textes et est supposé : leurs factures sont retenues des relances jusqu’à ce que quelqu’un ait regardé.',
};
