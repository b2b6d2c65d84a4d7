/**
 * What became of an e-invoice on its way through the platforms, as its source says: FR life cycle (déposée … encaissée, codes
 * 200–213), Peppol Invoice Response (AB, IP, UQ, CA, RE, AP, PD), SdI (scarto). Approval is evidence where it is contested later.
 */
export const EINVOICE_STATES = [
  'sent',
  'received',
  'rejected',
  'refused',
  'disputed',
  'approved',
  'payment_sent',
  'collected',
] as const;
export type EinvoiceState = (typeof EINVOICE_STATES)[number];

/** As sources write them, in small letters without accents and marks. */
const WORDS: Readonly<Record<EinvoiceState, string>> = {
  sent: 'sent|200|201|deposee|emise|issued|emitted|versandt|ubermittelt|skickad|verzonden|enviada|submitted',
  received: `received|202|203|204|recue|miseadisposition|priseencharge|ab|acknowledged|ip|inprocess|delivered|zugestellt|eingegangen|
    mottagen|ontvangen|recibida|rc|consegnata`,
  rejected: 'rejected|213|rejetee|zuruckgewiesen|avvisad|afgewezen|rechazadaplataforma|scarto|scartata|ns|invalid',
  refused: 'refused|210|refusee|re|abgelehnt|nekad|geweigerd|rechazada|rifiutata|rejectedbybuyer|declined',
  disputed: `disputed|207|208|enlitige|suspendue|suspended|uq|underquery|queried|strittig|inklarung|tvistig|betwist|endisputa|
    contestata`,
  approved: `approved|205|206|approuvee|approuveepartiellement|ap|accepted|ca|conditionallyaccepted|genehmigt|freigegeben|akzeptiert|
    godkand|goedgekeurd|aprobada|accettata`,
  payment_sent:
    '211|paiementtransmis|paymentsent|paymenttransmitted|zahlungangewiesen|betalningskickad|betalingverzonden|pagoenviado',
  collected: '212|encaissee|pd|paid|bezahlt|betald|betaald|cobrada|pagata|collected',
};

const KNOWN: ReadonlyMap<string, EinvoiceState> = new Map(
  EINVOICE_STATES.flatMap((state) => WORDS[state].split(/[|\s]+/).map((word) => [word, state] as const)),
);

/** Undefined where the word is not known. */
export const einvoiceStateOf = (text: string): EinvoiceState | undefined => KNOWN.get(plain(text));

const plain = (text: string): string =>
  text
    .slice(0, 60)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
