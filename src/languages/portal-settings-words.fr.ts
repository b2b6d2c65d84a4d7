import type { PortalSettingsWords } from './portal-settings-words.en';

/** French words of the same. */
export const fr: PortalSettingsWords = {
  look: 'Aspect',
  colour: 'Couleur',
  colourHint: 'Par exemple #1d4f91. Assombrie ou éclaircie là où elle ne se lirait pas.',
  wrongColour: 'Écrivez une couleur avec # et six chiffres, par exemple #1d4f91.',
  logo: 'Logo',
  logoHint: 'PNG ou JPEG, 200 Ko au plus.',
  logoNow: 'Le logo actuel',
  logoFile: 'Image',
  upload: 'Utiliser ce logo',
  remove: 'Retirer le logo',
  logoKept: 'Logo enregistré.',
  logoGone: 'Le logo est retiré.',
  operator: 'Qui s’occupe des comptes',
  operatorHint:
    'Seulement si ce n’est pas la société elle-même : une agence ou un service partagé. Son nom figure alors en tête de chaque page, avec la société pour laquelle il agit.',
  name: 'Nom',
  address: 'Adresse',
  registerNo: 'Numéro d’immatriculation',
  permission: 'Autorisation et autorité de contrôle',
  phone: 'Téléphone',
  email: 'E-mail',
  website: 'Site web',
  texts: 'Avec vos mots',
  textsHint:
    'Par langue du client. Questions : une ligne qui demande, la réponse dessous, une ligne vide entre deux. Elles remplacent celles qui sont livrées.',
  questions: 'Questions fréquentes',
  privacy: 'Protection des données : ce qui s’ajoute au texte livré',
  shipped: 'Tel que livré :',
  save: 'Enregistrer',
  saved: 'Ce que voient les clients est modifié.',
  unchanged: 'Rien n’a été modifié.',
  wrongQuestions:
    'Chaque question demande une réponse sur les lignes du dessous : 200 et 2 000 caractères au plus, 30 questions au plus.',
  wrongPrivacy: '10 000 caractères au plus.',
  wrongOperator: 'Indiquez au moins un nom ; un e-mail comme nom@societe.example.',
  preview: 'Pour la voir : le lien du portail sur la page d’un client la montre comme ce client la voit.',
};
