import { anyOf, folded } from './folded';

/**
 * Whose fault it is that a mail did not arrive. `hard`: nobody reads at that address; it is not used again. `soft`: it did not arrive,
 * and the address may be good: a full mailbox, a filter, a size, a server that was away. Where neither is sure, the address is not
 * blamed. Codes: RFC 3463 and its registry (IANA, SMTP Enhanced Status Codes); those of Exchange Online by its list of NDR codes.
 */
export function judged(status: string | null, words: string): 'hard' | 'soft' {
  const said = folded(words.slice(0, 4_000).replace(/https?:\/\/\S+/g, ' '));
  if (FULL.test(said)) return 'soft';
  if (status !== null) {
    if (status.startsWith('4')) return 'soft';
    if (NO_SUCH_ADDRESS.test(said) && !isAboutUs(status))
      return FILTERED.test(said) && !SURE.test(status) ? 'soft' : 'hard';
    if (SURE.test(status)) return FILTERED.test(said) ? 'soft' : 'hard';
    return 'soft';
  }
  if (FILTERED.test(said)) return 'soft';
  return NO_SUCH_ADDRESS.test(said) ? 'hard' : 'soft';
}

/** It says why, in words that are known. */
export const givesReason = (folded: string): boolean => FULL.test(folded) || NO_SUCH_ADDRESS.test(folded);

/** Unknown mailbox, system, syntax, moved without a trace; disabled; unroutable; disabled by the provider; no such domain. */
const SURE = /^5\.(1\.([1236]|10)|2\.1|4\.4|7\.13|4\.310)$/;

/** The sender's address was refused: 5.1.7, 5.1.8. */
const isAboutUs = (status: string): boolean => /^5\.1\.[78]$/.test(status);

const FULL = anyOf(
  'mail ?box (?:is |was )?(?:\\S+ ){0,2}full', 'inbox is full', 'over ?quota', 'quota (?:\\S+ ){0,3}exceeded', 'exceed\\w* (?:\\S+ ){0,4}quota', 'quotaexceeded', 'out of storage',
  'insufficient (?:system )?storage', 'storage (?:limit|space)', 'mailbox size limit', 'disk quota', 'no more messages', 'too many messages', 'receiving mail at a rate',
  'postfach (?:\\S+ ){0,6}(?:ist |zu )?voll', 'postfach(?:es)? (?:\\S+ ){0,4}uberschritten', 'speicherplatz', 'mailbox (?:ist|des empfangers ist) voll',
  'boite (?:\\S+ ){0,7}(?:est )?(?:pleine|saturee)', 'quota (?:\\S+ ){0,3}depasse', 'espace de stockage',
  'brevladan (?:\\S+ ){0,4}full', 'inkorgen (?:\\S+ ){0,4}full', 'postvak (?:\\S+ ){0,4}vol', 'mailbox (?:\\S+ ){0,4}vol', 'brievenbus (?:\\S+ ){0,4}vol',
  'buzon (?:\\S+ ){0,6}lleno', 'cuota (?:\\S+ ){0,3}(?:superad|excedid)\\w*', 'casella (?:\\S+ ){0,4}piena',
); // prettier-ignore

const FILTERED = anyOf(
  'spam\\w*', 'unsolicited', 'blacklist\\w*', 'black list\\w*', 'block ?list\\w*', 'blocklist\\w*', 'reputation', 'blocked', 'banned', 'dnsbl', 'rbl', 'spf', 'dkim', 'dmarc', 'virus', 'malware',
  'content (?:\\S+ ){0,2}rejected', 'message content', 'policy', 'relay(?:ing)? (?:access )?denied', 'not permitted to relay', 'unable to relay', 'too large', 'too big', 'size limit',
  'not allowed to send', 'permission to send', 'only accepts? (?:messages|mail) from', 'greylist\\w*', 'rate limit\\w*', 'als spam', 'indesirable', 'skrappost', 'correo no deseado',
); // prettier-ignore

const NO_SUCH_ADDRESS = anyOf(
  'user unknown', 'unknown user', 'unknown (?:local )?(?:part|address|recipient|account|mailbox)', 'no such (?:user|recipient|address|mailbox|person|local user|account)(?: here)?', 'nosuchuser',
  'user (?:\\S+ ){0,3}(?:not found|not known|unknown|does not exist|doesn\'t exist|not listed)', '(?:doesn\'t|does not) have an? \\S+ account', 'recipient (?:\\S+ ){0,2}(?:not found|unknown|does not exist|notfound)', 'recipientnotfound',
  'address(?:es)? (?:\\S+ ){0,4}(?:not found|couldn\'t be found|could not be found|wasn\'t found|was not found|does not exist|doesn\'t exist|no longer valid|not exist)',
  '(?:mailbox|account|address|recipient) (?:\\S+ ){0,4}(?:unavailable|not available|disabled|inactive|deactivated|suspended|closed|not exist|doesn\'t exist|not found|no longer exists?|no longer active|invalid|unknown)',
  'no mailbox (?:here )?by that name', 'invalid (?:recipient|mailbox|address|user)', 'unroute?able address', 'not a valid (?:user|mailbox|recipient)', 'no longer (?:works?|employed|with|on server|in use|valid|available)', 'not our customer',
  '(?:host|domain) (?:\\S+ ){0,4}(?:not found|unknown|does not exist|doesn\'t exist)', 'couldn\'t find any host', 'domain (?:name )?(?:\\S+ ){0,2}couldn\'t be found', 'nxdomain', 'name or service not known', 'access denied\\W{0,3} as\\(201806281\\)', 'bad destination',
  '(?:empfanger|adresse|benutzer|postfach|mailadresse|e-mail-adresse|konto|domain|domane) (?:\\S+ ){0,5}(?:existiert nicht|nicht gefunden|unbekannt|nicht bekannt|gibt es nicht|deaktiviert|gesperrt|nicht vorhanden|ungultig)', 'unbekannte[rn]? (?:empfanger|benutzer|adresse)', 'existiert nicht', 'unzustellbare adresse',
  '(?:adresse|destinataire|utilisateur|compte|boite|domaine) (?:\\S+ ){0,6}(?:n\'existe pas|n\'existe plus|inconnue?|introuvable|invalide|desactivee?|inactive|suspendue?|n\'a pas ete trouvee?)', 'n\'existe pas', 'utilisateur inconnu',
  '(?:adressen|mottagaren|anvandaren|kontot|brevladan|domanen) (?:\\S+ ){0,4}(?:finns inte|hittades inte|ar okand|okand|existerar inte|inaktiverad\\w*|sparrad\\w*|ogiltig\\w*)', 'okand (?:mottagare|anvandare)', 'finns inte',
  '(?:adres|ontvanger|gebruiker|geadresseerde|account|postvak|domein|mailbox) (?:\\S+ ){0,4}(?:bestaat niet|niet gevonden|onbekend|is opgeheven|ongeldig)', 'onbekende (?:gebruiker|ontvanger)', 'bestaat niet',
  '(?:direccion|destinatario|usuario|cuenta|buzon|dominio) (?:\\S+ ){0,5}(?:no existe|no se encontro|no se ha encontrado|desconocid[oa]|no encontrad[oa]|desactivad[oa]|inexistente|no es valid[oa])', 'no existe', 'no se encontro',
  '(?:utente|indirizzo|destinatario) (?:\\S+ ){0,4}(?:sconosciuto|inesistente|non esiste|non trovato)',
); // prettier-ignore
