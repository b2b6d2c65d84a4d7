import type { MailCheckWords } from './mail-check-words.en';

/** French words of what mail servers find in DNS. */
export const fr: MailCheckWords = {
  title: 'Ce que les serveurs de messagerie trouvent dans le DNS',
  text: 'Qui reçoit votre courrier consulte ces enregistrements et refuse ce qui ne prouve rien. Vérifier ne change rien ; une clé dont l’enregistrement est trouvé signe à partir de là.',
  check: 'Vérifier maintenant',
  makeKey: 'Créer une clé qui signe le courrier de {domain}',
  keyMade: 'La clé est créée. Publiez son enregistrement, puis vérifiez de nouveau.',
  noSender: 'La société n’a pas encore d’adresse d’expédition.',
  signsNow: 'L’enregistrement est trouvé : le courrier de {domain} est signé à partir de maintenant.',
  publish: 'À publier',
  host: 'Nom',
  type: 'Type',
  value: 'Valeur',
  what: {
    mx: 'Où arrivent les réponses (MX)',
    spf: 'Qui peut envoyer (SPF)',
    dkim: 'Signature (DKIM)',
    dmarc: 'Que faire du courrier qui ne prouve rien (DMARC)',
    ptr: 'Nom du serveur (PTR)',
  },
  level: {
    ok: 'en ordre',
    weak: 'à améliorer',
    broken: 'à corriger',
    unknown: 'inconnu',
  },
  found: {
    mxOk: 'Les réponses arrivent à {hosts}.',
    mxNone:
      'Aucun serveur ne reçoit le courrier de {domain} : réponses et retours sont perdus. Prenez un expéditeur dans un domaine qui reçoit du courrier, ou faites-en installer un.',
    spfOk: '{domain} autorise le serveur {host} ({lookups} requêtes sur 10).',
    spfNone: '{domain} ne dit pas qui peut envoyer en son nom.',
    spfSeveral: '{domain} a plusieurs enregistrements SPF : aucun ne compte. Réunissez-les en un seul.',
    spfWrong: 'L’enregistrement SPF de {domain} est illisible : {part}.',
    spfLookups:
      'L’enregistrement SPF de {domain} demande plus de 10 requêtes et ne compte alors plus. Retirez ce qui ne sert plus.',
    spfMissing:
      '{domain} ne nomme pas le serveur {host}. Si le prestataire envoie depuis d’autres adresses, demandez-lui ce qu’il faut inclure.',
    spfOpen: '{domain} laisse tout le monde envoyer en son nom (+all) : c’est pire que rien.',
    spfNoServer: '{domain} a un enregistrement SPF ; on ne sait pas ici s’il autorise votre serveur.',
    dkimOk: 'La clé est publiée sous {name} et signe le courrier.',
    dkimNone:
      'Duly ne signe pas le courrier de {domain}. Si votre serveur de messagerie le signe, il n’y a rien à faire.',
    dkimUnpublished: 'La clé existe, mais {name} n’est pas encore dans le DNS.',
    dkimOther: '{name} contient une autre clé que la nôtre : les signatures paraissent fausses.',
    dmarcOk: '{name} demande {policy}.',
    dmarcNone:
      '{domain} n’a pas d’enregistrement DMARC ; les grands fournisseurs l’exigent. Commencez par observer (p=none).',
    dmarcWatching: '{name} ne fait qu’observer (p=none). Quand SPF et DKIM sont en ordre, passez à p=quarantine.',
    dmarcWrong:
      '{name} est illisible, ou il y en a plusieurs. Il faut un seul enregistrement avec p=none, p=quarantine ou p=reject.',
    ptrOk: '{address} s’appelle {names}.',
    ptrNone:
      '{address} du serveur {host} n’a pas de nom. Son exploitant peut lui en donner un ; beaucoup de destinataires l’exigent.',
    ptrOther: '{address} s’appelle {names}, mais ce nom mène ailleurs.',
    ptrUnknown: 'Il n’y a pas de serveur de messagerie à adresse publique à vérifier.',
    notAsked: '{name} n’a pas pu être consulté. Réessayez.',
  },
};
