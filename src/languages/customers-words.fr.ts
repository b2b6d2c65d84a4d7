import type { CustomersWords } from './customers-words.en';

/** French words of the list of customers. */
export const fr: CustomersWords = {
  title: 'Clients',
  caption: 'Les clients et ce qu’ils doivent, par devise',
  column: {
    name: 'Client',
    code: 'Numéro',
    country: 'Pays',
    segment: 'Segment',
    collector: 'Chargé de recouvrement',
    type: 'Nature',
    open: 'Solde',
    overdue: 'Échu',
    currency: 'Devise',
    count: 'Postes',
    oldest: 'Plus ancienne échéance',
    late: 'Jours de retard',
  },
  filter: {
    balance: 'Solde',
    late: 'Jours de retard au moins',
    currency: 'Devise',
    country: 'Pays',
    segment: 'Segment',
    collector: 'Chargé de recouvrement',
  },
  balance: { owing: 'débiteur', overdue: 'échu', credit: 'créditeur', nothing: 'rien d’ouvert' },
  type: {
    company: 'société',
    sole_trader: 'entrepreneur individuel',
    public_body: 'organisme public',
    consumer: 'particulier',
    unknown: 'inconnue',
  },
  total: { one: '{n} client', other: '{n} clients' },
  owing: 'rien d’ouvert',
  empty: 'Aucun client ne correspond. Retirez un filtre ou importez un fichier.',
  import: 'Importer un fichier',
  views: { all: 'Tous', overdue: 'Échus', late: 'Plus de 60 jours', credit: 'Créditeurs' },
  export: { csv: 'CSV', xlsx: 'Excel' },
};
